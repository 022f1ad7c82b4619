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
  ApiError,
  ApiReport,
  ApiReports,
  RecomputedReport,
  ReportLines,
  ReportScopes,
} from '../../src/api/index.js';
import { readPdf } from '../../../engine/test/documents/read-pdf.js';
import { readSheets } from './support/read-sheets.js';
import { september, tellTickets } from './support/report-story.js';
import { TestClient } from './support/test-client.js';

let dataDir: string;
let running: RunningServer;
const clients = new Map<string, TestClient>();
const clock = new SimulatedClock('2026-10-02T02:00:00.000Z');
const CLIENT = '江州市数据资源管理局';
const A04 = { agreement: 'a04-dongcheng-bid', version: 1, period: '2026-09' } as const;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yunliu-reports-'));
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
  await tellTickets(running.opened.parts.store, september);
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

const row = ({ commitments }: ApiReport, id: string) => commitments.find((each) => each.id === id);
const freeze = async (more: object = {}): Promise<ApiReport> =>
  (await (await as('pm-1')).post<ApiReport>('/api/compliance-reports', { commandId: randomUUID(), ...A04, ...more }))
    .body;
const bytesOf = async (account: string, path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(running.url + path, { headers: { cookie: (await as(account)).cookie, ...headers } });
  expect(response.status).toBe(200);
  return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
};

describe('compliance reports over REST', () => {
  it('[RR1] the month shows the figures reckoned by hand, breaches with cause, appeal and lateness', async () => {
    const { body, status } = await (
      await as('pm-1')
    ).get<ApiReport>('/api/compliance?agreement=a04-dongcheng-bid&version=1&period=2026-09');
    expect(status).toBe(200);
    expect(row(body, 'A04.2')).toMatchObject({ count: 3, met: 3, percent: 100, verdict: 'kept' });
    expect(row(body, 'A04.4')).toMatchObject({
      count: 5,
      met: 2,
      breached: 2,
      excluded: 1,
      percent: 50,
      verdict: 'broken',
    });
    expect(row(body, 'A04.9')).toMatchObject({ count: 0, verdict: 'not-measured' });
    expect(body.breaches).toMatchObject([
      {
        commitment: 'A04.4',
        instanceId: 'gz-2',
        businessKey: 'GZ-2',
        causeTitle: '处理人',
        engineer: { name: '杨柳青' },
        lateMs: 9_000_000,
        due: '2026-09-08T05:00:00.000Z',
      },
      {
        instanceId: 'gz-3',
        causeTitle: '客户',
        priority: '灾难性事件',
        system: '业务平台',
        appeal: { reason: '客户未开放机房门禁' },
      },
      // nobody handed the quarter's analysis over
      { commitment: 'A04.6', id: '2026-Q3', found: 0 },
    ]);
    expect(body.id).toBeUndefined();
  });

  it('[RR2] a period that is not over cannot be frozen; sending a command again freezes nothing twice', async () => {
    const manager = await as('pm-1');
    const early = await manager.post<ApiError>('/api/compliance-reports', {
      commandId: randomUUID(),
      ...A04,
      period: '2026-H2',
    });
    expect([early.status, early.body.code]).toEqual([422, 'report/period-not-over']);
    const commandId = randomUUID();
    const first = await manager.post<ApiReport>('/api/compliance-reports', { commandId, ...A04 });
    expect(first.status).toBe(201);
    const again = await manager.post<ApiReport>('/api/compliance-reports', { commandId, ...A04 });
    expect(again.body).toEqual(first.body);
    const list = (await manager.get<ApiReports>('/api/compliance-reports')).body.reports;
    expect(list.filter(({ id }) => id === commandId)).toHaveLength(1);
    for (const period of ['2026-9', '2026-13', '2026-09-01', '../x']) {
      expect(
        (await manager.post<ApiError>('/api/compliance-reports', { commandId: randomUUID(), ...A04, period })).status,
      ).toBe(400);
    }
  });

  it('[RR3] a frozen report is reproduced to the last case; after a later ruling it says what moved', async () => {
    const manager = await as('pm-1');
    const frozen = await freeze();
    const recompute = async (): Promise<RecomputedReport> =>
      (await manager.post<RecomputedReport>(`/api/compliance-reports/${frozen.id}/recompute`)).body;
    const same = await recompute();
    expect(same).toMatchObject({ isReproduced: true, figures: [], lines: [], calendars: [] });
    expect(same.hash).toEqual({ before: frozen.hash, after: frozen.hash });

    clock.advanceTo('2026-10-03T02:00:00.000Z');
    const ruled = await manager.post(`/api/instances/gz-3/clocks/c2/appeal/ruling`, {
      commandId: randomUUID(),
      decision: 'excuse',
      reason: '门禁记录属实',
    });
    expect(ruled.status).toBe(200);
    expect(await recompute()).toMatchObject({
      isReproduced: false,
      lines: [{ commitment: 'A04.4', id: 'gz-3/c2', why: 'ruled-later', after: { result: 'excluded' } }],
      figures: [{ commitment: 'A04.4', before: { percent: 50, breached: 2 }, after: { breached: 1, excluded: 2 } }],
    });
    const still = (await manager.get<ApiReport>(`/api/compliance-reports/${frozen.id}`)).body;
    expect(still).toEqual(frozen);
  });

  it('[RR4] the client’s representative reads the reports of the own house without names, and nobody else any', async () => {
    const whole = await freeze();
    const own = await freeze({ client: CLIENT });
    const client = await as('userleader-1');
    const scopes = (await client.get<ReportScopes>('/api/compliance/scopes')).body;
    expect(scopes).toMatchObject({ mayFreeze: false });
    expect(scopes.agreements.map(({ key }) => key)).toContain('a04-dongcheng-bid');
    const list = (await client.get<ApiReports>('/api/compliance-reports')).body.reports.map(({ id }) => id);
    expect(list).toContain(own.id);
    expect(list).not.toContain(whole.id);
    const shown = await client.get<ApiReport>(`/api/compliance-reports/${own.id}`);
    expect(shown.body.forClient).toBe(true);
    expect(shown.body.totals).toEqual(own.totals);
    expect(shown.text).not.toMatch(/杨柳青|tech-2|instanceId/);
    expect((await client.get(`/api/compliance-reports/${whole.id}`)).status).toBe(404);
    expect((await client.get(`/api/compliance-reports/${whole.id}/report.xlsx`)).status).toBe(404);
    expect((await client.get('/api/compliance?agreement=a04-dongcheng-bid&version=1&period=2026-09')).status).toBe(403);
    expect((await client.post('/api/compliance-reports', { commandId: randomUUID(), ...A04 })).status).toBe(403);
    const user = await as('user-1');
    expect((await user.get('/api/compliance-reports')).status).toBe(403);
    expect((await user.get(`/api/compliance-reports/${own.id}`)).status).toBe(404);
  });

  it('[RR5] cases come page by page, by commitment and result', async () => {
    const manager = await as('pm-1');
    const { id } = await freeze();
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await manager.get<ReportLines>(
        `/api/compliance-reports/${id}/lines?commitment=A04.4&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.rows.map((line) => line.id));
      if (page.body.cursor === undefined) break;
      cursor = page.body.cursor;
    }
    expect(seen).toEqual(['gz-5/c1', 'gz-1/c2', 'gz-2/c2', 'gz-3/c2', 'gz-4/c1']);
    const breached = await manager.get<ReportLines>(`/api/compliance-reports/${id}/lines?result=breached`);
    // the quarterly handover of A04.6 was never made, which is a breach without a ticket
    expect(breached.body.rows.map((line) => line.id)).toEqual(['gz-2/c2', '2026-Q3']);
    expect((await manager.get<ApiError>(`/api/compliance-reports/${id}/lines?cursor=-1`)).body.code).toBe(
      'query/invalid-cursor',
    );
  });

  it('[RR6] the PDF can be searched in Chinese, has its head and foot, and names nobody for the client', async () => {
    const own = await freeze({ client: CLIENT });
    const path = `/api/compliance-reports/${own.id}/report.pdf`;
    const { bytes, headers } = await bytesOf('pm-1', path);
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('服务承诺达成报告'));
    const { text, pages } = await readPdf(bytes);
    expect(pages).toBeGreaterThan(0);
    for (const part of [
      '服务承诺达成报告',
      '4 小时内解决故障',
      '审批流转中断',
      '杨柳青',
      '未达成',
      '尚无数据来源',
      '页 / 共',
      own.hash,
    ])
      expect(text).toContain(part);
    const shown = (await readPdf((await bytesOf('userleader-1', path)).bytes)).text;
    expect(shown).toContain('客户版');
    expect(shown).not.toContain('杨柳青');
    const english = (await readPdf((await bytesOf('pm-1', path, { 'accept-language': 'en' })).bytes)).text;
    expect(english).toContain('Compliance report');
  });

  it('[RR7] the spreadsheet has three sheets, numbers that are numbers and times that are times of China', async () => {
    const own = await freeze();
    const { bytes } = await bytesOf('pm-1', `/api/compliance-reports/${own.id}/report.xlsx`);
    const sheets = await readSheets(bytes);
    expect(Object.keys(sheets)).toEqual(['汇总', '明细', '违约清单']);
    const line = sheets['违约清单']?.find((cells) => cells.includes('GZ-2')) ?? [];
    // 2026-09-08 13:00 in China is day 46273 of a spreadsheet, 13 of 24 hours on
    expect(line[7]).toBeCloseTo(46_273 + 13 / 24, 8);
    expect(line[8]).toBeCloseTo(46_273 + 15.5 / 24, 8);
    expect(line[9]).toBe(2.5);
    const figures = sheets['汇总']?.find((cells) => cells[0] === 'A04.4') ?? [];
    expect(figures.slice(3, 9)).toEqual([5, 2, 1, 2, 0.6666, 1].map((value, at) => (at === 4 ? figures[7] : value)));
    expect(figures[7]).toBeCloseTo(2 / 3, 3);
    expect(sheets['明细']).toHaveLength(own.totals.cases + 1);
  });
});
