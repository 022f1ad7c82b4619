import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, type Browser } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureChromium } from '@yunliu/engine/documents';

const root = fileURLToPath(new URL('.', import.meta.url));
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
let folder = '';
let server: Server;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunliu-embed-designer-'));
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, normalize(name === '/' ? '/index.html' : name));
    readFile(file).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/json' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { executablePath, env } = await ensureChromium();
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  browser = await launch({ executablePath, env: { ...process.env, ...env }, args });
});

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server?.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

it('the embedded designer edits, takes Ctrl+Z once in whichever element the focus is, and saves the same file', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  const address = server.address();
  await page.goto(`http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/`);
  const shipped = await readFile('process-definitions/hotline/1.json', 'utf8');
  const save = (): Promise<string> =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          addEventListener('design-saved', (event) => resolve((event as CustomEvent<string>).detail), { once: true });
          document.querySelector<HTMLElement>('#save')?.click();
        }),
    );
  const title = await page.waitForSelector(
    'yl-property-panel >>> [data-pointer="/definition/title"] >>> input:not([disabled])',
  );
  expect(await save()).toBe(shipped);
  const type = async (text: string): Promise<void> => {
    await title?.click({ count: 3 });
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  };
  await type('热线一');
  await type('热线二');
  const control = async (key: 'z' | 'y'): Promise<void> => {
    await page.keyboard.down('Control');
    await page.keyboard.press(key);
    await page.keyboard.up('Control');
  };
  expect(await save()).toContain('热线二');
  await title?.focus();
  await control('z');
  expect(await save()).toContain('热线一');
  expect(await page.$eval('#said', (one) => one.textContent)).toMatch(/^已撤销：/);
  await (await page.waitForSelector('yl-flow-designer >>> [tabindex="0"]'))?.focus();
  await control('z');
  expect(await save()).toBe(shipped);
  await control('y');
  expect(await save()).toContain('热线一');
  expect(complaints).toEqual([]);
});
