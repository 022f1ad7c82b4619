import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '@yunliu/engine';
import type { ApiError, CommandAnswer, InstanceDetail } from '../../src/api/index.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';

const scanning: ProcessDefinition = {
  format: 1,
  key: 'scanning',
  version: 1,
  title: '扫描识别',
  category: 'it',
  roles: {},
  start: { by: ['*'] },
  data: { type: 'object', properties: { text: { type: 'string' } } },
  initial: 'reading',
  states: {
    reading: {
      type: 'service',
      title: '识别',
      handler: 'ocr',
      external: true,
      input: { file: '"a.pdf"' },
      output: { text: 'result.text' },
      tries: 1,
      to: 'read',
    },
    read: { type: 'final', title: '已识别' },
  },
};

interface Fetched {
  readonly jobs: readonly {
    readonly jobId: string;
    readonly lockId: string;
    readonly input: unknown;
    readonly instanceId: string;
    readonly until: string;
  }[];
}

let server: TestServer;
let admin: TestClient;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin');
  const published = await admin.post('/api/admin/definitions', { definitions: [scanning] });
  if (published.status !== 200) throw new Error(published.text);
  const made = await admin.post<{ token: string }>('/api/admin/worker-tokens', { name: 'reader', topics: ['ocr'] });
  if (made.status !== 201) throw new Error(made.text);
  token = made.body.token;
});
afterAll(() => server?.dispose());

const as = (bearer: string) => ({ headers: { authorization: `Bearer ${bearer}` } });
const worker = <T>(path: string, body: unknown, bearer = token) =>
  server.anonymous().post<T>(`/api/worker/jobs/${path}`, body, as(bearer));
const fetchJobs = (more: object = {}, bearer = token) =>
  worker<Fetched>('fetch', { topics: ['ocr'], lockMs: 60_000, ...more }, bearer);

async function start(): Promise<string> {
  const { body } = await admin.post<CommandAnswer>('/api/instances', { commandId: randomUUID(), process: 'scanning' });
  return body.instanceId;
}

describe('external workers over REST', () => {
  it('[W110] fetch, extend, complete: the process goes on, and the timeline names the worker', async () => {
    const id = await start();
    const { body, status } = await fetchJobs({ workerId: 'pc-1' });
    expect(status).toBe(200);
    const [job] = body.jobs;
    expect(job).toMatchObject({ instanceId: id, input: { file: 'a.pdf' } });
    const held = { lockId: job!.lockId, workerId: 'pc-1' };
    expect((await worker(`${job!.jobId}/extend`, { ...held, lockMs: 120_000 })).status).toBe(200);
    const done = await worker<CommandAnswer>(`${job!.jobId}/complete`, { ...held, output: { text: '好' } });
    expect([done.status, done.body.instanceId]).toEqual([200, id]);
    expect((await worker<CommandAnswer>(`${job!.jobId}/complete`, { ...held, output: { text: '好' } })).body).toEqual(
      done.body,
    );
    const detail = await admin.get<InstanceDetail>(`/api/instances/${id}`);
    expect(detail.body.status).toBe('completed');
    expect(detail.body.timeline.some(({ actor }) => actor.name === 'worker:reader/pc-1')).toBe(true);
  });

  it('[W111] long polling waits for a job; given back it is there for the next', async () => {
    const soon = fetchJobs({ waitMs: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await start();
    const [job] = (await soon).body.jobs;
    expect((await fetchJobs()).body.jobs).toEqual([]);
    expect((await worker(`${job!.jobId}/unlock`, { lockId: job!.lockId })).status).toBe(204);
    const [again] = (await fetchJobs()).body.jobs;
    expect(again!.jobId).toBe(job!.jobId);
    expect((await worker<ApiError>(`${job!.jobId}/complete`, { lockId: job!.lockId })).body.code).toBe('job/lock-lost');
    await worker(`${again!.jobId}/complete`, { lockId: again!.lockId, output: { text: '' } });
  });

  it('[W112] without a token, with a wrong one, with a session only: refused; a token opens nothing else', async () => {
    for (const bearer of ['', 'nonsense', token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')]) {
      const { status, text } = await fetchJobs({}, bearer);
      expect([status, (JSON.parse(text) as ApiError).code]).toEqual([401, 'worker/token-required']);
    }
    expect((await admin.post('/api/worker/jobs/fetch', { topics: ['ocr'], lockMs: 60_000 })).status).toBe(401);
    expect((await server.anonymous().get('/api/instances', as(token).headers)).status).toBe(401);
    expect((await fetchJobs({ topics: ['ocr', 'other'] })).status).toBe(403);
    const person = await server.as('rita').catch(() => undefined);
    expect((await person?.get('/api/admin/worker-tokens'))?.status ?? 403).toBe(403);
  });

  it('[W113] tokens are shown once, kept hashed, and revoked at once; one worker cannot report for another', async () => {
    const { text } = await admin.get('/api/admin/worker-tokens');
    expect(text).toContain('"reader"');
    expect(text).not.toMatch(/hash|ylw_/);
    const made = await admin.post<{ token: string; worker: { id: string } }>('/api/admin/worker-tokens', {
      name: 'other',
      topics: ['*'],
    });
    await start();
    const [job] = (await fetchJobs()).body.jobs;
    const stolen = await worker<ApiError>(`${job!.jobId}/complete`, { lockId: job!.lockId }, made.body.token);
    expect([stolen.status, stolen.body.code]).toEqual([409, 'job/lock-lost']);
    expect((await fetchJobs({}, made.body.token)).status).toBe(200);
    await admin.send('DELETE', `/api/admin/worker-tokens/${made.body.worker.id}`);
    expect((await fetchJobs({}, made.body.token)).status).toBe(401);
    await worker(`${job!.jobId}/complete`, { lockId: job!.lockId, output: { text: '' } });
  });

  it('[W114] a failed job becomes an incident with everything to judge it by; it is mended and skipped over REST', async () => {
    const id = await start();
    const [job] = (await fetchJobs()).body.jobs;
    expect((await worker(`${job!.jobId}/fail`, { lockId: job!.lockId, message: '文件损坏', final: true })).status).toBe(
      200,
    );
    const { body } = await admin.get<{ incidents: readonly object[] }>('/api/admin/incidents');
    expect(body.incidents[0]).toMatchObject({
      instanceId: id,
      handler: 'ocr',
      external: true,
      state: { key: 'reading', title: '识别' },
      input: { file: 'a.pdf' },
      attempts: [{ message: '文件损坏', worker: 'reader' }],
      skippable: true,
      startedBy: { id: 'admin' },
    });
    const correct = (values: object, reason = '录入有误') =>
      admin.post<ApiError>(`/api/admin/instances/${id}/correct-variables`, { commandId: randomUUID(), values, reason });
    expect((await correct({ text: 5 })).body.code).toBe('variables/invalid');
    expect((await correct({ text: '手工录入' })).status).toBe(200);
    const skipped = await admin.post(`/api/admin/incidents/${id}/${job!.jobId}/skip`, {
      commandId: randomUUID(),
      reason: '已手工处理',
      output: { text: '手工录入' },
    });
    expect(skipped.status, skipped.text).toBe(200);
    expect((await admin.get<InstanceDetail>(`/api/instances/${id}`)).body.status).toBe('completed');
  });

  it('[W115] the OpenAPI document says how workers sign in', async () => {
    const { body } = await server
      .anonymous()
      .get<{ paths: { [path: string]: { post?: { security: unknown } } } }>('/api/openapi.json');
    expect(body.paths['/api/worker/jobs/fetch']?.post?.security).toEqual([{ worker: [] }]);
  });
});
