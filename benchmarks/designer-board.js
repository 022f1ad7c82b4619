// What somebody at the flow designer waits for, in a real browser: from the deed until the frame that shows it.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { build } from 'vite';
import { ensureChromium } from '@yunliu/engine/documents';
import { chain } from './designer-chain.js';
import { median } from './measure.js';

const ROUNDS = 5;
const KINDS = ['open', 'lay out', 'move', 'undo'];
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Prints the table, or says why there is none. */
export async function timeBoard(counts, rounds = ROUNDS) {
  let chromium;
  try {
    chromium = await ensureChromium();
  } catch {
    console.log('\nThe board in a browser: not measured, there is no Chromium here (CHROMIUM_PATH names one).');
    return;
  }
  const site = await startSite();
  const browser = await launch({
    executablePath: chromium.executablePath,
    env: { ...process.env, ...chromium.env },
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const results = new Map(counts.map((count) => [count, Object.fromEntries(KINDS.map((kind) => [kind, []]))]));
    for (let round = 0; round <= rounds; round++)
      for (const count of counts) {
        const measured = await oneRound(browser, site.origin, count);
        // The first round warms up the machine.
        if (round > 0) for (const kind of KINDS) results.get(count)[kind].push(measured[kind]);
      }
    print(results, rounds);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** A page of its own: what an earlier process left behind does not count. */
async function oneRound(browser, origin, count) {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(origin);
    await page.waitForFunction('globalThis.board !== undefined');
    const measured = await mainThread(page);
    const text = JSON.stringify(chain(count), undefined, 2) + '\n';
    const open = await measured(() => page.evaluate((given) => globalThis.board.open(given), text));
    const layOut = await measured(() => page.evaluate(() => globalThis.board.layOut()));
    const key = 'step-2';
    const before = await page.evaluate((one) => globalThis.board.placeOf(one), key);
    const { x, y } = await page.evaluate((one) => globalThis.board.handle(one), key);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 20, y, { steps: 3 });
    await page.mouse.move(x + 90, y + 4, { steps: 6 });
    await page.evaluate(() => globalThis.board.watchHand());
    const move = await measured(async () => {
      await page.mouse.up();
      return page.evaluate(() => globalThis.board.dropped());
    });
    const after = await page.evaluate((one) => globalThis.board.placeOf(one), key);
    if (before?.x === after?.x) throw new Error(`The move of ${key} among ${count} did nothing`);
    const undo = await measured(() => page.evaluate(() => globalThis.board.undo()));
    return { open, 'lay out': layOut, move, undo };
  } finally {
    await page.close();
  }
}

/** CPU of the page's main thread beside what the page tells: other work on the machine does not add to it. */
async function mainThread(page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  return async (work) => {
    const before = await spent();
    const told = await work();
    return { ...told, cpu: (await spent()) - before };
  };
}

function print(results, rounds) {
  console.log(`\nThe board in Chromium, median of ${rounds} interleaved rounds in ms until it is seen;`);
  console.log('in brackets the CPU of the main thread until all has come to rest, checks and marks included:');
  console.log(`states ${KINDS.map((kind) => kind.padStart(14)).join(' ')}`);
  for (const [count, kinds] of results) {
    const cells = KINDS.map((kind) => {
      const seen = median(kinds[kind].map((one) => one.seen));
      const cpu = median(kinds[kind].map((one) => one.cpu));
      return `${seen.toFixed(0)} (${cpu.toFixed(0)})`.padStart(14);
    });
    console.log(`${String(count).padStart(6)} ${cells.join(' ')}`);
  }
}

async function startSite() {
  const folder = await mkdtemp(join(tmpdir(), 'yunliu-bench-'));
  const source = join(folder, 'source');
  const page = fileURLToPath(new URL('designer-page.js', import.meta.url));
  const html = `<!doctype html><html lang="zh-CN"><title>bench</title><style>html,body,main{height:100%;margin:0}
    yl-flow-designer{display:block;height:100%}</style><main></main><script type="module" src="./page.js"></script></html>`;
  await mkdir(source);
  await writeFile(join(source, 'index.html'), html);
  await writeFile(join(source, 'page.js'), `import ${JSON.stringify(page)};\n`);
  const out = join(folder, 'out');
  await build({
    root: source,
    configFile: false,
    logLevel: 'silent',
    build: { target: 'es2022', outDir: out, emptyOutDir: true },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(out, path === '/' ? 'index.html' : path);
    void readFile(file).then(
      (body) =>
        response.writeHead(200, { 'content-type': `${TYPES[extname(file)] ?? 'text/plain'}; charset=utf-8` }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}/`,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
