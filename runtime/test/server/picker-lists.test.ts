import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiError, CommandAnswer, InstanceDetail } from '../../src/api/index.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixtures = fileURLToPath(new URL('./fixtures/definitions', import.meta.url));
const text = { type: 'string', maxLength: 200 };
const template = {
  format: 1,
  key: 'ask',
  version: 1,
  title: '申请',
  schema: {
    type: 'object',
    properties: {
      department: { ...text, title: '部门' },
      duty: { ...text, title: '岗位' },
      system: { ...text, title: '系统' },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'DepartmentPicker', scope: '#/properties/department', options: { department: 'client' } },
      { type: 'RolePicker', scope: '#/properties/duty' },
      { type: 'SystemPicker', scope: '#/properties/system' },
    ],
  },
};
const form = { template: 'ask', version: 1, rights: { '*': 'edit' } };
const definition = {
  format: 1,
  key: 'asking',
  version: 1,
  title: '申请',
  category: 'comprehensive',
  roles: { requester: { title: '申请人' } },
  start: { by: ['requester'] },
  initial: 'asking',
  states: {
    asking: {
      type: 'task',
      title: '申请',
      assign: { by: 'starter' },
      form,
      outcomes: { send: { title: '提交', to: 'checking' } },
    },
    checking: {
      type: 'task',
      title: '核对',
      assign: { by: 'starter' },
      form,
      outcomes: { done: { title: '完成', to: 'end' } },
    },
    end: { type: 'final', title: '结束' },
  },
};

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunliu-pickers-'));
  const put = async (path: string, body: string): Promise<void> => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), body);
  };
  await put('definitions/asking/1.json', JSON.stringify(definition));
  await put('forms/ask/1/form.json', JSON.stringify(template));
  await put('forms/ask/1/print.hbs', '<p></p>');
  for (const file of ['demo-organisation.json', 'categories.json'])
    await cp(join(fixtures, file), join(folder, 'definitions', file));
  await cp(join(root, 'process-definitions/agreements'), join(folder, 'definitions/agreements'), { recursive: true });
  server = await startTestServer({
    config: { definitionsDir: join(folder, 'definitions'), formsDir: join(folder, 'forms') },
  });
});
afterAll(async () => {
  await server?.dispose();
  await rm(folder, { recursive: true, force: true });
});

it('[W106] what pickers offer is what the server takes, and a ticket tells names that the lists have lost', async () => {
  const [rita, admin] = [await server.as('rita'), await server.as('admin')];
  await admin.send('PUT', '/api/admin/departments/north', { name: '北区', parentId: 'client' });
  await admin.send('PUT', '/api/admin/roles/guard', { title: '值守' });

  expect((await server.anonymous().get('/api/picker-lists')).status).toBe(401);
  const lists = await rita.get<{ roles: { key: string }[]; systems: { key: string }[] }>('/api/picker-lists');
  expect(lists.body.roles).toContainEqual({ key: 'guard', title: '值守' });
  expect(lists.body.systems).toContainEqual({
    key: 'office',
    title: '政务办公系统',
    customer: '江州市数据资源管理局',
  });

  const begun = await rita.post<CommandAnswer>('/api/instances', { commandId: randomUUID(), process: 'asking' });
  const { instanceId, nextTask } = begun.body;
  const complete = (task: string | undefined, outcome: string, values: object) =>
    rita.post<CommandAnswer & ApiError>(`/api/tasks/${task}/complete`, { commandId: randomUUID(), outcome, values });
  const refused = await complete(nextTask, 'send', { department: 'vendor', duty: 'guard', system: '政务办公系统' });
  expect(refused.status).toBe(422);
  expect(refused.body.issues?.map(({ pointer }) => pointer)).toEqual(['/values/department', '/values/system']);
  const values = { department: 'north', duty: 'guard', system: 'office' };
  const sent = await complete(nextTask, 'send', values);
  expect(sent.status).toBe(200);

  for (const path of ['departments/north', 'roles/guard'])
    expect((await admin.send('DELETE', `/api/admin/${path}`)).status).toBe(204);
  const { body } = await rita.get<InstanceDetail>(`/api/instances/${instanceId}`);
  expect(body.names).toMatchObject({ north: '北区', 'role:guard': '值守', 'system:office': '政务办公系统' });
  // What stands there is taken again; chosen anew it is not.
  expect((await complete(sent.body.nextTask, 'done', values)).status).toBe(200);
});
