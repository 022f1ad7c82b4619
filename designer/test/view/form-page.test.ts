import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '@yunliu/engine/definition';
import type { FormElement } from '../../src/view/form/form-element.js';
import { find, startDemo } from './demo-page.js';
import type { DemoSite } from './demo-page.js';
import { namelessControls, shownTexts } from './page-probes.js';

let site: DemoSite;
let folder: string;

beforeAll(async () => {
  site = await startDemo();
  folder = await mkdtemp(path.join(tmpdir(), 'yunliu-files-'));
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

async function openTab(page: Page, index: number): Promise<void> {
  const tabs = await page.$$('yl-form >>> vaadin-tab');
  await tabs[index]?.click();
  await settle(page);
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const form = document.querySelector('yl-form') as FormElement;
    await form.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await form.updateComplete;
  });
}

function submission(page: Page): Promise<JsonObject> {
  return page.evaluate(() => (document.querySelector('yl-form') as FormElement).submission());
}

/** Pointer of the field that has the focus. */
function focused(page: Page): Promise<string | null> {
  return page.evaluate(
    () =>
      document
        .querySelector('yl-form')
        ?.shadowRoot?.activeElement?.closest('[data-pointer]')
        ?.getAttribute('data-pointer') ?? null,
  );
}

async function press(page: Page, ...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await settle(page);
}

describe('yl-form in a browser', () => {
  it('[F10] works under script-src self without a complaint, every kind of field included', async () => {
    const { page, complaints } = await site.open();
    for (const tab of [1, 2, 0]) await openTab(page, tab);
    await page.click('#check');
    await settle(page);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[F26] a day typed and taken at once leaves the page to screen readers, on a slow machine too', async () => {
    const { page } = await site.open();
    const opening = await find(page, 'yl-date-time-field vaadin-date-picker');
    // The moment between a frame and what the frame puts off, where a quick hand meets a slow machine.
    const hidden = await opening.evaluate(async (element) => {
      const picker = element as HTMLElement & { opened: boolean };
      const root = picker.getRootNode() as ShadowRoot;
      const count = (): number => root.querySelectorAll('[data-aria-hidden]').length;
      const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
      picker.opened = true;
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      await frame();
      picker.opened = false;
      await pause(300);
      const late = count();
      picker.opened = true;
      await pause(300);
      const meant = count();
      picker.opened = false;
      await pause(300);
      return { late, meant, after: count() };
    });
    expect(hidden).toMatchObject({ late: 0, after: 0 });
    expect(hidden.meant).toBeGreaterThan(0);
    await page.close();
  });

  it('[F11] shows no English text in zh-CN, overlays and messages included', async () => {
    const { page } = await site.open({ query: '?empty' });
    await page.click('#check');
    const seen = new Set(await shownTexts(page));
    await (await find(page, 'yl-date-time-field vaadin-date-picker')).click();
    await settle(page);
    for (const text of await shownTexts(page)) seen.add(text);
    await press(page, 'Escape');
    await openTab(page, 1);
    const [yes] = await page.$$('yl-form >>> yl-yes-no-field vaadin-radio-button');
    await yes?.click();
    await settle(page);
    await (await find(page, '.row-add')).click();
    await settle(page);
    for (const text of await shownTexts(page)) seen.add(text);
    await openTab(page, 2);
    for (const offer of [0, 1, 2]) {
      const offers = await page.$$('yl-form >>> yl-signature-field .sign-offers .action');
      await offers[offer]?.click();
      await settle(page);
      for (const text of await shownTexts(page)) seen.add(text);
      await press(page, 'Escape');
    }
    const allowed = /yyyy-MM-dd|HH:mm|\.(?:jpg|png|pdf|docx)|\d+ (?:MB|KB)|Ctrl\+Enter|Alt/g;
    expect(seen.size).toBeGreaterThan(60);
    expect([...seen].filter((text) => /[A-Za-z]{2,}/.test(text.replace(allowed, '')))).toEqual([]);
    await page.close();
  });

  it('[F12] follows rules while typing and sends only what is shown', async () => {
    const { page } = await site.open();
    expect((await submission(page))['urgentReason']).toBe('今日下班前须打印会议材料。');
    const [normal] = await page.$$('yl-form >>> yl-choice-field vaadin-radio-button');
    await normal?.click();
    await settle(page);
    expect(await page.$('yl-form >>> [data-pointer="/values/urgentReason"]')).toBeNull();
    expect(Object.keys(await submission(page))).not.toContain('urgentReason');
    await page.close();
  });

  it('[F13] lists every fault and leads to its field, on another tab too', async () => {
    const { page } = await site.open({ query: '?empty' });
    await page.click('#check');
    await settle(page);
    const summary = await find(page, '.summary');
    expect(
      await summary.evaluate(
        (element) =>
          element.getRootNode() instanceof ShadowRoot &&
          element === (element.getRootNode() as ShadowRoot).activeElement,
      ),
    ).toBe(true);
    const links = await page.$$('yl-form >>> .summary a');
    expect(await Promise.all(links.map((link) => link.evaluate((element) => element.textContent)))).toEqual([
      '“报修时间”必填。',
      '“故障主题”必填。',
      '“紧急程度”必填。',
      '“处理人”必填。',
      '“是否需要备件”必填。',
      '“工程师签字”必填。',
    ]);
    await links[1]?.click();
    await settle(page);
    expect(await focused(page)).toBe('/values/subject');
    await page.keyboard.type('无法打印');
    await settle(page);
    expect(await page.$$('yl-form >>> .summary a')).toHaveLength(5);
    const handler = (await page.$$('yl-form >>> .summary a'))[2];
    await handler?.click();
    await settle(page);
    expect(await focused(page)).toBe('/values/handler');
    await page.close();
  });

  it('[F14] adds, copies and removes rows by keyboard and keeps totals', async () => {
    const { page } = await site.open();
    await openTab(page, 1);
    await (await find(page, '[data-pointer="/values/parts/0/quantity"] input')).click({ count: 3 });
    await page.keyboard.type('4');
    await settle(page);
    const totals = await page.$$('yl-form >>> tfoot .plain');
    expect(await Promise.all(totals.map((total) => total.evaluate((element) => element.textContent)))).toEqual([
      '14',
      '¥402.00',
    ]);
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await settle(page);
    expect(await focused(page)).toBe('/values/parts/1/name');
    await page.keyboard.type('水晶头');
    await settle(page);
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Alt');
    await settle(page);
    expect(await focused(page)).toBe('/values/parts/2/name');
    const names = async (): Promise<unknown[]> =>
      ((await submission(page))['parts'] as JsonObject[]).map((row) => row['name']);
    expect(await names()).toEqual(['网卡', '水晶头', '网线']);
    await (await find(page, 'button[aria-label="复制第 3 行"]')).click();
    await settle(page);
    expect(await names()).toEqual(['网卡', '水晶头', '网线', '网线']);
    await (await find(page, 'button[aria-label="删除第 1 行"]')).click();
    await settle(page);
    expect(await names()).toEqual(['水晶头', '网线', '网线']);
    await page.close();
  });

  it('[F15] signs by typing with the keyboard alone, on paper, and by drawing', async () => {
    const { page } = await site.open();
    await openTab(page, 2);
    const offers = await page.$$('yl-form >>> yl-signature-field .sign-offers .action');
    await offers[1]?.focus();
    await press(page, 'Enter');
    expect(await page.evaluate(() => document.querySelector('yl-form')?.shadowRoot?.activeElement?.tagName)).toBe(
      'INPUT',
    );
    await press(page, 'Tab', 'Enter');
    await find(page, '.signature-image');
    const typed = (await submission(page))['engineerSign'] as JsonObject;
    expect(typed).toMatchObject({ name: '王磊', at: '2026-09-30T09:40:00.000Z' });
    expect(typed['file']).toMatch(/^file-/);

    await (await find(page, '[data-pointer="/values/engineerSign"] .link')).click();
    await settle(page);
    await (await find(page, '[data-pointer="/values/engineerSign"] .action:last-child')).click();
    await settle(page);
    await (await find(page, '.action.primary')).click();
    await settle(page);
    expect((await submission(page))['engineerSign']).toEqual({ name: '王磊', at: '2026-09-30T00:00:00+08:00' });

    await (await find(page, '[data-pointer="/values/engineerSign"] .link')).click();
    await settle(page);
    await (await find(page, '[data-pointer="/values/engineerSign"] .action')).click();
    await settle(page);
    await (await find(page, '.action.primary')).click();
    await settle(page);
    expect(await (await find(page, '.sign-panel .error')).evaluate((element) => element.textContent)).toBe(
      '请先在框内签名。',
    );
    const box = await (await find(page, 'canvas')).boundingBox();
    if (!box) throw new Error('no canvas');
    await page.mouse.move(box.x + 40, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 90, { steps: 8 });
    await page.mouse.up();
    await (await find(page, '.action.primary')).click();
    await find(page, '.signature-image');
    expect(((await submission(page))['engineerSign'] as JsonObject)['file']).toMatch(/^file-/);
    await page.close();
  });

  it('[F16] uploads files with progress and says in words what it refuses', async () => {
    const { page } = await site.open();
    const files = {
      '检验报告.pdf': 'a',
      '脚本.exe': 'b',
      '空.pdf': '',
      'fail.pdf': 'c',
      '大.pdf': 'x'.repeat(6 * 1024 * 1024),
    };
    const paths = await Promise.all(
      Object.entries(files).map(async ([name, content]) => {
        const file = path.join(folder, name);
        await writeFile(file, content);
        return file;
      }),
    );
    const input = (await find(page, 'yl-attachment-field input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(...paths);
    await find(page, 'yl-attachment-field li .error');
    await settle(page);
    const text = await (await find(page, 'yl-attachment-field')).evaluate((element) => element.textContent);
    expect(text).toContain('“脚本.exe”的类型不在允许范围内（.jpg .png .pdf .docx），未上传。');
    expect(text).toContain('“空.pdf”是空文件，未上传。');
    expect(text).toContain('“大.pdf”超过 5 MB，未上传。');
    expect(text).toContain('“fail.pdf”上传失败：服务器拒绝');
    expect(((await submission(page))['photos'] as JsonObject[]).map((entry) => entry['name'])).toEqual([
      '报错截图.png',
      '检验报告.pdf',
    ]);
    await (await find(page, 'button[aria-label="移除“报错截图.png”"]')).click();
    await settle(page);
    expect(((await submission(page))['photos'] as JsonObject[]).map((entry) => entry['name'])).toEqual([
      '检验报告.pdf',
    ]);
    await page.close();
  });

  it('[F17] finds people by name and shows names for ids', async () => {
    const { page } = await site.open();
    await openTab(page, 1);
    const input = await find(page, '[data-pointer="/values/handler"] input');
    expect(await input.evaluate((element) => (element as HTMLInputElement).value)).toBe('王磊');
    await input.click({ count: 3 });
    await page.keyboard.type('赵');
    await new Promise((resolve) => setTimeout(resolve, 700));
    await press(page, 'ArrowDown', 'Enter');
    expect((await submission(page))['handler']).toBe('tech-2');
    await page.close();
  });

  it('[F18] shows text, never inputs, when it is only read', async () => {
    const { page, complaints } = await site.open({ query: '?read' });
    const counts = await page.evaluate(() => {
      const root = document.querySelector('yl-form')?.shadowRoot;
      return [
        root?.querySelectorAll('input, textarea, [data-focus], .action, .icon').length,
        root?.querySelectorAll('dl.read').length,
      ];
    });
    expect(counts[0]).toBe(0);
    expect(counts[1]).toBeGreaterThan(15);
    const handler = await find(page, '[data-pointer="/values/handler"] dd');
    await settle(page);
    expect(await handler.evaluate((element) => element.textContent.trim())).toBe('王磊');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[F19] gives every control a name and ties each message to its input', async () => {
    const { page } = await site.open({ query: '?empty' });
    await page.click('#check');
    await settle(page);
    expect(await namelessControls(page)).toEqual([]);
    const described = await (
      await find(page, '[data-pointer="/values/subject"] input')
    ).evaluate((input) => {
      const ids = (input.getAttribute('aria-describedby') ?? '').split(' ');
      const root = input.getRootNode() as ShadowRoot;
      return [
        ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' '),
        input.getAttribute('aria-invalid'),
        (input as HTMLInputElement).required,
      ];
    });
    expect(described[0]).toContain('“故障主题”必填。');
    expect(described.slice(1)).toEqual(['true', true]);
    await page.close();
  });

  it.each([0, 1, 2])('[F20] fits a phone of 390 px, tab %d', async (tab) => {
    const { page } = await site.open({ width: 390, height: 800 });
    if (tab > 0) await openTab(page, tab);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const rows = await page.$$eval('yl-form >>> tbody tr', (all) => all.map((row) => getComputedStyle(row).display));
    expect(rows.filter((display) => display !== 'grid')).toEqual([]);
    await page.close();
  });

  it('[F21] reports every change with the values as they stand', async () => {
    const { page } = await site.open();
    await page.evaluate(() => {
      const store = window as unknown as { changes: unknown[] };
      store.changes = [];
      document.addEventListener('yl-change', (event) => store.changes.push((event as CustomEvent).detail));
    });
    await (await find(page, '[data-pointer="/values/subject"] input')).click({ count: 3 });
    await page.keyboard.type('新主题');
    await settle(page);
    const last = await page.evaluate(() =>
      (window as unknown as { changes: { values: { subject: string; total: number }; changed: boolean }[] }).changes.at(
        -1,
      ),
    );
    expect(last).toMatchObject({ changed: true, values: { subject: '新主题', total: 231 } });
    await page.close();
  });

  it('[F22] keeps 200 rows usable: rows are text until they are entered', async () => {
    const { page } = await site.open();
    await openTab(page, 1);
    const duration = await page.evaluate(async () => {
      const form = document.querySelector('yl-form') as FormElement;
      const parts = Array.from({ length: 200 }, (_unused, index) => ({
        name: `备件${String(index)}`,
        quantity: 1,
        price: 1.5,
      }));
      const started = performance.now();
      form.values = { needsParts: true, parts };
      await form.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - started;
    });
    expect(duration).toBeLessThan(3000);
    await (await find(page, 'button[aria-label="编辑第 150 行"]')).click();
    await settle(page);
    expect(await focused(page)).toBe('/values/parts/149/name');
    expect(await page.$$('yl-form >>> tbody vaadin-text-field')).toHaveLength(2);
    await page.close();
  });

  it('[F25] keeps what is typed when equal values are handed in again, and takes a draft and its reset', async () => {
    const { page } = await site.open();
    await (await find(page, '[data-pointer="/values/subject"] input')).click({ count: 3 });
    await page.keyboard.type('正在输入');
    await page.evaluate(() => {
      const form = document.querySelector('yl-form') as FormElement;
      form.values = structuredClone(form.values);
      form.rights = { ...form.rights };
    });
    await settle(page);
    expect((await submission(page))['subject']).toBe('正在输入');
    await page.keyboard.type('中');
    expect((await submission(page))['subject']).toBe('正在输入中');
    await page.evaluate(() => {
      (document.querySelector('yl-form') as FormElement).draft = { subject: '草稿', level: null };
    });
    await settle(page);
    expect(await submission(page)).toMatchObject({ subject: '草稿', level: null });
    await page.evaluate(() => (document.querySelector('yl-form') as FormElement).reset());
    await settle(page);
    expect(await submission(page)).toMatchObject({ subject: '三楼打印机无法联网', level: 'urgent' });
    await page.close();
  });
});
