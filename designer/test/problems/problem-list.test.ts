import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../axe-findings.js';
import { startDesignSite, type DesignPage, type DesignSite } from '../design-site.js';

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('problems');
});
afterAll(() => site.close());

async function find(page: Page, selector: string): Promise<ElementHandle> {
  for (let tries = 0; tries < 400; tries++) {
    const found = await page.$(`yl-problem-list >>> ${selector}`);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`${selector} did not appear`);
}

/** Asked again and again: the page may be slow. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await holds()).toBe(true);
}

/** The hotline with a step nobody reaches, three rights on fields that are gone, and a print that names one. */
async function open(options: { readonly query?: string; readonly width?: number } = {}): Promise<DesignPage> {
  const opened = await site.open(options);
  await opened.page.bringToFront();
  await find(opened.page, 'h2');
  await opened.page.evaluate(() => {
    const { session } = window;
    session.execute({ type: 'add-state', stateType: 'task', key: 'check' });
    session.execute({ type: 'set-print', form: 'phone-record@1', name: 'print', text: 'x\n{{field "gone"}}' });
    session.execute({
      type: 'set-rights',
      cells: ['x', 'y', 'z'].map((path) => ({ state: 'closed', path, right: 'edit' as const })),
    });
  });
  await find(opened.page, 'li');
  await until(
    async () =>
      (await status(opened.page))?.includes('：') === true || (await status(opened.page))?.includes(':') === true,
  );
  return opened;
}

const status = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(
    () => document.querySelector('yl-problem-list')?.shadowRoot?.querySelector('[role=status]')?.textContent,
  );

describe('the problem list in a browser', () => {
  it('[Q6] a problem selects its element and asks to show it; arrows go from one to the next', async () => {
    const { page, complaints } = await open();
    await page.evaluate(() => {
      const seen: unknown[] = [];
      Object.assign(window, { seen });
      document.addEventListener('yl-reveal', (event) => seen.push((event as CustomEvent).detail));
    });
    await (await find(page, '.problem[tabindex="0"]')).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const seen = await page.evaluate(() => (window as unknown as { seen: { element: object }[] }).seen);
    expect(seen).toHaveLength(1);
    expect(await page.evaluate(() => window.session.selection)).toEqual([seen[0]?.element]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[Q7] one click mends one, another all of its kind; the focus stays in the list and the count is said', async () => {
    const { page, complaints } = await open();
    const count = (): Promise<number> =>
      page.$$eval('yl-problem-list >>> li[data-code="rights/unknown-field"]', (list) => list.length);
    expect(await count()).toBe(3);
    const said = await status(page);
    expect(said).toMatch(/检查完成：\d+ 个错误/);
    await (await find(page, 'li[data-code="rights/unknown-field"] [data-fix="0"]')).click();
    await page.waitForFunction(
      () =>
        document.querySelector('yl-problem-list')?.shadowRoot?.querySelectorAll('li[data-code="rights/unknown-field"]')
          .length === 2,
    );
    await (await find(page, '[data-fix-all="rights/unknown-field"]')).click();
    await until(async () => (await count()) === 0);
    expect(
      await page.evaluate(() => document.querySelector('yl-problem-list')?.shadowRoot?.activeElement?.className),
    ).toContain('problem');
    await until(async () => (await status(page)) !== said);
    await page.evaluate(() => {
      while (window.session.undo());
    });
    await find(page, '.none');
    await until(async () => (await status(page)) === '检查完成：没有问题');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[Q8] filters show errors or warnings only; a read-only design offers no fixes', async () => {
    const { page } = await open();
    await (await find(page, '[data-filter=warning]')).click();
    expect(await page.$$eval('yl-problem-list >>> li.error', (list) => list.length)).toBe(0);
    await (await find(page, '[data-filter=all]')).click();
    await find(page, '[data-fix="0"]');
    await page.evaluate(() => {
      Object.assign(window.session, { isReadonly: true });
      document.querySelector<HTMLElement & { requestUpdate(): void }>('yl-problem-list')?.requestUpdate();
    });
    await until(async () => (await page.$('yl-problem-list >>> [data-fix]')) === null);
    await find(page, '.problem');
    await page.close();
  });

  it.each(['zh-CN', 'en'])('[Q9] axe finds nothing, wide, narrow and empty (%s)', async (locale) => {
    for (const width of [1440, 390]) {
      const { page, complaints } = await open({ query: `?locale=${locale}`, width });
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(width);
      await page.evaluate(() => {
        while (window.session.undo());
      });
      await find(page, '.none');
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    }
  });
});
