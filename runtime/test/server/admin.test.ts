import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AdminUser,
  AdminUsers,
  ApiError,
  CommandAnswer,
  DefinitionRow,
  Definitions,
  Incidents,
  InstanceDetail,
  OneTimePassword,
  PublishAnswer,
  Roles,
} from '../../src/api/index.js';
import { startPurchase } from './support/story.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';
import type { TestClient } from './support/test-client.js';

let server: TestServer;
let admin: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.as('admin');
});
afterAll(() => server?.dispose());

const put = (path: string, body: unknown) => admin.send<ApiError>('PUT', path, body);
const patch = <T>(path: string, body: unknown) => admin.send<T>('PATCH', path, body);

describe('people', () => {
  it('[W60] creates an account whose one-time password must be changed', async () => {
    const made = await admin.post<OneTimePassword>('/api/admin/users', {
      id: 'nina',
      name: '倪娜',
      roles: ['requester'],
      departmentId: 'client',
      phone: '13800000000',
    });
    expect(made.status).toBe(201);
    expect(made.body.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(made.body.user).toMatchObject({
      id: 'nina',
      active: true,
      mustChangePassword: true,
      department: { title: '客户单位' },
    });
    const nina = server.anonymous();
    await nina.signIn('nina', made.body.password);
    const changed = await nina.post('/api/session/password', { current: made.body.password, next: 'quiet-rivers-9' });
    expect(changed.status).toBe(200);
    expect((await startPurchase(nina)).instanceId).toBeTruthy();
    const list = await admin.get<AdminUsers>('/api/admin/users?q=nina');
    expect(list.body.users).toMatchObject([
      { id: 'nina', mustChangePassword: false, lastSignInAt: expect.any(String) },
    ]);
    expect(list.text).not.toMatch(/argon2|passwordHash/);
  });

  it('[W60] refuses doubled accounts, unknown roles and departments, broken ids', async () => {
    const make = (body: object) =>
      admin.post<ApiError>('/api/admin/users', { id: 'x1', name: 'x', roles: [], ...body });
    expect((await make({ id: 'rita' })).body.code).toBe('organisation/exists');
    expect((await make({ roles: ['no-such'] })).body).toMatchObject({
      code: 'directory/unknown-role',
      pointer: '/roles',
    });
    expect((await make({ departmentId: 'no-such' })).body).toMatchObject({ code: 'directory/unknown-department' });
    expect((await make({ id: 'A B' })).body).toMatchObject({ code: 'request/invalid', pointer: '/id' });
    expect((await make({ admin: true })).body).toMatchObject({ code: 'request/invalid', pointer: '/admin' });
    expect(server.opened.parts.directory.view().user('x1')).toBeUndefined();
  });

  it('[W61] a deactivated account is out at once; the last administrator stays', async () => {
    const bella = await server.as('bella');
    const off = await patch<AdminUser>('/api/admin/users/bella', { active: false, phone: null });
    expect(off.body).toMatchObject({ id: 'bella', active: false });
    expect((await bella.get('/api/catalogue')).status).toBe(401);
    expect(
      (await server.anonymous().post<ApiError>('/api/session', { account: 'bella', password: 'yunliu-demo' })).body
        .code,
    ).toBe('session/wrong-credentials');
    await patch('/api/admin/users/bella', { active: true });
    for (const body of [{ active: false }, { roles: [] }]) {
      const refused = await patch<ApiError>('/api/admin/users/admin', body);
      expect([refused.status, refused.body.code]).toEqual([409, 'organisation/last-admin']);
    }
    expect((await patch<ApiError>('/api/admin/users/nobody', { name: 'x' })).body.code).toBe('user/not-found');
  });

  it('[W61] a role given takes effect with the next request', async () => {
    const olive = await server.as('olive');
    const start = () => olive.post('/api/instances', { commandId: randomUUID(), process: 'purchase' });
    expect((await start()).status).toBe(403);
    await patch('/api/admin/users/olive', { roles: ['requester'] });
    expect((await start()).status).toBe(201);
    await patch('/api/admin/users/olive', { roles: [] });
    expect((await start()).status).toBe(403);
  });

  it('[W62] departments and roles: made, changed, and deleted only when unused', async () => {
    expect((await put('/api/admin/departments/north', { name: '北区', parentId: 'client' })).status).toBe(200);
    expect((await put('/api/admin/departments/client', { name: '客户单位', parentId: 'north' })).body.code).toBe(
      'directory/department-loop',
    );
    expect((await admin.send<ApiError>('DELETE', '/api/admin/departments/client')).body.code).toBe(
      'directory/department-in-use',
    );
    expect((await admin.send('DELETE', '/api/admin/departments/north')).status).toBe(204);
    expect((await put('/api/admin/roles/night-shift', { title: '夜班' })).status).toBe(200);
    const roles = (await admin.get<Roles>('/api/admin/roles')).body.roles;
    expect(roles.find((role) => role.key === 'buyer')).toMatchObject({ title: '采购员', people: 2, side: 'provider' });
    expect((await admin.send('DELETE', '/api/admin/roles/night-shift')).status).toBe(204);
    expect((await admin.send<ApiError>('DELETE', '/api/admin/roles/buyer')).body.code).toBe('organisation/in-use');
    expect((await admin.send<ApiError>('DELETE', '/api/admin/roles/admin')).status).toBe(409);
  });
});

describe('definitions', () => {
  const purchase = async (): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(new URL('./fixtures/definitions/purchase/1.json', import.meta.url), 'utf8')) as Record<
      string,
      unknown
    >;

  it('[W63] lists versions with hashes and running instances', async () => {
    await startPurchase(await server.as('rita'));
    const { body } = await admin.get<Definitions>('/api/admin/definitions');
    expect(body.definitions.find((row) => row.key === 'purchase')).toMatchObject({
      version: 1,
      title: '采购申请',
      status: 'published',
      publishedBy: '系统',
      code: 'T1',
      runningIsMore: false,
    });
    expect(body.definitions.find((row) => row.key === 'purchase')?.running).toBeGreaterThan(0);
    expect(body.forms).toMatchObject([{ key: 'purchase-form', version: 1, title: '采购申请单', code: 'T01' }]);
  });

  it('[W64] publishes a new version; running instances stay on theirs; the same again changes nothing', async () => {
    const rita = await server.as('rita');
    const old = await startPurchase(rita);
    const next = { ...(await purchase()), version: 2, title: '采购申请（新）' };
    const published = await admin.post<PublishAnswer>('/api/admin/definitions', { definitions: [next] });
    expect(published.body).toMatchObject({
      published: [{ kind: 'definition', key: 'purchase', version: 2 }],
      unchanged: 0,
    });
    expect((await admin.post<PublishAnswer>('/api/admin/definitions', { definitions: [next] })).body).toMatchObject({
      published: [],
      unchanged: 1,
    });
    const fresh = await startPurchase(rita);
    expect((await rita.get<InstanceDetail>(`/api/instances/${old.instanceId}`)).body.version).toBe(1);
    expect((await rita.get<InstanceDetail>(`/api/instances/${fresh.instanceId}`)).body).toMatchObject({
      version: 2,
      process: { title: '采购申请（新）' },
    });
    const retired = await admin.send<DefinitionRow>('PUT', '/api/admin/definitions/purchase/2/status', {
      status: 'retired',
    });
    expect(retired.body).toMatchObject({ version: 2, status: 'retired' });
    expect(
      (await rita.get<InstanceDetail>(`/api/instances/${(await startPurchase(rita)).instanceId}`)).body.version,
    ).toBe(1);
  });

  it('[W65] answers with all faults and publishes nothing when there is one', async () => {
    const broken = { ...(await purchase()), version: 3, initial: 'nowhere', surprise: true };
    const good = { ...(await purchase()), key: 'good-one', version: 1 };
    const zh = await admin.post<PublishAnswer>('/api/admin/definitions', { definitions: [good, broken] });
    expect(zh.status).toBe(200);
    expect(zh.body.published).toEqual([]);
    const errors = zh.body.issues.filter((issue) => issue.severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.every((issue) => issue.message.length > 0 && issue.hint.length > 0 && issue.code.includes('/'))).toBe(
      true,
    );
    const frozen = { ...(await purchase()), title: '改了标题' };
    const refused = await admin.post<PublishAnswer>('/api/admin/definitions', { definitions: [frozen] });
    expect(refused.body.issues.map((issue) => issue.code)).toContain('definition/version-frozen');
    expect(
      (await admin.get<Definitions>('/api/admin/definitions')).body.definitions.some((row) => row.key === 'good-one'),
    ).toBe(false);
  });

  it('[W65] survives documents that are no definitions at all', async () => {
    for (const definitions of [[{}], [{ key: 1 }], [{ states: { a: null } }], [{ key: 'x', version: 1, states: [] }]]) {
      const answer = await admin.post<PublishAnswer>('/api/admin/definitions', { definitions });
      expect([answer.status, answer.body.published], JSON.stringify(definitions)).toEqual([200, []]);
      expect(answer.body.issues.length).toBeGreaterThan(0);
    }
    for (const forms of [
      [{ template: {}, print: '' }],
      [{ template: { key: 'f', version: 1, ui: 7 }, print: '{{#each' }],
    ]) {
      const answer = await admin.post<PublishAnswer>('/api/admin/definitions', { forms });
      expect([answer.status, answer.body.published], JSON.stringify(forms)).toEqual([200, []]);
    }
  });
});

describe('incidents', () => {
  it('[W66] shows what is stuck to administrators, and retries it', async () => {
    const rita = await server.as('rita');
    const { body } = await rita.post<CommandAnswer>('/api/instances', { commandId: randomUUID(), process: 'blocked' });
    await server.opened.parts.engine.workers.runDue();
    const stuck = async () =>
      (await admin.get<Incidents>('/api/admin/incidents')).body.incidents.find(
        ({ instanceId }) => instanceId === body.instanceId,
      );
    const incident = await stuck();
    expect(incident).toMatchObject({ kind: 'service', title: '服务调用', process: { title: '调用外部服务' } });
    expect(incident?.message).toContain('line is dead');
    expect((await rita.get<InstanceDetail>(`/api/instances/${body.instanceId}`)).text).not.toContain('line is dead');
    expect((await admin.get<InstanceDetail>(`/api/instances/${body.instanceId}`)).body.incidents).toHaveLength(1);
    const retried = await admin.post(`/api/admin/incidents/${body.instanceId}/${incident?.jobId ?? ''}/retry`, {
      commandId: randomUUID(),
    });
    expect(retried.status).toBe(200);
    await server.opened.parts.engine.workers.runDue();
    expect(await stuck()).toMatchObject({ kind: 'service' });
  });
});
