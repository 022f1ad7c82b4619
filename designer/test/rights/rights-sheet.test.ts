import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../axe-findings.js';
import { startDesignSite, type DesignPage, type DesignSite } from '../design-site.js';

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('rights');
});
afterAll(() => site.close());

async function open(options: { readonly query?: string; readonly width?: number } = {}): Promise<DesignPage> {
  const opened = await site.open(options);
  await opened.page.bringToFront();
  await find(opened.page, 'select');
  return opened;
}

async function find(page: Page, selector: string): Promise<ElementHandle> {
  for (let tries = 0; tries < 400; tries++) {
    const found = await page.$(`yl-rights-sheet >>> ${selector}`);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`${selector} did not appear`);
}

const rest = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve()))));

/** Cell of a field and a step by their titles. */
async function cell(page: Page, path: string, state: string): Promise<ElementHandle> {
  const { row, column } = await page.evaluate(
    (wantedPath, wantedState) => {
      const root = document.querySelector('yl-rights-sheet')?.shadowRoot;
      const line = root?.querySelector(`[data-line="${wantedPath}"]`)?.closest('tr')?.querySelector('td');
      const heads = [...(root?.querySelectorAll('[data-head]') ?? [])];
      return {
        row: line?.getAttribute('data-row') ?? '',
        column: heads.findIndex((head) => head.getAttribute('data-head') === wantedState),
      };
    },
    path,
    state,
  );
  return find(page, `td[data-row="${row}"][data-column="${String(column)}"]`);
}

/** Everything that is written for a step. */
function rights(page: Page, state: string): Promise<Record<string, string>> {
  return page.evaluate((key) => {
    const text = JSON.stringify(window.session.document.definition);
    const found = (node: unknown): unknown =>
      typeof node !== 'object' || node === null
        ? undefined
        : Object.hasOwn(node, key) && Object.hasOwn((node as Record<string, object>)[key] ?? {}, 'form')
          ? (node as Record<string, { form: { rights: unknown } }>)[key]?.form.rights
          : Object.values(node)
              .map(found)
              .find((one) => one !== undefined);
    return found(JSON.parse(text)) as Record<string, string>;
  }, state);
}

const text = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(window.session.document));

describe('the rights sheet in a browser', () => {
  it('[R10] by keyboard: travel, set, select, fill, default; one gesture is one step', async () => {
    const { page, complaints } = await open();
    const before = await text(page);
    await (await find(page, 'td[tabindex="0"]')).focus();
    expect(await page.$$eval('yl-rights-sheet >>> td[tabindex="0"]', (cells) => cells.length)).toBe(1);
    await (await cell(page, 'unit', 'closed')).click();
    await page.keyboard.press('e');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('4');
    expect(await rights(page, 'closed')).toMatchObject({ unit: 'edit', caller: 'required' });
    await page.keyboard.down('Shift');
    for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    await page.keyboard.down('Control');
    await page.keyboard.press('d');
    await page.keyboard.up('Control');
    expect(await rights(page, 'closed')).toMatchObject({ phone: 'required', channel: 'required', system: 'required' });
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    expect(await rights(page, 'closed')).not.toHaveProperty('phone');
    await page.keyboard.press('Delete');
    expect(await rights(page, 'closed')).not.toHaveProperty('caller');
    // The menu: Enter opens it, a letter chooses, the focus comes back to the cell.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await find(page, 'yl-right-menu >>> [aria-checked=true]');
    await page.keyboard.press('h');
    await rest(page);
    expect(Object.values(await rights(page, 'closed'))).toContain('hidden');
    await page.keyboard.press('ArrowUp');
    expect(
      await page.evaluate(() => document.querySelector('yl-rights-sheet')?.shadowRoot?.activeElement?.localName),
    ).toBe('td');
    for (let times = 0; times < 4; times++) {
      await page.keyboard.down('Control');
      await page.keyboard.press('z');
      await page.keyboard.up('Control');
    }
    expect(await text(page)).toBe(before);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[R11] by mouse: drag selects, a button sets, the handle fills, heads select whole rows and columns', async () => {
    const { page, complaints } = await open();
    const from = await (await cell(page, 'unit', 'direct-answer')).boundingBox();
    const to = await (await cell(page, 'phone', 'handed-over')).boundingBox();
    if (from === null || to === null) throw new Error('no cells');
    await page.mouse.move(from.x + 20, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 5 });
    await page.mouse.up();
    expect(await page.$$eval('yl-rights-sheet >>> td[aria-selected=true]', (cells) => cells.length)).toBe(6);
    await (await find(page, '[data-set=edit]')).click();
    expect(await rights(page, 'handed-over')).toMatchObject({ unit: 'edit', caller: 'edit', phone: 'edit' });
    await rest(page);
    const handle = await (await find(page, '.handle')).boundingBox();
    if (handle === null) throw new Error('no handle');
    await page.mouse.move(handle.x + 5, handle.y + 5);
    await page.mouse.down();
    await page.mouse.move(handle.x - 30, handle.y + 64, { steps: 6 });
    expect(await page.$$eval('yl-rights-sheet >>> td.filling', (cells) => cells.length)).toBeGreaterThan(6);
    await page.mouse.up();
    expect(await rights(page, 'direct-answer')).toMatchObject({ channel: 'edit', system: 'edit' });
    expect(await page.evaluate(() => window.session.stack.undoable?.type)).toBe('set-rights');
    await (await find(page, '[data-head="closed"]')).click();
    await (await find(page, '[data-set=hidden]')).click();
    expect((await rights(page, 'closed'))['*']).toBe('hidden');
    await (await find(page, '[data-line="urgent"]')).click();
    await (await find(page, '[data-set=required]')).click();
    expect(await rights(page, 'closed')).toMatchObject({ urgent: 'required' });
    await page.evaluate(() => {
      while (window.session.undo());
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[R18] what could not be done is shown too, not only announced', async () => {
    const { page, complaints } = await open({ query: '?locale=en' });
    await (await cell(page, 'callNo', 'call-taken')).click();
    await page.keyboard.press('q');
    const notice = async (): Promise<string> =>
      (await find(page, 'yl-notice >>> div')).evaluate((one) => one.textContent ?? '');
    expect(await notice()).toMatch(/^Nothing to change; 1 cell is/);
    await (await cell(page, 'unit', 'closed')).click();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'Edit\nnonsense');
      const cellNow = document.querySelector('yl-rights-sheet')?.shadowRoot?.activeElement;
      cellNow?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
      );
    });
    await rest(page);
    expect(await notice()).toMatch(/^Pasted, 1 cell changed; 1 cell was/);
    // What the cells show themselves needs no words.
    await page.keyboard.press('h');
    await rest(page);
    expect(await page.$('yl-rights-sheet >>> yl-notice >>> div')).toBeNull();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[R12] copies to Excel and pastes from it; a step is copied to others; faults lead to their cell and are mended', async () => {
    const { page, complaints } = await open();
    await (await cell(page, 'unit', 'closed')).click();
    const copied = await page.evaluate(() => {
      const data = new DataTransfer();
      const cellNow = document.querySelector('yl-rights-sheet')?.shadowRoot?.activeElement;
      cellNow?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
      );
      return data.getData('text/plain');
    });
    expect(copied).toBe('只读*');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '编辑\n必填\n隐藏');
      const cellNow = document.querySelector('yl-rights-sheet')?.shadowRoot?.activeElement;
      cellNow?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
      );
    });
    expect(await rights(page, 'closed')).toMatchObject({ unit: 'edit', caller: 'required', phone: 'hidden' });
    await (await find(page, '[data-copy-state]')).click();
    await (await find(page, 'yl-copy-rights >>> input[value="second-callback"]')).click();
    await (await find(page, 'yl-copy-rights >>> [data-confirm]')).click();
    await rest(page);
    expect(await rights(page, 'second-callback')).toEqual(await rights(page, 'closed'));
    // A fault of the sheet, its place, its fix.
    await page.evaluate(() =>
      window.session.execute({
        type: 'set-rights',
        cells: ['call-taken', 'record-completed'].map((state) => ({ state, path: 'minutes', right: 'read' as const })),
      }),
    );
    await (await find(page, '[data-show="minutes"]')).click();
    await rest(page);
    const shown = await page.evaluate(
      () => document.querySelector('yl-rights-sheet')?.shadowRoot?.activeElement?.closest('tr')?.textContent,
    );
    expect(shown).toContain('通话时长');
    await (await find(page, '[data-fix="rights/required-field-closed"]')).click();
    expect(await rights(page, 'call-taken')).toMatchObject({ minutes: 'required' });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(['zh-CN', 'en'])('[R13] axe finds nothing, wide and narrow (%s)', async (locale) => {
    for (const width of [1440, 390]) {
      const { page, complaints } = await open({ query: `?locale=${locale}`, width });
      await rest(page);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(width);
      expect(complaints).toEqual([]);
      await page.close();
    }
  });

  it('[R17] steps are added to the form by a button; walking the list by keyboard changes nothing', async () => {
    const { page, complaints } = await open();
    await page.evaluate(() =>
      ['closed', 'second-callback'].forEach((of) => window.session.execute({ type: 'set-form', of, form: null })),
    );
    const before = await text(page);
    const select = await find(page, 'select[name=add-step]');
    await select.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await text(page)).toBe(before);
    const chosen = await select.evaluate((one) => (one as HTMLSelectElement).value);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await rest(page);
    expect(await rights(page, chosen)).toEqual({ '*': 'read' });
    expect(
      await page.evaluate(() =>
        document.querySelector('yl-rights-sheet')?.shadowRoot?.activeElement?.hasAttribute('data-add-step'),
      ),
    ).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[R14] on a phone one step is shown at a time and each field has its choice', async () => {
    const { page, complaints } = await open({ width: 390 });
    await (await find(page, 'select[name=step]')).select('8');
    await (await find(page, 'input[name="closed/unit"][value=edit]')).click();
    expect(await rights(page, 'closed')).toMatchObject({ unit: 'edit' });
    await (await find(page, 'input[name="closed/unit"][value=default]')).click();
    expect(await rights(page, 'closed')).not.toHaveProperty('unit');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[R15] a read-only design can be looked at and copied, not changed', async () => {
    const { page, complaints } = await open({ query: '?readonly' });
    const before = await text(page);
    await (await cell(page, 'unit', 'closed')).click();
    await page.keyboard.press('e');
    await page.keyboard.press('Delete');
    expect(await text(page)).toBe(before);
    expect(await (await find(page, '.segments')).isHidden()).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[R16] sixty fields in twelve steps answer a key at once', async () => {
    const { page, complaints } = await open();
    await page.evaluate(() => {
      const { session } = window;
      session.transaction(() => {
        const form = 'phone-record@1';
        for (let at = 0; at < 32; at++)
          session.stack.execute({
            type: 'add-field',
            form,
            into: '/ui',
            kind: 'text',
            name: `extra${String(at)}`,
            title: `附加字段 ${String(at)}`,
          });
        for (let at = 0; at < 3; at++) {
          session.stack.execute({ type: 'add-state', stateType: 'task', key: `more${String(at)}` });
          session.stack.execute({ type: 'set-form', of: `more${String(at)}`, form });
        }
      });
    });
    await rest(page);
    expect(await page.$$eval('yl-rights-sheet >>> thead th', (heads) => heads.length - 1)).toBe(12);
    expect(await page.$$eval('yl-rights-sheet >>> tbody [data-line]', (lines) => lines.length)).toBeGreaterThan(60);
    await (await cell(page, 'unit', 'closed')).click();
    const press = async (key: string): Promise<number> =>
      page.evaluate(async (name) => {
        const element = document.querySelector('yl-rights-sheet') as HTMLElement & { updateComplete: Promise<unknown> };
        const start = performance.now();
        element.shadowRoot?.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
        );
        await element.updateComplete;
        return performance.now() - start;
      }, key);
    const times: Record<string, number[]> = { ArrowDown: [], e: [] };
    for (let round = 0; round < 12; round++) for (const key of Object.keys(times)) times[key]?.push(await press(key));
    const median = (list: number[] = []): number => list.toSorted((one, other) => one - other)[6] ?? 0;
    expect(median(times['ArrowDown'])).toBeLessThan(100);
    expect(median(times['e'])).toBeLessThan(300);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
