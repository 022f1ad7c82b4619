import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { build } from 'vite';
import { ensureChromium } from '@yunliu/engine/documents';
import { standaloneValidator } from '@yunliu/engine/forms/server';
import { demoForm } from '../../demo/demo-form.js';

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));

/** The policy the portal runs under; style elements are what the UI base needs. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self' data:; frame-src 'self' blob:";

const types: { readonly [ending: string]: string } = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/**
 * The element once it is there. Puppeteer's own waiting watches the document and misses what changes in shadow roots.
 */
export async function find(page: Page, selector: string): Promise<ElementHandle> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await page.$(`yl-form >>> ${selector}`);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${selector} did not appear`);
}

export interface DemoSite {
  readonly browser: Browser;
  open(options?: { readonly query?: string; readonly width?: number; readonly height?: number }): Promise<DemoPage>;
  close(): Promise<void>;
}

export interface DemoPage {
  readonly page: Page;
  /** Console errors, page errors and policy violations so far. */
  readonly complaints: string[];
}

/** Builds the demo page, serves it under the portal's policy and opens a browser. */
export async function startDemo(): Promise<DemoSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yunliu-view-'));
  await build({
    root: demo,
    configFile: path.join(demo, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
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
      await page.goto(`${origin}/${query}`);
      await find(page, '[data-pointer]').catch((error: unknown) => {
        throw new Error(complaints.join('\n') || String(error), { cause: error });
      });
      return { page, complaints };
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serve(folder: string): Promise<Server> {
  const validator = standaloneValidator(demoForm);
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const send = (body: string | Buffer, type: string): void => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy });
      response.end(body);
    };
    if (name === '/validators/demo.js') return send(validator, 'text/javascript');
    if (name === '/favicon.ico') return response.writeHead(204).end();
    const file = path.join(folder, name === '/' ? 'index.html' : path.normalize(name));
    return void readFile(file).then(
      (body) => send(body, types[path.extname(file)] ?? 'application/octet-stream'),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
