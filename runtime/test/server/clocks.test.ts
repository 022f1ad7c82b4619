import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedClock } from '@yunliu/engine/testing';
import { defaultConfig, startServer } from '@yunliu/runtime';
import type { RunningServer } from '@yunliu/runtime';
import type {
  Agreements,
  ApiDowntime,
  ApiError,
  ClockVerdicts,
  OpenClocks,
  TicketClocks,
} from '../../src/api/index.js';
import { TestClient } from './support/test-client.js';

let dataDir: string;
let running: RunningServer;
const clients = new Map<string, TestClient>();
const clock = new SimulatedClock('2026-09-30T09:40:00.000Z');

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yunliu-clocks-'));
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

async function pass(to: string): Promise<void> {
  clock.advanceTo(to);
  await running.opened.parts.engine.workers.runDue();
}

/** A fault under A04, reported by the host on behalf of the desk: response within an hour. */
async function openFault(): Promise<string> {
  const instanceId = running.opened.parts.newInstanceId();
  await running.opened.parts.engine.execute({
    type: 'start',
    commandId: randomUUID(),
    actor: { userId: 'system', system: true },
    onBehalfOf: 'desk-1',
    process: 'fault-handling',
    instanceId,
    variables: { system: '业务平台', priority: 'severe', sourceProcess: 'hotline' },
  });
  return instanceId;
}

describe('promised times over REST', () => {
  it('[W180] a fresh demo installation has five agreements and their systems; only managers list them', async () => {
    const manager = await as('pm-1');
    const { body } = await manager.get<Agreements>('/api/agreements');
    expect(body.agreements.map(({ commitments }) => commitments)).toEqual([13, 39, 17, 13, 12]);
    const detail = await manager.get<{ agreement: { commitments: unknown[] } }>(
      '/api/agreements/a03-one-year-service/1',
    );
    expect(detail.body.agreement.commitments).toHaveLength(17);
    expect((await manager.get<ApiError>('/api/agreements/a03-one-year-service/9')).status).toBe(404);
    expect((await (await as('user-1')).get('/api/agreements')).status).toBe(403);
  });

  it('[W181] the ticket shows its clocks with due and the reason of the due; commands are judged by the agreement', async () => {
    const id = await openFault();
    const manager = await as('pm-1');
    const admin = await as('admin');
    const read = async (): Promise<TicketClocks> => (await admin.get<TicketClocks>(`/api/instances/${id}/clocks`)).body;
    const first = await read();
    expect(first).toMatchObject({ system: 'platform', priority: 'severe', agreement: { key: 'a04-dongcheng-bid' } });
    expect(first.clocks).toMatchObject([
      {
        metric: 'fault-response',
        commitment: 'A04.2',
        state: 'running',
        due: '2026-09-30T10:40:00.000Z',
        remainingMs: 3_600_000,
      },
    ]);
    const clockId = first.clocks[0]?.id ?? '';
    const why = await admin.get<{ explanation: { sentences: unknown[] } }>(
      `/api/instances/${id}/clocks/${clockId}/explanation`,
    );
    expect(why.body.explanation.sentences.length).toBeGreaterThan(0);
    const refused = await admin.post<ApiError>(`/api/instances/${id}/clocks/${clockId}/pause`, {
      commandId: randomUUID(),
      reason: 'waiting-client',
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'clock/pause-not-allowed']);
    expect(
      (
        await (
          await as('user-2')
        ).post(`/api/instances/${id}/clocks/${clockId}/pause`, { commandId: randomUUID(), reason: 'x' })
      ).status,
    ).toBe(404);

    const asked = await admin.post(`/api/instances/${id}/clocks/${clockId}/extension`, {
      commandId: randomUUID(),
      amount: 30,
      reason: '道路封闭',
    });
    expect(asked.status).toBe(200);
    const board = await manager.get<OpenClocks>('/api/clocks?agreement=a04-dongcheng-bid');
    expect(board.body.rows).toMatchObject([{ instanceId: id, due: '2026-09-30T10:40:00.000Z' }]);
  });

  it('[W182] planned downtime is declared, approved for the client and told to the open tickets; a breach is appealed and reported', async () => {
    const id = await openFault();
    const manager = await as('pm-1');
    const client = await as('custadmin-1');
    const window = {
      system: 'platform',
      from: '2026-09-30T18:00:00+08:00',
      to: '2026-09-30T19:00:00+08:00',
      reason: '数据库升级',
    };
    expect((await client.post<ApiError>('/api/downtimes', window)).body.code).toBe('downtime/not-allowed');
    expect((await manager.post<ApiError>('/api/downtimes', { ...window, to: window.from })).body.code).toBe(
      'downtime/reversed-interval',
    );
    const declared = (await manager.post<ApiDowntime>('/api/downtimes', window)).body;
    expect((await manager.post<ApiError>(`/api/downtimes/${declared.id}/approve`, undefined)).body.code).toBe(
      'downtime/not-allowed',
    );
    const approved = (await client.post<ApiDowntime>(`/api/downtimes/${declared.id}/approve`, undefined)).body;
    expect(approved).toMatchObject({ approvedBy: 'custadmin-1', shortNotice: true });
    expect(approved.told).toContainEqual({ instanceId: id, ok: true });
    const admin = await as('admin');
    const clocks = async (): Promise<TicketClocks['clocks']> =>
      (await admin.get<TicketClocks>(`/api/instances/${id}/clocks`)).body.clocks;
    expect((await clocks())[0]?.due).toBe('2026-09-30T11:40:00.000Z');

    await pass('2026-09-30T10:30:00.000Z');
    const finished = await manager.post<ApiDowntime>(`/api/downtimes/${declared.id}/finish`, {});
    expect(finished.body.finishedAt).toBe('2026-09-30T10:30:00.000Z');
    expect((await clocks())[0]?.due).toBe('2026-09-30T11:10:00.000Z');

    await pass('2026-09-30T12:00:00.000Z');
    expect((await clocks())[0]).toMatchObject({
      breached: true,
      breachedAt: '2026-09-30T11:10:00.000Z',
      cause: 'engineer',
    });
    const clockId = (await clocks())[0]?.id ?? '';
    await admin.post(`/api/instances/${id}/cancel`, { commandId: randomUUID(), reason: '演示' });
    const appealed = await admin.post(`/api/instances/${id}/clocks/${clockId}/appeal`, {
      commandId: randomUUID(),
      cause: 'client',
      reason: '机房无人',
    });
    expect(appealed.status).toBe(200);
    const ruled = await manager.post(`/api/instances/${id}/clocks/${clockId}/appeal/ruling`, {
      commandId: randomUUID(),
      decision: 'excuse',
      reason: '属实',
    });
    expect(ruled.status).toBe(200);
    const verdicts = await manager.get<ClockVerdicts>(
      '/api/clock-verdicts?from=2026-09-01T00:00:00.000Z&to=2026-11-01T00:00:00.000Z&agreement=a04-dongcheng-bid',
    );
    expect(verdicts.body.rows).toMatchObject([{ instanceId: id, commitment: 'A04.2', excluded: true }]);
  });
});
