import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { PanelPage } from './panel-page.js';

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('properties');
});
afterAll(() => site.close());

/** One process with every type of state, and the others for good measure. */
const designs = ['hotline', 'bug-handling', 'release-management'];

describe('every panel', () => {
  for (const design of designs)
    it(`[P12] of ${design} opens in both languages, without a complaint and without changing the files`, async () => {
      for (const locale of ['zh-CN', 'en']) {
        const panel = await PanelPage.open(site, { query: `?design=${design}&locale=${locale}`, width: 390 });
        const before = await panel.files();
        const keys = await panel.page.evaluate(() => {
          const found: string[] = [''];
          JSON.stringify(window.session.document.definition, (key, value: unknown) => {
            if (key === 'states') found.push(...Object.keys(value as object));
            return key === 'layout' ? undefined : value;
          });
          return found;
        });
        for (const key of keys) {
          await panel.select(key);
          await panel.unfoldAll(2);
          const wide = await panel.page.evaluate(() => {
            const one = document.querySelector('yl-property-panel') as HTMLElement;
            return one.scrollWidth > one.clientWidth + 1 || document.documentElement.scrollWidth > innerWidth;
          });
          expect([key, wide]).toEqual([key, false]);
          const shown = await panel.page.evaluate(
            () => document.querySelector('yl-property-panel')?.shadowRoot?.textContent ?? '',
          );
          expect([key, /undefined|\[object|null/.test(shown)]).toEqual([key, false]);
        }
        expect(await panel.files()).toBe(before);
        expect(panel.complaints).toEqual([]);
        await panel.page.close();
      }
    });

  it('[P13] axe finds nothing, in both languages, folded and unfolded', async () => {
    const subjects = ['', 'call-taken', 'follow-up', 'callback-decision', 'service', 'archived'];
    for (const [query, chosen] of [
      ['?design=hotline', subjects],
      ['?design=hotline&locale=en', ['call-taken']],
      ['?design=hotline&readonly', ['call-taken']],
    ] as const) {
      const panel = await PanelPage.open(site, { query, width: 400, height: 1400 });
      for (const state of chosen) {
        await panel.select(state);
        expect(await panel.axe()).toEqual([]);
        await panel.unfoldAll(state === '' ? 1 : 2);
        expect([query, state, await panel.axe()]).toEqual([query, state, []]);
      }
      await panel.page.close();
    }
  });

  it('[P14] by keyboard alone: into each control, none is nameless, none holds the focus', async () => {
    const panel = await PanelPage.open(site, { query: '?design=hotline&state=call-taken', width: 400 });
    const seen: string[] = [];
    for (let press = 0; press < 120; press++) {
      await panel.page.keyboard.press('Tab');
      const focused = await panel.focused();
      if (focused === '') break;
      seen.push(focused);
    }
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.length).toBeLessThan(120);
    expect(seen.filter((one) => !one.includes(' '))).toEqual([]);
    expect(seen).toContain('input 名称 *');
    // Opens a section, adds a timer, sets its length and takes it away again.
    const before = await panel.files();
    await (await panel.find('yl-property-panel >>> yl-section[data-section=timers] >>> button')).focus();
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    for (let press = 0; press < 8; press++) {
      await panel.page.keyboard.press('Tab');
      if ((await panel.focused()).includes('添加定时')) break;
    }
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await panel.focused()).toContain('名称');
    for (let press = 0; press < 4; press++) {
      await panel.page.keyboard.press('Tab');
      if ((await panel.focused()).includes('多久之后')) break;
    }
    await panel.page.keyboard.type('3');
    await panel.settled();
    const timers = '/definition/states/service/states/call-taken/timers';
    expect(await panel.at(`${timers}/1/after`)).toBe('P3D');
    for (let press = 0; press < 10; press++) {
      await panel.page.keyboard.down('Shift');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.up('Shift');
      if ((await panel.focused()).includes('移除')) break;
    }
    expect(await panel.focused()).toContain('移除 到时提醒');
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    expect(await panel.files()).toBe(before);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await panel.focused()).toContain('满 20 分钟自动上交');
    expect(panel.complaints).toEqual([]);
  });

  it('[P15] read-only, everything is shown and nothing can be changed', async () => {
    const panel = await PanelPage.open(site, { query: '?design=hotline&readonly&state=call-taken', width: 400 });
    const before = await panel.files();
    await panel.unfoldAll(3);
    const able = await panel.page.evaluate(() => {
      const root = document.querySelector('yl-property-panel')?.shadowRoot;
      const found: string[] = [];
      const visit = (node: Element): void => {
        if (node.matches('input, select, textarea')) {
          const input = node as HTMLInputElement;
          if (!input.disabled && !input.readOnly) found.push(node.outerHTML.slice(0, 120));
        }
        for (const child of [...(node.shadowRoot?.children ?? []), ...node.children]) visit(child);
      };
      for (const child of root?.children ?? []) visit(child);
      return found;
    });
    expect(able).toEqual([]);
    expect(await panel.files()).toBe(before);
    expect(panel.complaints).toEqual([]);
  });

  it('[P16] several states are aligned, wrapped and deleted together', async () => {
    const panel = await PanelPage.open(site, { query: '?design=hotline', width: 400 });
    const before = await panel.files();
    await panel.page.evaluate(() =>
      window.session.select([
        { part: 'state', state: 'call-taken' },
        { part: 'state', state: 'closed' },
      ]),
    );
    await panel.settled();
    expect(await panel.page.$eval('yl-property-panel >>> h2', (one) => one.textContent)).toBe('已选 2 项');
    await (await panel.find('yl-property-panel >>> .tools button')).click();
    await panel.settled();
    expect(await panel.axe()).toEqual([]);
    await panel.undoAll();
    expect(await panel.files()).toBe(before);
    expect(panel.complaints).toEqual([]);
  });

  it('[P17] a way is edited by itself, with both its ends', async () => {
    const at = '/definition/states/service/states/call-taken/outcomes/solved';
    const panel = await PanelPage.open(site, { query: `?design=hotline&pointer=${at}`, width: 400 });
    const before = await panel.files();
    expect(
      await panel.page.$$eval('yl-property-panel >>> .ends button', (all) => all.map((one) => one.textContent?.trim())),
    ).toEqual(['接听并解答', '关闭本次服务']);
    await panel.pick(`${at}/to`, '处理与回馈');
    expect(await panel.at(`${at}/to`)).toBe('follow-up');
    await panel.type(at, 'answered');
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    expect(await panel.page.evaluate(() => window.session.selection.length)).toBe(1);
    await panel.undoAll();
    expect(await panel.files()).toBe(before);
    expect(await panel.axe()).toEqual([]);
    expect(panel.complaints).toEqual([]);
  });
});
