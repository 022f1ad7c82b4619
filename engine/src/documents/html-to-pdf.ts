import { launch as launchBrowser, type Browser, type HTTPRequest } from 'puppeteer-core';
import { YunliuError } from '../definition/yunliu-error.js';
import { ensureChromium } from './chromium.js';
import { regularFontFile } from './fonts.js';
import { makeTextSearchable } from './searchable-text.js';
import { sharedGlyphs } from './shared-glyphs.js';

/** Turns one finished HTML page into PDF bytes. */
export interface HtmlToPdf {
  print(html: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface HtmlToPdfOptions {
  /** Chromium's own sandbox; default: on unless running as root. Turn off only where a container forbids user namespaces. */
  readonly sandbox?: boolean;
  /** Longest time for one document; default 30 s. */
  readonly timeoutMs?: number;
  /** Documents printed side by side; default 2. */
  readonly parallel?: number;
}

/** The page's address: a name that never resolves, answered by interception, so that `file:` and hosts stay out of reach. */
const pageUrl = 'https://document.invalid/';

/** `sandbox` also stops `<meta http-equiv="refresh">`, which would navigate away while the page is being printed. */
const pagePolicy = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:";

/** Every layer alone has a known hole (WebSocket passes interception, UDP passes the resolver rule); together none. */
const isolation = [
  '--disable-gpu',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A printer on one headless Chromium that is started at the first document, started again if it dies, and ends with
 * `close`. Pages have no JavaScript, no network and no files.
 */
export function createHtmlToPdf(options: HtmlToPdfOptions = {}): HtmlToPdf {
  const parallel = options.parallel ?? 2;
  const timeout = options.timeoutMs ?? 30_000;
  const waiting: (() => void)[] = [];
  let running = 0;
  let shared: ReturnType<typeof sharedGlyphs> | undefined;
  let browser: Promise<Browser> | undefined;

  function connected(): Promise<Browser> {
    browser ??= launch(options.sandbox).then(
      (launched) => {
        launched.on('disconnected', () => (browser = undefined));
        return launched;
      },
      (error: unknown) => {
        browser = undefined;
        throw error;
      },
    );
    return browser;
  }

  async function printNow(html: string): Promise<Uint8Array> {
    const context = await (await connected()).createBrowserContext();
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(timeout);
      await page.setJavaScriptEnabled(false);
      await page.setRequestInterception(true);
      // A request that ends with its page is no fault of the document.
      page.on('request', (request) => void answer(request, html).catch(() => undefined));
      await page.goto(pageUrl, { waitUntil: 'load', timeout });
      const pdf = await page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
        timeout,
      });
      shared ??= sharedGlyphs(regularFontFile());
      return await makeTextSearchable(pdf, shared, html);
    } finally {
      await context.close().catch(() => undefined);
    }
  }

  return {
    async print(html) {
      // The place is handed over on release, so a newcomer cannot overtake who waits.
      if (running >= parallel) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await printNow(html);
      } catch (error) {
        throw printFailed(error);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
    async close() {
      const present = await browser?.catch(() => undefined);
      browser = undefined;
      await present?.close();
    },
  };
}

async function launch(sandbox = process.getuid?.() !== 0): Promise<Browser> {
  const chromium = await ensureChromium();
  return launchBrowser({
    executablePath: chromium.executablePath,
    env: chromium.env,
    headless: true,
    args: sandbox ? isolation : [...isolation, '--no-sandbox'],
  });
}

async function answer(request: HTTPRequest, html: string): Promise<void> {
  if (request.url() === pageUrl) {
    await request.respond({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': pagePolicy },
      body: html,
    });
  } else if (request.url().startsWith('data:')) {
    await request.continue();
  } else {
    await request.abort('blockedbyclient');
  }
}

function printFailed(error: unknown): YunliuError {
  if (error instanceof YunliuError) return error;
  return new YunliuError({
    code: 'document/print-failed',
    message: { 'zh-CN': '文档未能打印成 PDF。', en: 'The document could not be printed to PDF.' },
    hint: {
      'zh-CN': '请重试；若仍失败，请管理员查看服务器日志中的 Chromium 报错。',
      en: 'Try again; if it fails again, ask the administrator to look at the Chromium error in the server log.',
    },
    details: { reason: error instanceof Error ? error.message : String(error) },
  });
}
