import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedClock } from '@yunliu/engine/testing';
import { defaultConfig, startServer } from '@yunliu/runtime';
import type { RunningServer } from '@yunliu/runtime';
import type {
  ApiError,
  CalendarChanges,
  CalendarDryRun,
  CalendarMonth,
  Calendars,
  ClockDecisions,
  PriorityPreview,
  StartChoices,
  TaskList,
  TicketClocks,
} from '../../src/api/index.js';
import { DemoPeople, playScenario } from '../browser/demo-story.js';
import { TestClient } from './support/test-client.js';

const scenario = fileURLToPath(
  new URL('../../../process-definitions/training-request/scenarios/with-sign-in-sheet.scenario.json', import.meta.url),
);
let dataDir: string;
let running: RunningServer;
const clients = new Map<string, TestClient>();
const clock = new SimulatedClock('2026-12-31T01:00:00.000Z');

async function open(): Promise<void> {
  clients.clear();
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
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yunliu-calendars-'));
  await open();
});
afterAll(async () => {
  await running?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function as(account: string): Promise<TestClient> {
  const known = clients.get(account);
  if (known !== undefined) return known;
  const client = new TestClient(running.url);
  await client.signIn(account, 'yunliu-demo');
  clients.set(account, client);
  return client;
}

const newYear = {
  calendar: 'national-cn',
  rows: [
    { date: '2027-01-01', hours: 'off', title: '元旦', titleEn: 'New Year' },
    { date: '2027-01-02', hours: 'workday', title: '元旦调休上班' },
  ],
  notice: { title: '关于2027年部分节假日安排的通知', number: '国办发明电〔2026〕9号', issued: '2026-11-10' },
  publishedThrough: '2027-12-31',
};

describe('service calendars over REST', () => {
  it('[W190] a month shows hours, kinds and the notice that says so; after the last notice days are provisional', async () => {
    const user = await as('user-1');
    const { body: all } = await user.get<Calendars>('/api/calendars');
    expect(all.calendars.map(({ key }) => key)).toEqual(expect.arrayContaining(['national-cn', 'office-5x8']));
    expect(all.today).toBe('2026-12-31');
    const { body: october } = await user.get<CalendarMonth>('/api/calendars/office-5x8/months/2026-10');
    expect(october.days).toHaveLength(31);
    expect(october.days[0]).toMatchObject({
      kind: 'holiday',
      title: '国庆节',
      source: '国办发明电〔2025〕7号',
      hours: [],
    });
    expect(october.days[9]).toMatchObject({
      kind: 'make-up',
      hours: [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '18:00' },
      ],
    });
    expect(october.notices).toMatchObject([{ number: '国办发明电〔2025〕7号' }]);
    const { body: january } = await user.get<CalendarMonth>('/api/calendars/office-5x8/months/2027-01');
    expect(january.days[0]).toMatchObject({ kind: 'weekly', provisional: true });
    expect((await user.get<ApiError>('/api/calendars/none/months/2027-01')).body.code).toBe('calendar/unknown');
    expect((await user.get('/api/calendar-changes')).status).toBe(403);
  });

  it('[W191] wrong rows are named by their number and change nothing', async () => {
    const admin = await as('admin');
    const rows = [
      { date: '2027-02-30', hours: 'off', title: '春节' },
      { date: '2027-02-08', hours: '18:00-09:00', title: '加班' },
      { date: '2027-02-08', hours: 'off', title: '春节' },
      { date: '2027-02-20', to: '2027-02-10', hours: 'off', title: '保障' },
    ];
    const answer = await admin.post<ApiError>('/api/admin/calendars/check', { calendar: 'national-cn', rows });
    expect([answer.status, answer.body.code]).toEqual([422, 'calendar/invalid']);
    expect(answer.body.issues?.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['calendar/unknown-day', '/rows/0/date'],
      ['calendar/invalid-hours', '/rows/1/hours'],
      ['calendar/doubled-day', '/rows/2/date'],
      ['calendar/reversed-period', '/rows/3/to'],
    ]);
    expect(answer.body.issues?.[0]?.message).toContain('第 1 行');
  });

  it('[W192] the dry run names each due that would move; confirmed, they move at once, are kept in the ledger and survive a restart', async () => {
    const people = new DemoPeople(running.url);
    const { instanceId } = await playScenario(people, scenario, 2);
    const admin = await as('admin');
    const { engine } = running.opened.parts;
    expect((await engine.instance(instanceId))?.clocks).toMatchObject([
      { metric: 'training-contact', state: 'running', due: '2027-01-01T09:30:00.000Z', provisional: true },
    ]);
    const { body: dry } = await admin.post<CalendarDryRun>('/api/admin/calendars/check', newYear);
    expect(dry.days.map(({ calendar, date }) => `${calendar} ${date}`)).toEqual(
      expect.arrayContaining(['office-5x8 2027-01-01', 'workday 2027-01-02']),
    );
    expect(dry).toMatchObject({
      judged: 1,
      newlyBreached: 0,
      moved: [{ instanceId, oldDue: '2027-01-01T09:30:00.000Z', newDue: '2027-01-02T09:30:00.000Z' }],
    });
    expect(dry.moved[0]?.why.join()).toContain('2027-01-01 由 09:00–17:30 改为 不办公：元旦');
    expect((await engine.instance(instanceId))?.clocks?.[0]?.due).toBe('2027-01-01T09:30:00.000Z');
    const stale = await admin.post<ApiError>('/api/admin/calendars', { ...newYear, expectedVersion: 'another' });
    expect([stale.status, stale.body.code]).toEqual([409, 'calendar/changed-meanwhile']);
    const taken = await admin.post<CalendarDryRun>('/api/admin/calendars', {
      ...newYear,
      expectedVersion: dry.version,
    });
    expect(taken.status).toBe(200);
    expect(taken.body.moved).toEqual(dry.moved);
    expect((await engine.instance(instanceId))?.clocks?.[0]).toMatchObject({ due: '2027-01-02T09:30:00.000Z' });
    expect((await engine.history(instanceId)).at(-1)).toMatchObject({
      type: 'clock.recounted',
      details: { oldDue: '2027-01-01T09:30:00.000Z', due: '2027-01-02T09:30:00.000Z' },
    });
    const ledger = await (await as('pm-1')).get<CalendarChanges>('/api/calendar-changes');
    expect(ledger.body.changes).toMatchObject([
      { calendar: 'national-cn', rows: 2, notice: '国办发明电〔2026〕9号', publishedThrough: '2027-12-31' },
    ]);
    expect(ledger.body.changes[0]?.moved).toEqual(dry.moved);

    await running.stop();
    await open();
    const { body: january } = await (await as('user-1')).get<CalendarMonth>('/api/calendars/workday/months/2027-01');
    expect(january.days[0]).toMatchObject({ kind: 'holiday', title: '元旦', provisional: false });
    expect(january.days[1]).toMatchObject({ kind: 'make-up' });
  });

  it('[W193] whoever starts a process chooses among the systems whose agreement promises something for it', async () => {
    const desk = await as('desk-1');
    const { body } = await desk.get<StartChoices>('/api/start-choices?process=fault-handling');
    const erp = body.systems.find(({ key }) => key === 'erp');
    expect(erp).toMatchObject({ name: '企业管理系统', agreement: { version: 1 }, defaultPriority: 'medium' });
    expect(erp?.priorities.map(({ key }) => key)).toEqual(['urgent', 'high', 'medium', 'low']);
    expect((await desk.get<StartChoices>('/api/start-choices?process=hotline-monthly-review')).body.systems).toEqual(
      [],
    );
  });

  it('[W194] lists tell the most urgent promise; a change of priority is previewed; requests wait for who may decide', async () => {
    // Reported by the hotline, so that the desk has it at once.
    const id = running.opened.parts.newInstanceId();
    await running.opened.parts.engine.execute({
      type: 'start',
      commandId: randomUUID(),
      actor: { userId: 'system', system: true },
      onBehalfOf: 'desk-1',
      process: 'fault-handling',
      instanceId: id,
      variables: { system: '企业管理系统', priority: 'high', sourceProcess: 'hotline' },
    });
    const desk = await as('desk-1');
    const admin = await as('admin');
    const send = (path: string, body: object = {}) =>
      admin.post<ApiError>(`/api/instances/${id}${path}`, { commandId: randomUUID(), ...body });
    const { body: rows } = await desk.get<TaskList>('/api/tasks?view=todo');
    expect(rows.rows.find(({ instance }) => instance.id === id)?.instance.clock).toMatchObject({
      title: '按协议响应',
      priority: '高',
      breached: false,
      due: '2026-12-31T01:30:00.000Z',
    });
    expect(await running.opened.parts.engine.instance(id)).toMatchObject({
      service: { system: 'erp', priority: 'high' },
    });
    const preview = await admin.get<PriorityPreview>(`/api/instances/${id}/priority/preview?priority=low`);
    expect(preview.status).toBe(200);
    const { body: ticketClocks } = await admin.get<TicketClocks>(`/api/instances/${id}/clocks`);
    expect(ticketClocks).toMatchObject({ systemTitle: '企业管理系统', priority: 'high', mayChangePriority: true });
    const open = ticketClocks.clocks[0];
    if (open === undefined) throw new Error('the ticket has no clock');
    expect(open.may.requestExtension).toBe(true);
    expect((await send(`/clocks/${open.id}/extension`, { amount: 60, reason: '备件在途' })).status).toBe(200);
    const leader = await as('userleader-1');
    const { body } = await leader.get<ClockDecisions>('/api/clock-decisions');
    expect(body.decisions).toMatchObject([{ what: 'extension', instanceId: id, amount: 60, needs: 'consent' }]);
    expect((await (await as('user-2')).get<ClockDecisions>('/api/clock-decisions')).body.decisions).toEqual([]);
    const consent = await leader.post(`/api/instances/${id}/clocks/${open.id}/extension/decision`, {
      commandId: randomUUID(),
      decision: 'grant',
    });
    expect(consent.status).toBe(200);
    expect((await leader.get<ClockDecisions>('/api/clock-decisions')).body.decisions).toEqual([]);
  });
});
