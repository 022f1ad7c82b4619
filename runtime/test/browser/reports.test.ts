import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellCalls, tellOpenClocks } from '../server/support/board-story.js';
import { september, tellTickets } from '../server/support/report-story.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { axeFindings, latinWords, settled, sidewaysScroll } from './page-checks.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

const NOW = '2026-10-02T02:00:00.000Z';
/** Where pictures go, when somebody wants to look at them. */
const pictures = process.env['YUNLIU_PICTURES'];

let server: DemoServer;
let browser: Browser;
let manager: PortalUser;

async function findings(page: Page, name: string): Promise<string[]> {
  const all: string[] = [];
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewport({ width, height });
    await settled(page);
    const found = [...(await axeFindings(page)), ...(await sidewaysScroll(page, width)), ...(await latinWords(page))];
    all.push(...found.map((one) => `${width}: ${one}`));
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    }
  }
  await page.setViewport({ width: 1440, height: 900 });
  return all;
}

const text = (selector: string): Promise<string> =>
  manager.page.$eval(selector, (element) => (element as HTMLElement).innerText);
const chartsDrawn = () =>
  manager.page.waitForFunction(() =>
    [...document.querySelectorAll('.chart')].every((chart) => chart.querySelector('svg') !== null),
  );

beforeAll(async () => {
  server = await startDemoServer({ clock: { now: () => NOW } });
  const { store } = server.running.opened.parts;
  await tellTickets(store, september);
  await tellOpenClocks(store);
  await tellCalls(store);
  browser = await launchBrowser();
  manager = await PortalUser.signIn(browser, server.url, 'pm-1');
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

describe('reports in the portal', () => {
  it('[RU1] the board shows risk and shares, every chart as a table too, and leads to the tickets', async () => {
    await manager.open('/sla');
    await manager.find('[data-testid=risk-overdue]');
    expect(await text('[data-testid=risk-overdue]')).toMatch(/已超\s*1/);
    expect(await text('[data-testid=risk-warning]')).toMatch(/预警\s*1/);
    expect(await text('[data-testid=risk-paused]')).toMatch(/暂停\s*1/);
    await chartsDrawn();
    expect(await findings(manager.page, 'sla-board')).toEqual([]);

    const figures = await manager.page.$$('.figure');
    for (const figure of figures) expect(await figure.$('table, [data-testid=figure-empty]')).not.toBeNull();
    await manager.page.$$eval('.figure details', (all) => all.forEach((one) => (one.open = true)));
    expect(await text('[data-testid=figure-cause] table')).toMatch(
      /处理人\s*1[\s\S]*客户\s*1|客户\s*1[\s\S]*处理人\s*1/,
    );
    const month = await text('[data-testid=figure-month] table');
    expect(month).toMatch(/2026-09\s*5\s*2\s*1\s*71\.43%/);

    await manager.click('[data-testid=risk-overdue]');
    await manager.find('[data-testid=tickets]');
    expect(await text('[data-testid=tickets]')).toContain('报表导出失败');
    await manager.page.waitForFunction(() => document.activeElement?.id === 'drill-title');
    expect(await findings(manager.page, 'sla-tickets')).toEqual([]);
  });

  it('[RU2] filters narrow the board and stand in the address', async () => {
    await manager.open('/sla');
    await manager.find('[data-testid=filter-commitment]');
    await manager.page.select('[data-testid=filter-commitment]', 'A04.2');
    await manager.page.waitForFunction(() => location.search.includes('commitment=A04.2'));
    await manager.page.waitForFunction(
      () => document.querySelector('[data-testid=figure-cause] [data-testid=figure-empty]') !== null,
    );
    await manager.click('[data-testid=clear-filters]');
    await manager.page.waitForFunction(() => location.search === '');
    expect(await manager.page.$('[data-testid=clear-filters]')).toBeNull();
  });

  it('[RU3] a report is looked at, issued, opened, reckoned again and the same', async () => {
    await manager.open('/reports');
    await manager.find('[data-testid=report-agreement]');
    expect(await findings(manager.page, 'reports-empty')).toEqual([]);
    await manager.page.select('[data-testid=report-agreement]', 'a04-dongcheng-bid@1');
    await manager.page.select('[data-testid=report-period]', '2026-09');
    await manager.click('[data-testid=report-preview]');
    await manager.find('[data-testid=preview]');
    expect(await text('[data-testid="commitment-A04.4"]')).toMatch(/未达成\s*50\.00%\s*100%\s*5\s*2\s*2\s*1/);
    expect(await findings(manager.page, 'report-preview')).toEqual([]);
    await manager.click('[data-testid=report-freeze]');
    await manager.find('[data-testid=report-pdf]');
    await manager.find('[data-testid=breaches]');
    expect(await text('[data-testid="breach-gz-3/c2"]')).toContain('客户未开放机房门禁');
    await manager.click('[data-testid=recompute]');
    await manager.find('[data-testid=recomputed]');
    expect(await text('[data-testid=recomputed]')).toContain('完全一致');
    expect(await findings(manager.page, 'report')).toEqual([]);
    await manager.open('/reports');
    await manager.find('[data-testid=reports]');
    expect(await findings(manager.page, 'reports')).toEqual([]);
  });

  it('[RU4] the month of the hotline shows what came more than ten times', async () => {
    await manager.open('/hotline-statistics?month=2026-09');
    await manager.find('[data-testid=category-login]');
    expect(await text('[data-testid=category-login]')).toMatch(/登录与账号[\s\S]*超过 10 次[\s\S]*11/);
    expect(await text('[data-testid=category-print]')).not.toContain('超过');
    await chartsDrawn();
    expect(await findings(manager.page, 'hotline')).toEqual([]);
  });

  it('[RU5] nobody met an error of a page, a refused policy or a failing server', () => {
    expect(manager.faults).toEqual([]);
  });
});
