import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedClock } from '@yunliu/engine/testing';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople } from './demo-story.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

let server: DemoServer;
let browser: Browser;
let people: DemoPeople;
const clock = new SimulatedClock('2026-09-30T09:40:00.000Z');
const users: PortalUser[] = [];

/** Signed in anew: the story takes longer than a session. */
async function user(account: string): Promise<PortalUser> {
  const one = await PortalUser.signIn(browser, server.url, account);
  users.push(one);
  return one;
}

async function passTo(instant: string): Promise<void> {
  clock.advanceTo(instant);
  await server.running.opened.parts.engine.workers.runDue();
  people = new DemoPeople(server.url);
}

async function completeTask(by: string, state: string, outcome: string, values: object): Promise<void> {
  const detail = await people.send<{ tasks: { id: string; state: { key: string } }[] }>(
    'admin',
    'GET',
    `/api/instances/${ticket}`,
  );
  const task = detail.tasks.find((one) => one.state.key === state);
  if (task === undefined) throw new Error(`no open task ${state}`);
  await people.send(by, 'POST', `/api/tasks/${task.id}/complete`, { commandId: randomUUID(), outcome, values });
}

/** A moment as the portal writes it: the wall clock in China. */
const due = async (page: PortalUser): Promise<string> => (await page.text('[data-testid=clock-due]')).trim();

async function choose(page: PortalUser, selector: string, value: string): Promise<void> {
  await page.find(selector);
  await page.page.select(selector, value);
}

async function write(page: PortalUser, field: string, text: string): Promise<void> {
  await (await page.find(`[data-testid=field-${field}]`)).type(text);
}

async function confirm(page: PortalUser): Promise<void> {
  await page.click('dialog[open] [data-testid=dialog-confirm]');
  await page.page.waitForSelector('dialog[open]', { hidden: true });
}

let ticket = '';

describe('the story of a promised time through the real server', () => {
  beforeAll(async () => {
    server = await startDemoServer({ clock });
    browser = await launchBrowser();
    people = new DemoPeople(server.url);
  });
  afterEach(async (context) => {
    // CI cannot be looked into afterwards: leave a picture of what each person saw.
    const folder = process.env['YUNLIU_TEST_PICTURES'];
    if (!folder || context.task.result?.state !== 'fail') return;
    mkdirSync(folder, { recursive: true });
    for (const [index, one] of users.entries()) {
      await one.page.screenshot({ path: `${folder}/service-time-${index}.png` }).catch(() => undefined);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it('[U60] at 17:40 on 30 September the desk opens a ticket for a system of a client, with its priority', async () => {
    const desk = await user('desk-1');
    await desk.open('/catalogue');
    await desk.click('[data-testid=start-fault-handling]');
    await choose(desk, '[data-testid=start-system]', 'erp');
    expect(await desk.text('.start-choice')).toContain('第 1 版');
    await choose(desk, '[data-testid=start-priority]', 'high');
    await desk.click('[data-testid=dialog-confirm]');
    await desk.find('[data-testid=task-title]');
    const [row] = (
      await people.send<{ rows: { instance: { id: string } }[] }>('desk-1', 'GET', '/api/tasks?view=started')
    ).rows;
    ticket = row?.instance.id ?? '';
    expect(await server.running.opened.parts.engine.instance(ticket)).toMatchObject({
      startedAt: '2026-09-30T09:40:00.000Z',
      service: { system: 'erp', priority: 'high', agreement: { key: 'a03-one-year-service', version: 1 } },
    });
    await completeTask('desk-1', 'reported', 'submit', {
      unit: '江州市数据资源管理局',
      contact: '丁文斌',
      phone: '0571-87650012',
      problem: '报销单无法提交。',
    });
    await completeTask('desk-1', 'registered', 'register', {
      agreement: 'A03',
      level: 'general',
      system: '企业管理系统',
      occurredAt: '2026-09-30T09:30:00.000Z',
      knowledgeSearched: true,
    });
  });

  it('[U61] the ticket says by when in plain words, the inner view how much service time is left', async () => {
    const engineer = await user('tech-1');
    await engineer.open(`/instances/${ticket}`);
    expect(await engineer.text('[data-testid=clock-panel]')).toContain('高优先级 8 小时内解决：最迟');
    await engineer.click('[data-testid=clock-view-inner]');
    expect(await engineer.text('[data-testid=clock-panel]')).toMatch(/优先级\s+高[\s\S]*剩余 8 小时/);
    await engineer.click('[data-testid=open-clocks]');
    expect(await due(engineer)).toBe('2026-10-01 01:40');
  });

  it('[U62] it is paused for an allowed reason with proof, and the due moves when it goes on', async () => {
    await passTo('2026-09-30T10:10:00.000Z');
    const engineer = await user('tech-1');
    await engineer.open(`/instances/${ticket}/clocks`);
    await engineer.click('[data-testid=pause]');
    await choose(engineer, '[data-testid=field-reason]', 'waiting-client');
    await engineer.click('dialog[open] [data-testid=dialog-confirm]');
    expect(await engineer.text('dialog[open]')).toContain('以该原因暂停须提供依据');
    await write(engineer, 'evidence', '客户函件 2026-0930');
    await confirm(engineer);
    await engineer.find('[data-testid=resume]');
    expect(await due(engineer)).toBe('恢复后确定');

    await passTo('2026-09-30T11:10:00.000Z');
    const again = await user('tech-1');
    await again.open(`/instances/${ticket}/clocks`);
    await again.click('[data-testid=resume]');
    await confirm(again);
    await again.find('[data-testid=pause]');
    expect(await due(again)).toBe('2026-10-01 02:40');
  });

  it('[U63] an hour more is asked for, and counts once the client’s representative has consented', async () => {
    const engineer = await user('tech-1');
    await engineer.open(`/instances/${ticket}/clocks`);
    await engineer.click('[data-testid=extend]');
    await write(engineer, 'amount', '60');
    await write(engineer, 'reason', '备件在途，预计一小时后送达');
    await confirm(engineer);
    expect(await engineer.text('[data-testid=extension]')).toContain('企业代表');
    expect(await due(engineer)).toBe('2026-10-01 02:40');

    const leader = await user('userleader-1');
    await leader.open('/clock-decisions');
    expect(await leader.text('[data-testid=decision-extension]')).toContain('备件在途');
    await leader.click('[data-testid=grant]');
    await confirm(leader);
    await leader.find('[data-testid=empty]');
    await engineer.open(`/instances/${ticket}/clocks`);
    expect(await due(engineer)).toBe('2026-10-01 03:40');
  });

  it('[U64] overnight it is breached, and every minute of it is explained', async () => {
    await passTo('2026-10-01T01:00:00.000Z');
    const engineer = await user('tech-1');
    await engineer.open(`/instances/${ticket}/clocks`);
    await engineer.page.waitForSelector('[data-testid=clock-detail], [data-testid=clock-name]');
    expect(await engineer.text('.clock-detail [data-testid=clock-chip]')).toContain('已超时');
    expect(await engineer.text('[data-testid=clock-cause]')).toBe('服务人员原因');
    const told = await engineer.text('[data-testid=clock-sentences]');
    expect(told).toContain('10月1日');
    const table = await engineer.text('[data-testid=clock-table]');
    expect(table).toContain('等待客户配合');
    expect(table).toContain('2026-09-30 18:10');
    expect(table).toContain('2026-09-30 19:10');
    expect(await engineer.page.$$eval('[data-testid=clock-drawing] .stretch', (all) => all.length)).toBeGreaterThan(2);
  });

  it('[U65] the engineer appeals with proof; the appeal waits for the service manager', async () => {
    const engineer = await user('tech-1');
    await engineer.open(`/instances/${ticket}/clocks`);
    await engineer.click('[data-testid=appeal-breach]');
    await choose(engineer, '[data-testid=field-cause]', 'third-party');
    await write(engineer, 'reason', '厂商备件未按时送达');
    await write(engineer, 'evidence', '物流单 SF0930');
    await confirm(engineer);
    expect(await engineer.text('[data-testid=appeal]')).toContain('厂商备件未按时送达');
    const manager = await user('pm-1');
    await manager.open('/clock-decisions');
    expect(await manager.text('[data-testid=decision-appeal]')).toContain('第三方原因');
  });

  it('[U67] once the ticket is over the breach stands in the report of the month in which it ended', async () => {
    await people.send('admin', 'POST', `/api/instances/${ticket}/cancel`, {
      commandId: randomUUID(),
      reason: '用户改由厂商处理',
    });
    await passTo('2026-11-01T02:00:00.000Z');
    const manager = await user('pm-1');
    const options = await people.send<{ agreement: { key: string } }>('pm-1', 'GET', `/api/instances/${ticket}/clocks`);
    await manager.open('/reports');
    await manager.find('[data-testid=report-agreement]');
    await manager.page.select('[data-testid=report-agreement]', `${options.agreement.key}@1`);
    await manager.page.select('[data-testid=report-period]', '2026-10');
    await manager.click('[data-testid=report-freeze]');
    await manager.find('[data-testid=report-pdf]');
    const breaches = await manager.text('[data-testid=breaches]');
    expect(breaches).toContain('2026-10-01 03:40');
    expect(breaches).toContain('厂商备件未按时送达');
    expect(breaches).toContain('待裁定');
    await manager.click('[data-testid=recompute]');
    expect(await manager.text('[data-testid=recomputed]')).toContain('完全一致');
  });

  it('[U66] nobody met an error of a page, a refused policy or a failing server', () => {
    expect(users.flatMap((one) => one.faults)).toEqual([]);
  });
});
