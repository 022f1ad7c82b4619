import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedClock } from '@yunliu/engine/testing';
import { defaultConfig, startServer } from '@yunliu/runtime';
import type { RunningServer } from '@yunliu/runtime';
import type { ApiError, HotlineStatistics, SlaBoard, SlaTickets, StartedHotlineReview } from '../../src/api/index.js';
import { readPdf } from '../../../engine/test/documents/read-pdf.js';
import { tellCalls, tellOpenClocks } from './support/board-story.js';
import { september, tellTickets } from './support/report-story.js';
import { TestClient } from './support/test-client.js';

let dataDir: string;
let running: RunningServer;
const clients = new Map<string, TestClient>();
const clock = new SimulatedClock('2026-10-02T02:00:00.000Z');

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yunliu-board-'));
  running = await startServer({
    config: {
      ...defaultConfig,
      port: 0,
      dataDir,
      demo: true,
      signInsPerMinute: 1000,
      signInsPerMinuteOfAddress: 1000,
    },
    logger: pino({ level: 'silent' }),
    clock,
    checkAnswers: true,
  });
  const { store } = running.opened.parts;
  await tellTickets(store, september);
  await tellOpenClocks(store);
  await tellCalls(store);
});
afterAll(async () => {
  await running?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function as(account: string): Promise<TestClient> {
  const known = clients.get(account);
  if (known !== undefined) return known;
  const client = new TestClient(running.url);
  await client.signIn(account);
  clients.set(account, client);
  return client;
}

describe('board of promised times over REST', () => {
  it('[RR8] open clocks by risk and ended ones by everything, with the figures reckoned by hand', async () => {
    const { body } = await (await as('pm-1')).get<SlaBoard>('/api/sla-board');
    expect(body.open).toEqual([
      { key: 'overdue', count: 1 },
      { key: 'warning', count: 1 },
      { key: 'normal', count: 1 },
      { key: 'paused', count: 1 },
    ]);
    expect(body.months).toHaveLength(12);
    expect([body.months[0], body.months.at(-1)]).toEqual(['2025-11', '2026-10']);
    // September: 3 + 2 met, 2 breached, 1 excluded: 5 of 7
    expect(body.byMonth.find(({ key }) => key === '2026-09')).toMatchObject({
      met: 5,
      breached: 2,
      excluded: 1,
      percent: 71.43,
    });
    expect(body.byMonth.find(({ key }) => key === '2026-10')).toMatchObject({ met: 1, percent: 100 });
    expect(body.causes.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
      { key: 'client', title: '客户', count: 1 },
      { key: 'engineer', title: '处理人', count: 1 },
    ]);
    expect(body.engineers).toMatchObject([
      { key: 'tech-2', title: '杨柳青', met: 0, breached: 2, percent: 0 },
      { key: 'tech-1', met: 6, percent: 100 },
    ]);
    const { body: filtered } = await (await as('pm-1')).get<SlaBoard>('/api/sla-board?commitment=A04.2&month=2026-09');
    expect(filtered.commitments).toMatchObject([{ key: 'A04.2', met: 3, breached: 0 }]);
    expect(filtered.choices.commitments.map(({ key }) => key)).toEqual(['A04.2', 'A04.4']);
  });

  it('[RR9] every figure leads to its tickets, page by page; others than managers see none', async () => {
    const manager = await as('pm-1');
    const tickets = async (query: string): Promise<SlaTickets> =>
      (await manager.get<SlaTickets>(`/api/sla-board/tickets?${query}`)).body;
    expect(await tickets('risk=warning')).toMatchObject({ total: 1, rows: [{ instanceId: 'zb-2', risk: 'warning' }] });
    expect(await tickets('result=breached&cause=client')).toMatchObject({ total: 1, rows: [{ instanceId: 'gz-3' }] });
    const first = await tickets('of=2026-09&limit=5');
    expect([first.total, first.rows.length]).toEqual([8, 5]);
    const rest = await tickets(`of=2026-09&limit=5&cursor=${first.cursor ?? ''}`);
    expect(new Set([...first.rows, ...rest.rows].map((row) => `${row.instanceId}/${row.clockId}`)).size).toBe(8);
    for (const account of ['user-1', 'userleader-1', 'desk-1']) {
      expect((await (await as(account)).get('/api/sla-board')).status).toBe(403);
      expect((await (await as(account)).get('/api/sla-board/tickets')).status).toBe(403);
    }
  });
});

describe('month of the hotline over REST', () => {
  it('[RR10] calls are classified; the month is that of China and of the call', async () => {
    const { body } = await (await as('desk-1')).get<HotlineStatistics>('/api/hotline-statistics/2026-09');
    expect(body).toMatchObject({ total: 24, previousTotal: 5, isOver: true, limit: 10 });
    expect(body.categories.map(({ title, count, previous, over }) => [title, count, previous, over])).toEqual([
      ['登录与账号', 11, 5, true],
      ['打印与报表', 10, 0, false],
      ['数据问题', 3, 0, false],
    ]);
    expect((await (await as('user-1')).get('/api/hotline-statistics/2026-09')).status).toBe(403);
    expect((await (await as('desk-1')).get('/api/hotline-statistics/2026-13')).status).toBe(400);
  });

  it('[RR11] the review of a month is started once, with the counted categories, and opens one problem', async () => {
    const desk = await as('desk-1');
    const start = () =>
      desk.post<StartedHotlineReview>('/api/hotline-statistics/2026-09/review', { commandId: randomUUID() });
    const early = await desk.post<ApiError>('/api/hotline-statistics/2026-10/review', { commandId: randomUUID() });
    expect(early.body.code).toBe('report/review-too-early');
    const forbidden = await (
      await as('tech-1')
    ).post('/api/hotline-statistics/2026-09/review', { commandId: randomUUID() });
    expect(forbidden.status).toBe(403);
    const answers = await Promise.all([start(), start(), start()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.instanceId)).size).toBe(1);
    const again = await start();
    expect(again.body).toEqual({ instanceId: answers[0]?.body.instanceId, isNew: false });

    const { engine, store } = running.opened.parts;
    const review = await store.instance(again.body.instanceId);
    expect(review?.variables['categories']).toMatchObject([
      { category: '登录与账号', count: 11, over10: true },
      {},
      {},
    ]);
    const task = review?.tasks.find(({ state }) => state === 'classification');
    const done = await desk.post(`/api/tasks/${task?.id ?? ''}/complete`, {
      commandId: randomUUID(),
      outcome: 'submit',
    });
    expect(done.status).toBe(200);
    await engine.workers.runDue();
    const { body } = await desk.get<HotlineStatistics>('/api/hotline-statistics/2026-09');
    expect(body.review?.id).toBe(again.body.instanceId);
    expect(body.categories.map(({ key, problem }) => [key, problem !== undefined])).toEqual([
      ['login', true],
      ['print', false],
      ['data', false],
    ]);
    const problems = await store.searchInstances({ process: 'corrective-action', limit: 10 });
    expect(problems.rows).toHaveLength(1);
    expect(problems.rows[0]?.subject).toContain('登录与账号');
  });

  it('[RR12] the month can be printed and searched', async () => {
    const response = await fetch(`${running.url}/api/hotline-statistics/2026-09/statistics.pdf`, {
      headers: { cookie: (await as('desk-1')).cookie },
    });
    expect(response.status).toBe(200);
    const { text } = await readPdf(new Uint8Array(await response.arrayBuffer()));
    for (const part of ['热线月度分类统计', '登录与账号', '超过 10 次', '近六个月', '政务办公系统'])
      expect(text).toContain(part);
  });
});
