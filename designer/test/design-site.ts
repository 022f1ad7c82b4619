import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { ensureChromium } from '@yunliu/engine/documents';
import { readWorld } from './design-world.js';
import { closePrintDesk, printDraft } from './print-desk.js';
import { shippedFiles } from './model/shipped.js';
import { policy } from './view/demo-page.js';

const demo = fileURLToPath(new URL('../demo/design/', import.meta.url));
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface DesignSite {
  readonly browser: Browser;
  /** Opens `<entry>.html` with the given query; 1440 by 900 unless told. */
  open(options?: { readonly query?: string; readonly width?: number; readonly height?: number }): Promise<DesignPage>;
  close(): Promise<void>;
}

export interface DesignPage {
  readonly page: Page;
  /** Console errors, warnings, page errors and violations of the policy so far. */
  readonly complaints: string[];
}

/** Builds `designer/demo/design/<entry>.html`, serves it with the shipped designs under the portal's policy, opens a browser. */
export async function startDesignSite(entry: string): Promise<DesignSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yunliu-design-'));
  await build({
    root: demo,
    configFile: path.join(demo, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: path.join(demo, `${entry}.html`) } },
  });
  const server = await serve(folder);
  const address = server.address();
  const origin = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  const { executablePath, env } = await ensureChromium();
  const browser = await launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--font-render-hinting=none',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return {
    browser,
    async open({ query = '', width = 1440, height = 900 } = {}) {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.setViewport({ width, height });
      await page.goto(`${origin}/${entry}.html${query}`);
      await page.waitForFunction('window.session !== undefined').catch((error: unknown) => {
        throw new Error(complaints.join('\n') || String(error), { cause: error });
      });
      return { page, complaints };
    },
    async close() {
      await browser.close();
      await closePrintDesk();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const send = (body: string | Buffer, type: string): void => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy });
      response.end(body);
    };
    if (name === '/favicon.ico') return response.writeHead(204).end();
    if (name === '/print' && request.method === 'POST')
      return void printDraft(request).then(({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'content-security-policy': policy });
        return response.end(body);
      });
    if (name === '/world.json') return send(JSON.stringify(readWorld()), 'application/json');
    const design = /^\/designs\/([a-z0-9-]*)\.json$/.exec(name)?.[1];
    if (design !== undefined) return send(JSON.stringify(designFiles(design)), 'application/json');
    const file = path.join(folder, path.normalize(name));
    return void readFile(file).then(
      (body) => send(body, types[path.extname(file)] ?? 'application/octet-stream'),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function designFiles(key: string): ReturnType<typeof shippedFiles> {
  if (key !== '') return shippedFiles(key);
  const empty = {
    format: 1,
    key: 'new-process',
    version: 1,
    title: '新流程',
    category: 'customised',
    data: { type: 'object', properties: {} },
    roles: {},
    start: { by: ['*'] },
    initial: 'ended',
    states: { ended: { type: 'final', title: '结束', outcome: 'done' } },
  };
  return { definition: JSON.stringify(empty, undefined, 2) + '\n' };
}
