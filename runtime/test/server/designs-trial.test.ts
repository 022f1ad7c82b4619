import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiDesign, ApiError, DesignImpact, DesignTicket, DesignTickets } from '../../src/api/index.js';
import type { ApiDesignWorld } from '../../src/api/design-trials.js';
import { startPurchase, submitPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let server: TestServer;
let admin: TestClient;
let wanda: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin');
  await admin.send('PATCH', '/api/admin/users/wanda', { roles: ['process-designer'] });
  wanda = await server.as('wanda');
});
afterAll(() => server?.dispose());

async function begin(client: TestClient): Promise<ApiDesign> {
  const from = { kind: 'version', process: 'purchase', version: 1 };
  const answer = await client.post<ApiDesign>('/api/designs', { id: randomUUID(), commandId: randomUUID(), from });
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('the world of a design', () => {
  it('[DE40] is all a design may refer to, and nothing private of the people', async () => {
    const demo = await startTestServer({
      config: { definitionsDir: `${root}process-definitions`, formsDir: `${root}form-templates`, demo: true },
    });
    const designer = await demo.as('designer-1');
    const { status, body, text } = await designer.get<ApiDesignWorld>('/api/design-world?process=hotline');
    expect(status).toBe(200);
    expect(body.definitions.length).toBeGreaterThan(20);
    expect(body.definitions.some(({ key }) => key === 'hotline')).toBe(false);
    expect(body.forms.some(({ key }) => key === 'phone-record')).toBe(true);
    expect(body.calendars.map(({ key }) => key)).toContain('workday');
    expect(body.agreements.length).toBeGreaterThan(0);
    expect(Object.keys(body.systems).length).toBeGreaterThan(0);
    expect(body.handlers).toEqual(expect.arrayContaining(['http-request', 'outside-call']));
    expect(body.organisation.users.length).toBeGreaterThan(50);
    expect(body.organisation.users.some((user) => 'phone' in user || 'email' in user)).toBe(false);
    expect(text).not.toMatch(/1382601\d{4}/);
    await demo.dispose();
  });
});

describe('what publishing would touch', () => {
  it('[DE41] counts running tickets by step and says what moving them would take, and publishes nothing', async () => {
    const rita = await server.as('rita');
    await startPurchase(rita);
    await submitPurchase(rita, await server.as('bob'));
    const draft = await begin(wanda);
    const same = await wanda.post<DesignImpact>(`/api/designs/${draft.id}/impact`, { files: draft.files });
    expect(same.status).toBe(200);
    const [version] = same.body.versions;
    expect(version).toMatchObject({ version: 1, plan: { total: 2, safe: 2, mapping: 0, blocked: 0 } });
    expect(version?.states.map(({ state, count }) => [state, count]).toSorted()).toEqual([
      ['buying', 1],
      ['filling', 1],
    ]);
    expect(same.body).toMatchObject({
      version: 2,
      basedOn: 1,
      newestVersion: 1,
      forms: [{ key: 'purchase-form', version: 1, changed: 'same' }],
    });
    // the step of one of them under another key: somebody has to say where it goes
    const renamed = { ...draft.files, definition: draft.files.definition.replaceAll('"buying"', '"procuring"') };
    const moved = await wanda.post<DesignImpact>(`/api/designs/${draft.id}/impact`, { files: renamed });
    const plan = moved.body.versions[0]?.plan;
    expect([plan?.total, plan?.safe]).toEqual([2, 1]);
    expect(plan?.reasons.some(({ state }) => state === 'buying')).toBe(true);
    const broken = { ...draft.files, definition: draft.files.definition.replace('"initial": "', '"initial": "x') };
    const refused = await wanda.post<ApiError>(`/api/designs/${draft.id}/impact`, { files: broken });
    expect([refused.status, refused.body.code]).toEqual([422, 'design/unsound']);
    expect((await server.opened.parts.engine.latestDefinition('purchase'))?.version).toBe(1);
  });
});

describe('tickets to try a draft on', () => {
  it('[DE42] are listed and told only to who may see all of them', async () => {
    const rita = await server.as('rita');
    const bob = await server.as('bob');
    const { instanceId, taskId } = await submitPurchase(rita, bob);
    await bob.post(`/api/tasks/${taskId}/claim`, { commandId: randomUUID() });
    const draft = await begin(admin);
    const path = `/api/designs/${draft.id}/tickets`;
    for (const address of [path, `${path}/${instanceId}`]) {
      const refused = await wanda.get<ApiError>(address);
      expect([refused.status, refused.body.code]).toEqual([403, 'access/may-not-see-tickets']);
    }
    const { tickets } = (await admin.get<DesignTickets>(`${path}?finished=false&limit=10`)).body;
    expect(tickets.some(({ id }) => id === instanceId)).toBe(true);
    expect((await admin.get<DesignTickets>(`${path}?finished=true`)).body.tickets).toEqual([]);
    const ticket = (await admin.get<DesignTicket>(`${path}/${instanceId}`)).body;
    expect(ticket.path).toEqual([{ state: 'filling', outcome: 'submit' }, { state: 'buying' }]);
    expect(ticket.scenario['process']).toBe('purchase');
    const steps = ticket.scenario['steps'] as readonly object[];
    expect(steps.filter((step) => !('advanceTo' in step))).toMatchObject([
      { start: { by: 'rita' } },
      { complete: { state: 'filling', by: 'rita', outcome: 'submit' } },
      { claim: { state: 'buying', by: 'bob' } },
    ]);
    expect((await admin.get(`${path}/nothing`)).status).toBe(404);
  });
});

describe('printing a draft', () => {
  it('[DE43] shows made-up values, or of a ticket what this person may see of it', async () => {
    const rita = await server.as('rita');
    const bob = await server.as('bob');
    const { instanceId } = await submitPurchase(rita, bob);
    const draft = await begin(wanda);
    const form = JSON.parse(draft.files.forms?.[0]?.form ?? '{}') as unknown;
    const print = (client: TestClient, body: object) =>
      client.post<ApiError>(`/api/designs/${draft.id}/print`, { form, print: '<p>{{goods}}</p>', ...body });
    const made = await print(wanda, { values: { goods: '鼠标' } });
    expect([made.status, made.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(made.text).toContain('鼠标');
    const strange = await print(wanda, { ticket: instanceId });
    expect([strange.status, strange.body.code]).toEqual([404, 'instance/not-found']);
    expect((await print(admin, { ticket: instanceId })).text).toContain('服务器硬盘');
    const broken = await print(wanda, { form: { key: 'x' } });
    expect([broken.status, broken.body.code]).toEqual([422, 'design/unprintable']);
    expect(broken.body.issues?.length).toBeGreaterThan(0);
    expect(broken.body.message).not.toContain('发布');
    // somebody who designs and has a part in the ticket gets no field that is hidden from them
    await admin.send('PATCH', '/api/admin/users/rita', { roles: ['requester', 'process-designer'] });
    await server.opened.parts.engine.execute({
      type: 'correct-variables',
      commandId: randomUUID(),
      actor: { userId: 'admin' },
      instanceId,
      values: { floorPrice: 777 },
      reason: '测试',
    });
    expect((await print(admin, { ticket: instanceId })).text).toContain('777');
    const mine = await print(await server.as('rita'), { ticket: instanceId });
    expect(mine.status).toBe(200);
    expect(mine.text).toContain('服务器硬盘');
    expect(mine.text).not.toContain('777');
  });
});
