import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readPdf } from '../../../engine/test/documents/read-pdf.js';
import { axeFindings } from '../axe-findings.js';
import { startDesignSite, type DesignPage, type DesignSite } from '../design-site.js';

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('print');
});
afterAll(() => site.close());

/** The form is published: what is changed goes into its next version. */
const FORM = 'phone-record';

async function open(options: { readonly query?: string; readonly width?: number } = {}): Promise<DesignPage> {
  const opened = await site.open(options);
  await opened.page.bringToFront();
  await find(opened.page, 'select');
  return opened;
}

async function find(page: Page, selector: string): Promise<ElementHandle> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await page.$(`yl-print-designer >>> ${selector}`);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${selector} did not appear`);
}

const print = (page: Page, name = 'print'): Promise<string | undefined> =>
  page.evaluate(
    (form, key) => Object.entries(window.session.document.prints).find(([id]) => id.startsWith(`${form}@`))?.[1][key],
    FORM,
    name,
  );

/** Address of the PDF whose pages are seen; empty while it is on its way. */
async function shownPdf(page: Page): Promise<string> {
  const isSeen = (await page.$('yl-print-designer >>> yl-pdf-pages:not(.old) >>> canvas[data-drawn]')) !== null;
  const link = isSeen ? await page.$('yl-print-designer >>> a.open') : null;
  return (await link?.evaluate((one) => one.href)) ?? '';
}

/** The PDF that is shown, once it is another than before and drawn. */
async function pdf(page: Page, before = ''): Promise<{ readonly url: string; readonly bytes: Uint8Array }> {
  for (let tries = 0; tries < 300; tries++) {
    const url = await shownPdf(page);
    if (url !== '' && url !== before) {
      const list = await page.evaluate(async (address) => {
        const blob = (window as unknown as { readonly pdfs: ReadonlyMap<string, Blob> }).pdfs.get(address);
        return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer())];
      }, url);
      return { url, bytes: Uint8Array.from(list) };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no PDF appeared');
}

/** Types into the template at its end. */
async function typeAtEnd(page: Page, text: string): Promise<void> {
  await (await find(page, 'yl-template-editor >>> .cm-content')).click();
  await page.keyboard.down('Control');
  await page.keyboard.press('End');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}

describe('the print designer in a browser', () => {
  it('[T6] a mark in the template goes when its fault is gone, whoever changed the text', async () => {
    const { page } = await open();
    const write = (text: string): Promise<boolean> =>
      page.evaluate((print) => {
        const { document } = window.session;
        const form = Object.keys(document.prints).find((id) => id.startsWith('phone-record@')) ?? '';
        return window.session.execute({ type: 'set-print', form, name: 'print', text: print });
      }, text);
    const marked = (count: number): Promise<void> =>
      vi.waitFor(
        async () =>
          expect(await page.$$('yl-print-designer >>> yl-template-editor >>> .cm-lint-marker')).toHaveLength(count),
        { timeout: 20_000, interval: 50 },
      );
    await find(page, 'yl-template-editor >>> .cm-content');
    await write('<p>{{field "nope"}}</p>');
    await marked(1);
    await write('<p>{{field "caller"}}</p>');
    await marked(0);
    await page.close();
  });

  it('[T7] shows the very PDF with sample values and with a real ticket', async () => {
    const { page, complaints } = await open();
    const sample = await pdf(page);
    const { text } = await readPdf(sample.bytes);
    for (const part of ['电话服务记录单', '来电人', '王建国', '市政务服务数据管理局']) expect(text).toContain(part);
    await (await find(page, 'select[name=source]')).select('ticket-1');
    const ticket = await readPdf((await pdf(page, sample.url)).bytes);
    expect(ticket.text).toContain('第二税务大厅');
    expect(ticket.text).toContain('周小燕');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[T14] draws the pages themselves on a phone, page by page, larger when asked, with their words for screen readers', async () => {
    const { page, complaints } = await open({ width: 390 });
    await (await find(page, '.views button:last-child')).click();
    await pdf(page);
    const canvas = await find(page, 'yl-pdf-pages >>> canvas[data-drawn]');
    const ink = await canvas.evaluate((one) => {
      const { width, height } = one as HTMLCanvasElement;
      const dots = (one as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return dots.filter((value, at) => at % 4 === 0 && value < 128).length / (width * height);
    });
    expect(ink).toBeGreaterThan(0.01);
    expect(ink).toBeLessThan(0.3);
    const wide = (): Promise<number> => canvas.evaluate((one) => one.getBoundingClientRect().width);
    expect(await wide()).toBeLessThan(390);
    expect(await (await find(page, 'yl-pdf-pages >>> .sheet .sr')).evaluate((one) => one.textContent)).toContain(
      '电话服务记录单',
    );
    await (await find(page, 'yl-pdf-pages >>> select[name=zoom]')).select('100');
    await find(page, 'yl-pdf-pages >>> .sheets:not(.fit)');
    expect(Math.floor(await wide())).toBe(793);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.evaluate((key) => {
      const [form, prints] =
        Object.entries(window.session.document.prints).find(([id]) => id.startsWith(`${key}@`)) ?? [];
      const text = `${prints?.['print'] ?? ''}\n<div style="break-after: page"></div>\n<p>背面</p>`;
      window.session.execute({ type: 'set-print', form: form ?? '', name: 'print', text });
    }, FORM);
    const foot = await find(page, 'yl-pdf-pages >>> .foot .pages');
    let pages = '';
    for (let tries = 0; tries < 300 && !pages.includes('共 2 页'); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      pages = (await foot.evaluate((one) => one.textContent)) ?? '';
    }
    expect(pages).toBe('第 1 页，共 2 页');
    // Pages out of sight keep no memory and are drawn again.
    await (await find(page, 'yl-pdf-pages >>> select[name=zoom]')).select('200');
    const drawn = `yl-pdf-pages >>> [data-page="1"] canvas[data-drawn="1587"]`;
    await find(page, drawn);
    await find(page, 'yl-pdf-pages >>> [data-page="2"] canvas:not([data-drawn])');
    const sheets = await find(page, 'yl-pdf-pages >>> .sheets');
    await sheets.evaluate((one) => one.scrollTo(0, one.scrollHeight));
    await find(page, 'yl-pdf-pages >>> [data-page="2"] canvas[data-drawn]');
    await find(page, 'yl-pdf-pages >>> [data-page="1"] canvas[width="0"]');
    await sheets.evaluate((one) => one.scrollTo(0, 0));
    await find(page, drawn);
    // A file that is none says so; the next one is drawn.
    const shown = await find(page, 'yl-pdf-pages');
    const show = (what: 'none' | 'good'): Promise<void> =>
      shown.evaluate((one, which) => {
        const pages = one as HTMLElement & { pdf: Blob; good?: Blob };
        pages.good ??= pages.pdf;
        pages.pdf = which === 'good' ? pages.good : new Blob(['no PDF']);
      }, what);
    await show('none');
    await find(page, 'yl-pdf-pages >>> [role=alert]');
    await show('good');
    await find(page, drawn);
    // Taken off the page and put back it begins anew.
    await shown.evaluate((one) => {
      const { parentElement } = one;
      one.remove();
      parentElement?.append(one);
    });
    await find(page, drawn);
    // The reader writes down that the one file is none.
    expect(complaints).toEqual(['Warning: Indexing all PDF objects']);
    await page.close();
  });

  it('[T8] what is typed is one step, printed when the hand rests; a fault is said with its line and the last PDF stays', async () => {
    const { page } = await open();
    const first = await pdf(page);
    const before = await print(page);
    await typeAtEnd(page, '<p>xyzzy</p>');
    const second = await pdf(page, first.url);
    expect((await readPdf(second.bytes)).text).toContain('xyzzy');
    await page.evaluate(() => window.session.stack.endTyping());
    await page.evaluate((key) => {
      const form = Object.keys(window.session.document.forms).find((id) => id.startsWith(`${key}@`)) ?? '';
      const text = window.session.document.prints[form]?.['print'] ?? '';
      window.session.execute({ type: 'set-print', form, name: 'print', text: `${text}\n{{field "gone"}}` });
    }, FORM);
    const failure = await find(page, '.failure');
    expect(await failure.evaluate((one) => one.textContent)).toContain('gone');
    expect(await shownPdf(page)).toBe(second.url);
    await (await find(page, '.failure li button')).click();
    const list = await find(page, 'yl-template-editor >>> li button');
    expect(await list.evaluate((one) => one.textContent)).toMatch(/gone/);
    await page.evaluate(() => window.session.undo());
    await page.evaluate(() => window.session.undo());
    expect(await print(page)).toBe(before);
    await page.close();
  });

  it('[T9] a form without a print gets one from its fields, printable at once; several rows run over pages', async () => {
    const { page } = await open();
    const first = await pdf(page);
    await page.evaluate((key) => {
      const form = Object.keys(window.session.document.forms).find((id) => id.startsWith(`${key}@`)) ?? '';
      const into = '/ui';
      window.session.transaction(() => {
        window.session.execute({ type: 'add-field', form, into, kind: 'table', name: 'parts', title: '更换部件' });
        window.session.execute({ type: 'add-field', form, into, kind: 'money', name: 'cost', title: '费用合计' });
        window.session.execute({ type: 'add-field', form, into, kind: 'signature', name: 'sign', title: '用户签字' });
        window.session.execute({ type: 'remove-print', form, name: 'print' });
      });
    }, FORM);
    await (await find(page, '[data-starter]')).click();
    const made = await pdf(page, first.url);
    const { text } = await readPdf(made.bytes);
    for (const part of ['更换部件', '费用合计', '¥12,680.50', '用户签字', '李敏']) expect(text).toContain(part);
    await (await find(page, 'select[name=source]')).select('sample-long');
    const long = await readPdf((await pdf(page, made.url)).bytes);
    expect(long.pages).toBeGreaterThan(1);
    expect(long.text.match(/序号/g)?.length).toBeGreaterThan(1);
    await page.close();
  });

  it('[T10] parts are put in at the caret with a click; the page is set up in a dialog', async () => {
    const { page } = await open();
    const first = await pdf(page);
    await (await find(page, 'yl-template-editor >>> .cm-content')).click();
    await (await find(page, 'yl-print-insert >>> select')).select('urgent');
    await (await find(page, 'yl-print-insert >>> [data-part=condition]')).click();
    expect(await print(page)).toContain('{{#if (is "urgent" true)}}\n满足条件时打印的内容\n{{/if}}\n');
    await page.keyboard.type('特急');
    expect(await print(page)).toContain('{{#if (is "urgent" true)}}\n特急\n{{/if}}');
    await (await find(page, '[data-setup]')).click();
    await (await find(page, 'yl-page-setup >>> select[name=paper]')).select('A5');
    await (await find(page, 'yl-page-setup >>> select[name=direction]')).select('landscape');
    await (await find(page, 'yl-page-setup >>> select[name=top-center]')).select('text');
    const header = await find(page, 'yl-page-setup >>> input[name=top-center-text]');
    await header.click({ count: 3 });
    await page.keyboard.type('内部资料');
    await (await find(page, 'yl-page-setup >>> [data-confirm]')).click();
    expect(await print(page)).toContain('@page { size: A5 landscape; }');
    const { bytes } = await pdf(page, first.url);
    const { text, sheet } = await readPdf(bytes);
    expect(text).toContain('内部资料');
    expect(sheet.map(Math.floor)).toEqual([594, 420]);
    await page.close();
  });

  it('[T11] templates are added, renamed, duplicated and, once asked, deleted', async () => {
    const { page } = await open();
    const names = (): Promise<string[]> =>
      page.evaluate(
        (form) =>
          Object.keys(
            Object.entries(window.session.document.prints).find(([id]) => id.startsWith(`${form}@`))?.[1] ?? {},
          ),
        FORM,
      );
    await (await find(page, '[data-add]')).click();
    await page.keyboard.type('1x');
    await (await find(page, 'yl-print-name >>> [data-confirm]')).click();
    expect(await (await find(page, 'yl-print-name >>> .fault')).isVisible()).toBe(true);
    await (await find(page, 'yl-print-name >>> input[name=name]')).click({ count: 3 });
    await page.keyboard.type('存根联');
    await page.keyboard.press('Enter');
    await find(page, '[data-print="存根联"][aria-pressed=true]');
    await (await find(page, '[data-rename]')).click();
    await page.keyboard.type('客户联');
    await page.keyboard.press('Enter');
    await find(page, '[data-print="客户联"][aria-pressed=true]');
    await (await find(page, '[data-duplicate]')).click();
    await find(page, '[data-print="客户联副本"][aria-pressed=true]');
    expect(await names()).toEqual(['print', '客户联', '客户联副本']);
    await (await find(page, '[data-remove]')).click();
    await (await find(page, 'yl-confirm-dialog >>> [data-confirm]')).click();
    await find(page, '[data-print="print"][aria-pressed=true]');
    expect(await names()).toEqual(['print', '客户联']);
    for (let times = 0; times < 4; times++) await page.evaluate(() => window.session.undo());
    expect(await names()).toEqual(['print']);
    await page.close();
  });

  it('[T12] without a host that prints it says so and checks all the same', async () => {
    const { page, complaints } = await open({ query: '?host=none' });
    expect(await (await find(page, '.notice')).evaluate((one) => one.textContent)).toContain('此处不能预览');
    await page.evaluate((key) => {
      const form = Object.keys(window.session.document.forms).find((id) => id.startsWith(`${key}@`)) ?? '';
      window.session.execute({ type: 'set-print', form, name: 'print', text: 'a\n{{{field "unit"}}}' });
    }, FORM);
    const list = await find(page, 'yl-template-editor >>> li button');
    expect(await list.evaluate((one) => one.textContent)).toMatch(/2/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(['zh-CN', 'en'])('[T13] axe finds nothing, wide and narrow (%s)', async (locale) => {
    for (const width of [1440, 390]) {
      const { page, complaints } = await open({ query: `?locale=${locale}`, width });
      await find(page, 'yl-template-editor >>> .cm-content');
      expect(await axeFindings(page)).toEqual([]);
      await (await find(page, '[data-setup]')).click();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(width);
      expect(complaints).toEqual([]);
      await page.close();
    }
  });
});
