import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError, Explanation, PathPreview, TaskExplanation } from '../../src/api/index.js';
import { startPurchase, submitPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';
import type { TestServer } from './support/test-server.js';

let server: TestServer;
let rita: TestClient;
let bob: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  [rita, bob] = [await server.as('rita'), await server.as('bob')];
});
afterAll(() => server?.dispose());

describe('explanations', () => {
  it('[W140] an instance says what it waits for, who can act and why they have it', async () => {
    const { instanceId, taskId } = await submitPurchase(rita, bob);
    const { body } = await rita.get<Explanation>(`/api/instances/${instanceId}/explanation`);
    const [wait] = body.waits;
    expect(wait).toMatchObject({ kind: 'task', taskId, state: { key: 'buying', title: '采购' } });
    expect(wait?.people.map(({ id }) => id).toSorted()).toEqual(['bella', 'bob']);
    expect(wait?.text).toContain('签收办理');
    expect(body.assignments.find((one) => one.taskId === taskId)?.text).toContain('采购员');
    const english = await rita.get<Explanation>(`/api/instances/${instanceId}/explanation`, {
      'accept-language': 'en',
    });
    expect(english.body.waits[0]?.text).toContain('waits for one of');
  });

  it('[W141] why an outcome is not offered, with the values it read; a hidden one is not told', async () => {
    const { taskId } = await submitPurchase(rita, bob);
    const path = `/api/tasks/${taskId}/explanation`;
    const { body } = await bob.post<TaskExplanation>(path, { outcome: 'expensive' });
    const expensive = body.outcomes.find(({ key }) => key === 'expensive');
    expect(expensive?.offered).toBe(false);
    expect(expensive?.unmet).toMatchObject([{ text: 'amount > 1000', met: 'no', values: [{ name: 'amount' }] }]);
    expect(expensive?.unmet[0]?.values[0]?.value).toContain('800');
    expect(body.refusal?.code).toBe('comment/required');
    const mine = await rita.post<TaskExplanation>(path, { outcome: 'bought' });
    expect(mine.body.refusal?.code).toBe('task/not-assigned');
    expect(mine.body.refusal?.people.map(({ id }) => id).toSorted()).toEqual(['bella', 'bob']);
  });

  it('[W142] the way ahead names people and writes nothing', async () => {
    const { instanceId } = await startPurchase(rita);
    const { store } = server.opened.parts;
    const before = await store.history(instanceId);
    const { body } = await rita.post<PathPreview>(`/api/instances/${instanceId}/path-preview`, {
      values: { goods: '键盘', amount: 200 },
    });
    expect(body.steps.map(({ state }) => state.key)).toEqual(['filling', 'buying']);
    expect(body.steps[1]?.people.map(({ id }) => id).toSorted()).toEqual(['bella', 'bob']);
    expect(body.steps[1]?.outcome).toBe('已采购');
    expect(await store.history(instanceId)).toEqual(before);
    const start = await rita.post<PathPreview>('/api/path-previews', { process: 'purchase' });
    expect(start.body.steps[0]).toMatchObject({ state: { key: 'filling' }, assignee: { id: 'rita' } });
    expect(await store.history(instanceId)).toEqual(before);
  });

  it('[W143] values one may not see cannot be tried out', async () => {
    const { instanceId } = await submitPurchase(rita, bob);
    const tried = await rita.post<PathPreview>(`/api/instances/${instanceId}/path-preview`, {
      values: { floorPrice: 1 },
    });
    expect(tried.status).toBe(200);
    const refused = await (await server.as('olive')).post<ApiError>(`/api/instances/${instanceId}/path-preview`, {});
    expect(refused.status).toBe(404);
  });
});
