import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedClock } from '@yunliu/engine/testing';
import { defaultConfig, startServer } from '@yunliu/runtime';
import type { RunningServer } from '@yunliu/runtime';
import type { ApiDateSet, ApiError, ApiSchedule, ScheduleRuns, Schedules, TaskList } from '../../src/api/index.js';
import { TestClient } from './support/test-client.js';

let dataDir: string;
let running: RunningServer;
let admin: TestClient;
let manager: TestClient;
const clock = new SimulatedClock('2026-09-20T02:00:00.000Z');

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yunliu-schedules-'));
  running = await startServer({
    config: {
      ...defaultConfig,
      port: 0,
      dataDir,
      demo: true,
      signInsPerMinute: 1000,
      signInsPerMinuteOfAddress: 1000,
      sessionIdleMs: 90 * 86_400_000,
      sessionAbsoluteMs: 90 * 86_400_000,
    },
    logger: pino({ level: 'silent' }),
    clock,
    checkAnswers: true,
  });
  admin = await as('admin');
  manager = await as('pm-1');
});
afterAll(async () => {
  await running?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function as(account: string): Promise<TestClient> {
  const client = new TestClient(running.url);
  await client.signIn(account, 'yunliu-demo');
  return client;
}

async function pass(to: string): Promise<void> {
  clock.advanceTo(to);
  await running.opened.parts.engine.workers.runDue();
}

const list = async (client: TestClient): Promise<Schedules> => (await client.get<Schedules>('/api/schedules')).body;
const one = async (key: string): Promise<ApiSchedule> =>
  (await list(admin)).schedules.find((each) => each.key === key)!;

describe('schedules of the shipped catalogue', () => {
  it('[W170] all 78 are listed with status, words and what comes next; a fresh installation has run none', async () => {
    const { schedules, dateSets } = await list(manager);
    expect(schedules).toHaveLength(78);
    expect(schedules.every(({ last }) => last === undefined)).toBe(true);
    expect(await one('hotline-classification')).toMatchObject({
      code: 'S24',
      agreement: 'A02',
      rule: '每月 1 日 09:00',
      status: 'active',
      next: [{ at: '2026-10-01T01:00:00.000Z' }, {}, {}, {}, {}],
      who: [{ title: '服务台' }, { title: '业务指导组负责人' }],
    });
    expect(await one('homepage-check')).toMatchObject({ status: 'waiting', waitingFor: ['operation-monitoring'] });
    expect(await one('hotline-month-end')).toMatchObject({
      status: 'covered',
      coveredBy: { title: 'S24 热线分类统计' },
    });
    expect(await one('inspection-warranty-end')).toMatchObject({ status: 'waiting', waitingForDates: ['质保到期日'] });
    expect(dateSets.map(({ key }) => key)).toEqual([
      'key-periods',
      'special-periods',
      'trainings',
      'warranty-ends',
      'acceptances',
    ]);
    const english = await manager.get<Schedules>('/api/schedules', { 'Accept-Language': 'en' });
    expect(english.body.schedules[0]?.title).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('[W171] month end and the 1st start the monthly processes for the right people', async () => {
    await pass('2026-09-30T01:00:00.000Z');
    for (const [key, service] of [
      ['training-month-end', 'training'],
      ['onsite-month-end', 'onsite'],
      ['guidance-binding', 'guidance'],
    ] as const) {
      const { last } = await one(key);
      expect(last, key).toMatchObject({ result: 'started', at: '2026-09-30T01:00:00.000Z' });
      const instance = await running.opened.parts.engine.instance(last!.instanceId!);
      expect(instance).toMatchObject({ startedBy: 'guidance-1', variables: { month: '2026-09', service } });
      expect(instance?.tasks).toMatchObject([{ assignee: 'guidance-1' }]);
    }
    await pass('2026-10-01T01:00:00.000Z');
    const review = await running.opened.parts.engine.instance((await one('hotline-classification')).last!.instanceId!);
    expect(review).toMatchObject({ definition: { key: 'hotline-monthly-review' }, variables: { month: '2026-09' } });
    const desk = await as('desk-1');
    const { body } = await desk.get<TaskList>('/api/tasks?view=todo');
    expect(body.rows.map(({ instance }) => instance.id)).toContain(review!.id);
  });

  it('[W172] project managers run by hand, once for each command id; others may not look', async () => {
    const commandId = randomUUID();
    const run = (client: TestClient) =>
      client.post<{ runs: { instanceId: string; by: { name: string } }[] }>('/api/schedules/recovery-statistics/run', {
        commandId,
      });
    const first = await run(manager);
    expect(first.body.runs).toMatchObject([{ result: 'started', by: { id: 'pm-1' } }]);
    expect((await run(manager)).body.runs[0]?.instanceId).toBe(first.body.runs[0]?.instanceId);
    const { body } = await manager.get<ScheduleRuns>('/api/schedules/recovery-statistics/runs');
    expect(body.runs).toHaveLength(1);
    expect(body.audit[0]).toMatchObject({ action: 'run-now', by: { id: 'pm-1' } });
    const desk = await as('desk-1');
    expect((await desk.get<ApiError>('/api/schedules')).body.code).toBe('access/may-not-run-schedules');
    const waiting = await manager.post<ApiError>('/api/schedules/homepage-check/run', { commandId: randomUUID() });
    expect([waiting.status, waiting.body.code]).toEqual([409, 'schedule/waiting']);
  });

  it('[W173] administrators pause with a reason and resume; project managers may not', async () => {
    const pause = (client: TestClient) =>
      client.post<ApiSchedule & ApiError>('/api/schedules/workload-weekly/pause', { reason: '停机检修' });
    expect((await pause(manager)).status).toBe(403);
    expect((await pause(admin)).body).toMatchObject({ status: 'paused', pause: { reason: '停机检修' } });
    const before = (await one('workload-weekly')).last;
    await pass('2026-10-09T08:00:00.000Z');
    expect((await one('workload-weekly')).last).toEqual(before);
    expect((await admin.post<ApiSchedule>('/api/schedules/workload-weekly/resume', undefined)).body.status).toBe(
      'active',
    );
    await pass('2026-10-16T08:00:00.000Z');
    expect((await one('workload-weekly')).last).toMatchObject({ at: '2026-10-16T07:00:00.000Z', result: 'started' });
  });

  it('[W174] dates are kept by project managers, and impossible ones refused by row', async () => {
    const put = (dates: unknown) =>
      manager.send<ApiDateSet & ApiError>('PUT', '/api/schedule-dates/special-periods', { dates });
    expect((await put([{ date: '2026-02-30' }])).body.code).toBe('schedule/impossible-date');
    expect((await put([{ date: '2026-11-02', to: '2026-11-06', title: '审计' }])).body).toMatchObject({
      isChanged: true,
      dates: [{ date: '2026-11-02', to: '2026-11-06', title: '审计' }],
    });
    expect((await one('special-paperwork-catchup')).next).toMatchObject([
      { at: '2026-11-09T01:00:00.000Z', period: '审计' },
    ]);
  });
});
