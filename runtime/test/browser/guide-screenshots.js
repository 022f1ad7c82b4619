// Takes the pictures of docs/guide: the real server with demo data and running tickets, and the Monday-morning change of the
// hotline made step by step on the workbench. Run after a build, by hand:
//   node runtime/test/browser/guide-screenshots.js [folder]
import { ensureChromium } from '@yunliu/engine/documents';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { DemoPeople, playScenario } from './demo-story.js';
import { GuideStory } from './guide-story.js';
import { palettePng } from './palette-png.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = process.argv[2] ?? join(root, 'docs/guide/images');
const definitions = join(root, 'process-definitions');
const port = 8437;
const base = `http://127.0.0.1:${port}`;
/** A picture in the guide is read beside text; one larger than this has too much on it. */
const MOST_BYTES = 200_000;

const data = mkdtempSync(join(tmpdir(), 'yunliu-guide-'));
const server = spawn(
  process.execPath,
  [join(root, 'runtime/bin/yunliu-serve.js'), '--port', String(port), '--data', data, '--definitions', definitions],
  { stdio: 'ignore', env: { ...process.env, YUNLIU_LOG_LEVEL: 'silent' } },
);
let browser;
let failed = false;
let isOver = false;
server.once('exit', () => {
  // Another server on the port would be asked in its stead, with other tickets.
  if (!isOver) throw new Error(`the server on port ${port} ended`);
});
try {
  await ready();
  await openTickets();
  const chromium = await ensureChromium();
  browser = await launch({
    executablePath: chromium.executablePath,
    env: { ...process.env, ...chromium.env, LANGUAGE: 'zh_CN' },
    args: ['--lang=zh-CN', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-proxy-server'],
  });
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage();
  page.on('pageerror', (error) => complain(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complain(message.text());
  });
  const shoot = async (name, options = {}) => {
    await pause(700);
    const path = join(folder, `${name}.png`);
    const picture = palettePng(Buffer.from(await page.screenshot(options)));
    writeFileSync(path, picture);
    const size = picture.length;
    console.log(`${name}.png ${Math.round(size / 1024)} KB`);
    if (size > MOST_BYTES) complain(`${name}.png is larger than ${MOST_BYTES / 1000} KB`);
  };
  await new GuideStory({ page, base, shoot, pause, complain }).tell();
} finally {
  await browser?.close();
  isOver = true;
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
  }
  rmSync(data, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;

/** Finished and running tickets of the hotline, so that replays and impacts have something to say. */
async function openTickets() {
  const people = new DemoPeople(base);
  const scenario = (name) => join(definitions, `hotline/scenarios/${name}.scenario.json`);
  for (let count = 0; count < 3; count += 1) await playScenario(people, scenario('solved-in-call'));
  for (const stopAt of [1, 1, 2, 2, 3, 4, 5])
    await playScenario(people, scenario('fault-handled-and-called-back'), stopAt);
  // Until the end, and some that are on their way.
  for (const stopAt of [Infinity, Infinity, 2, 3, 5, 7])
    await playScenario(people, scenario('dissatisfied-and-handed-over'), stopAt);
}

async function ready() {
  for (let attempt = 0; attempt < 360; attempt += 1) {
    const answer = await fetch(`${base}/ready`).catch(() => undefined);
    if (answer?.ok === true) return;
    await pause(500);
  }
  throw new Error('the server did not become ready');
}

function complain(words) {
  failed = true;
  console.error(words);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
