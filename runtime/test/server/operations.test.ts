import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ApiError,
  BatchReport,
  CopyRead,
  HandOverPreview,
  InstanceDetail,
  Suspensions,
  TaskCounts,
  TaskList,
  TaskPage,
} from '../../src/api/index.js';
import { startPurchase, submitPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';
import type { TestServer } from './support/test-server.js';

let server: TestServer;
let rita: TestClient;
let bob: TestClient;
let admin: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  [rita, bob, admin] = [await server.as('rita'), await server.as('bob'), await server.as('admin')];
});
afterAll(() => server?.dispose());

const id = (): { commandId: string } => ({ commandId: randomUUID() });
const offer = (offers: TaskPage['operations'], operation: string) =>
  offers?.find((each) => each.operation === operation);

describe('operations', () => {
  it('[W120] the pages say what is offered and why not, and the commands agree', async () => {
    const { instanceId, taskId } = await submitPurchase(rita, bob);
    const { body: page } = await bob.get<TaskPage>(`/api/tasks/${taskId}`);
    expect(offer(page.operations, 'delegate')).toEqual({ operation: 'delegate', offered: true });
    expect(offer(page.operations, 'return')).toMatchObject({
      offered: false,
      refusal: { code: 'operation/not-offered' },
    });
    expect(offer(page.instance.operations, 'jump')).toMatchObject({
      offered: false,
      refusal: { code: 'operation/admin-only' },
    });
    const refused = await bob.post<ApiError>(`/api/tasks/${taskId}/return`, { ...id(), comment: '请补充' });
    expect([refused.status, refused.body.code]).toEqual([403, 'operation/not-offered']);
    const { body: own } = await rita.get<InstanceDetail>(`/api/instances/${instanceId}`);
    expect(offer(own.operations, 'recall')).toEqual({ operation: 'recall', offered: true });
    expect((await rita.post(`/api/instances/${instanceId}/recall`, { ...id(), reason: '填错了' })).status).toBe(200);
    const back = await rita.get<TaskList>('/api/tasks?view=todo&limit=100');
    expect(back.body.rows.some(({ instance }) => instance.id === instanceId)).toBe(true);
  });

  it('[W121] a delegated task is listed with its owner, is done by the delegate and comes back', async () => {
    const { taskId } = await startPurchase(rita);
    expect((await rita.post(`/api/tasks/${taskId}/delegate`, { ...id(), to: 'bob' })).status).toBe(200);
    const listed = await rita.get<TaskList>('/api/tasks?view=delegated');
    expect(listed.body.rows.map(({ task }) => task?.id)).toContain(taskId);
    const { body: page } = await bob.get<TaskPage>(`/api/tasks/${taskId}`);
    expect(page.owner?.id).toBe('rita');
    expect(offer(page.operations, 'complete')).toMatchObject({ offered: false, refusal: { code: 'task/delegated' } });
    expect((await bob.post(`/api/tasks/${taskId}/resolve`, { ...id(), values: { goods: '键盘' } })).status).toBe(200);
    expect((await rita.get<TaskPage>(`/api/tasks/${taskId}`)).body.draft).toMatchObject({ goods: '键盘' });
    expect((await rita.get<TaskList>('/api/tasks?view=delegated')).body.rows).toEqual([]);
  });

  it('[W122] a reminder is counted, and comes again only after its pause', async () => {
    const { taskId } = await submitPurchase(rita, bob);
    expect((await rita.post(`/api/tasks/${taskId}/urge`, id())).status).toBe(200);
    const again = await rita.post<ApiError>(`/api/tasks/${taskId}/urge`, id());
    expect([again.status, again.body.code]).toEqual([429, 'urge/too-soon']);
    expect((await bob.get<TaskPage>(`/api/tasks/${taskId}`)).body.urged?.count).toBe(1);
  });

  it('[W123] copies are unread until read, for the reader and for those who look at the instance', async () => {
    const wanda = await server.as('wanda');
    const { instanceId } = await startPurchase(rita);
    expect((await rita.post(`/api/instances/${instanceId}/copies`, { ...id(), users: ['wanda'] })).status).toBe(200);
    const counts = async () => (await wanda.get<TaskCounts>('/api/tasks/counts')).body.unreadCopies;
    const before = await counts();
    const list = await wanda.get<TaskList>('/api/tasks?view=copies');
    const row = list.body.rows.find(({ instance }) => instance.id === instanceId);
    expect(row?.copy).toMatchObject({ by: { id: 'rita' } });
    expect(row?.copy).not.toHaveProperty('readAt');
    const read = await wanda.post<CopyRead>(`/api/instances/${instanceId}/read`);
    expect(read.body.unreadCopies).toBe(before - 1);
    const { body: seen } = await rita.get<InstanceDetail>(`/api/instances/${instanceId}`);
    expect(seen.copies).toMatchObject([
      { to: { id: 'wanda' }, by: { id: 'rita' }, readAt: expect.any(String) as string },
    ]);
  });

  it('[W124] a suspended instance says so and refuses work with its own code', async () => {
    const { instanceId, taskId } = await startPurchase(rita);
    expect((await admin.post(`/api/instances/${instanceId}/suspend`, { ...id(), reason: '整顿' })).status).toBe(200);
    const refused = await rita.post<ApiError>(`/api/tasks/${taskId}/complete`, { ...id(), outcome: 'submit' });
    expect([refused.status, refused.body.code]).toEqual([409, 'instance/suspended']);
    expect((await rita.get<InstanceDetail>(`/api/instances/${instanceId}`)).body.suspended?.reason).toBe('整顿');
    const listed = await rita.get<TaskList>('/api/tasks?view=todo&limit=100');
    expect(listed.body.rows.find(({ instance }) => instance.id === instanceId)?.instance.suspended).toBe(true);
    expect((await admin.post(`/api/instances/${instanceId}/activate`, id())).status).toBe(200);
    expect(
      (await admin.post(`/api/instances/${instanceId}/terminate`, { ...id(), as: 'voided', reason: '重复' })).status,
    ).toBe(200);
    expect((await rita.get<InstanceDetail>(`/api/instances/${instanceId}`)).body.outcome).toBe('voided');
    expect(
      (await admin.post(`/api/instances/${instanceId}/reopen`, { ...id(), to: 'request', reason: '误作废' })).body,
    ).toBeDefined();
  });

  it('[W127] lists tell in whose place and for whom a task is, how often it was urged, and why it was closed', async () => {
    const row = async (who: TestClient, view: string, instanceId: string) =>
      (await who.get<TaskList>(`/api/tasks?view=${view}&limit=100`)).body.rows.find(
        ({ instance }) => instance.id === instanceId,
      )?.task;
    const { instanceId, taskId } = await startPurchase(rita);
    const day = 86_400_000;
    const set = await rita.send('PUT', '/api/substitutions/leave', {
      from: 'rita',
      to: 'wanda',
      start: new Date(Date.now() - day).toISOString(),
      end: new Date(Date.now() + day).toISOString(),
      reason: '休假',
    });
    expect(set.status).toBe(200);
    const wanda = await server.as('wanda');
    expect(await row(wanda, 'todo', instanceId)).toMatchObject({
      assignee: { id: 'wanda' },
      onBehalfOf: { id: 'rita' },
    });
    expect((await rita.send('DELETE', '/api/substitutions/leave')).status).toBe(200);
    expect(await row(rita, 'todo', instanceId)).toMatchObject({ assignee: { id: 'rita' } });

    expect((await rita.post(`/api/tasks/${taskId}/delegate`, { ...id(), to: 'bob' })).status).toBe(200);
    expect(await row(bob, 'todo', instanceId)).toMatchObject({ owner: { id: 'rita' } });
    expect(
      (await admin.post(`/api/instances/${instanceId}/terminate`, { ...id(), as: 'voided', reason: '重复' })).status,
    ).toBe(200);
    expect(await row(bob, 'done', instanceId)).toMatchObject({ status: 'cancelled', closedFor: '流程已终止' });
  });

  it('[W125] several tasks at once, with a result for each', async () => {
    const [one, two] = [await submitPurchase(rita, bob), await startPurchase(rita)];
    const body = { batchId: randomUUID(), tasks: [one.taskId, two.taskId], outcome: 'bought' };
    const answer = await bob.post<BatchReport>('/api/task-batches', body);
    expect(answer.body).toMatchObject({ done: 1, refused: 1 });
    expect(answer.body.items[1]?.fault?.code).toBe('task/not-assigned');
    expect((await bob.post<BatchReport>('/api/task-batches', body)).body).toEqual(answer.body);
  });

  it('[W126] a hand-over is previewed and carried out; a suspended product refuses starts', async () => {
    const { instanceId } = await startPurchase(rita);
    const preview = await admin.get<HandOverPreview>('/api/admin/hand-over?user=rita');
    expect(preview.body.tasks.some((task) => task.instanceId === instanceId)).toBe(true);
    const body = { batchId: randomUUID(), from: 'rita', to: 'wanda', reason: '离职' };
    const report = await admin.post<BatchReport>('/api/admin/hand-over', body);
    expect(report.body.items).toContainEqual({ id: instanceId, status: 'done' });
    expect((await admin.get<BatchReport>(`/api/admin/batches/${body.batchId}`)).body).toEqual(report.body);

    const suspend = await admin.post<BatchReport>('/api/admin/products/T1/suspend', {
      batchId: randomUUID(),
      reason: '整顿',
    });
    expect(suspend.body.done).toBeGreaterThan(0);
    expect((await admin.get<Suspensions>('/api/admin/suspensions')).body.suspensions).toMatchObject([
      { product: 'T1' },
    ]);
    const start = await rita.post<ApiError>('/api/instances', { ...id(), process: 'purchase' });
    expect([start.status, start.body.code]).toEqual([409, 'definition/suspended']);
    const activate = await admin.post<BatchReport>('/api/admin/products/T1/activate', { batchId: randomUUID() });
    expect(activate.body.done).toBe(suspend.body.done);
    await startPurchase(rita);
  });
});
