import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ApiError,
  ConditionFields,
  PutSubstitutionAnswer,
  StopSubstitution,
  SubstitutionEffect,
  Substitutions,
  TaskPage,
} from '../../src/api/index.js';
import { startPurchase } from './support/story.js';
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

const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();
const leave = { from: 'rita', to: 'olive', start: hours(-1), end: hours(24), reason: '休假' };
const put = (client: TestClient, id: string, body: object) =>
  client.send<PutSubstitutionAnswer & ApiError>('PUT', `/api/substitutions/${id}`, body);

describe('substitutions', () => {
  it('[W150] the effect is told, open tasks move at once and come back when it is stopped', async () => {
    const { taskId } = await startPurchase(rita);
    const { reason: _, ...rule } = leave;
    const effect = await rita.post<SubstitutionEffect>('/api/substitution-effects', rule);
    expect(effect.body).toMatchObject({ atOnce: true, count: 1, tasks: [{ id: taskId }] });
    const id = randomUUID();
    const saved = await put(rita, id, leave);
    expect([saved.status, saved.body.moved, saved.body.substitution.status]).toEqual([200, 1, 'running']);
    const olive = await server.as('olive');
    const { body: page } = await olive.get<TaskPage>(`/api/tasks/${taskId}`);
    expect([page.task.assignee?.id, page.onBehalfOf?.id]).toEqual(['olive', 'rita']);
    const listed = await olive.get<Substitutions>('/api/substitutions?user=olive');
    expect(listed.body.asSubstitute.map(({ from }) => from.id)).toEqual(['rita']);
    const stopped = await rita.send<StopSubstitution>('DELETE', `/api/substitutions/${id}`);
    expect(stopped.body.moved).toBe(1);
    expect((await rita.get<TaskPage>(`/api/tasks/${taskId}`)).body.task.assignee?.id).toBe('rita');
    expect((await rita.get<Substitutions>('/api/substitutions')).body.own[0]?.status).toBe('ended');
  });

  it('[W151] nobody sets or sees another’s; administrators do; what cannot work is refused at its field', async () => {
    const id = randomUUID();
    expect((await put(bob, id, leave)).body.code).toBe('substitution/not-yours');
    expect((await bob.get<ApiError>('/api/substitutions?user=rita')).body.code).toBe('substitution/not-yours');
    expect((await put(rita, id, { ...leave, to: 'rita' })).body).toMatchObject({
      code: 'substitution/same-person',
      pointer: '/to',
    });
    const planned = { ...leave, start: hours(24), end: hours(48), processes: ['purchase'], condition: 'amount < 1000' };
    const saved = await put(admin, id, planned);
    expect(saved.body.substitution).toMatchObject({ status: 'planned', processes: [{ title: '采购申请' }] });
    expect(saved.body.substitution.conditionText).toMatch(/^\p{Script=Han}+.* < 1000$/u);
    expect((await bob.send<ApiError>('DELETE', `/api/substitutions/${id}`)).status).toBe(404);
    expect((await admin.get<Substitutions>('/api/substitutions')).body.own.some((one) => one.id === id)).toBe(true);
    expect((await rita.send('DELETE', `/api/substitutions/${id}`)).status).toBe(200);
    expect((await rita.get<Substitutions>('/api/substitutions')).body.own.some((one) => one.id === id)).toBe(false);
  });

  it('[W152] a condition can ask the single fields of a process', async () => {
    const { body } = await rita.get<ConditionFields>('/api/processes/purchase/condition-fields');
    expect(body.fields.find(({ name }) => name === 'amount')).toMatchObject({ kind: 'number' });
    expect(body.fields.some(({ name }) => name.startsWith('lines'))).toBe(false);
  });
});
