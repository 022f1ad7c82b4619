import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDirectory, createEngine, noticesOf, timeOrderedId, YunliuError } from '@yunliu/engine';
import type { Command, Department, Engine, FormDocumentRequest, FormTemplate, ProcessDefinition } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { SimulatedClock } from '@yunliu/engine/testing';
import { examineStore } from '../../src/run/doctor/examine-store.js';
import { folder } from '../agreements/shipped-agreements.js';

const text = { type: 'string', maxLength: 200 } as const;
const template: FormTemplate = {
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
      { type: 'DepartmentPicker', scope: '#/properties/department' },
      { type: 'RolePicker', scope: '#/properties/duty' },
      { type: 'SystemPicker', scope: '#/properties/system' },
    ],
  },
};
const form = { template: 'ask', version: 1, rights: { '*': 'edit' } } as const;
const notice = { by: 'role', role: 'desk' } as const;
const definition: ProcessDefinition = {
  format: 1,
  key: 'asking',
  version: 1,
  title: '申请',
  category: 'test',
  roles: { desk: { title: '服务台' } },
  start: { by: ['desk'] },
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
      title: '审核',
      assign: { by: 'starter' },
      form,
      onEntry: [{ type: 'notify', to: notice, title: '待审核', text: '{{department}} {{duty}} {{system}}' }],
      outcomes: {
        done: {
          title: '通过',
          to: 'end',
          effects: [{ type: 'notify', to: notice, title: '已通过', text: '{{department}}' }],
        },
      },
    },
    end: { type: 'final', title: '结束' },
  },
};

const printed: FormDocumentRequest[] = [];
const role = { key: 'desk', title: '服务台' };
const guard = { key: 'guard', title: '值守' };
const users = [{ id: 'desk-1', name: '台小姐', roles: ['desk', 'admin'], active: true }];
let departments: readonly Department[];
let roles = [role, guard];
let engine: Engine;

beforeEach(async () => {
  printed.length = 0;
  departments = [{ id: 'ops', name: '运维部' }];
  roles = [role, guard];
  engine = createEngine({
    store: await openSqliteStore({ path: ':memory:' }),
    directory: () => createDirectory({ departments, roles, users }),
    clock: new SimulatedClock('2026-09-30T01:00:00.000Z'),
    renderer: {
      renderForm: async (request) => {
        printed.push(request);
        return new Uint8Array();
      },
      close: async () => {},
    },
  });
  const report = await engine.publish({ definitions: [definition], forms: [{ template, print: '<p></p>' }] }, 'admin');
  if (report.issues.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(report.issues));
  await engine.agreements.publish(folder.agreements.slice(0, 1), 'admin');
  await engine.agreements.putSystem({
    key: 'oa',
    title: { 'zh-CN': '办公系统', en: 'Office' },
    customer: '集团',
    agreement: { key: 'a01-nc-oa-group', version: 1 },
    validFrom: '2026-01-01T00:00:00+08:00',
  });
});
afterEach(() => engine.close());

type Said = Command extends infer C ? (C extends unknown ? Omit<C, 'commandId' | 'actor'> : never) : never;
const send = (command: Said) => engine.execute({ commandId: timeOrderedId(), actor: { userId: 'desk-1' }, ...command });

async function complete(instanceId: string, outcome: string, values: { readonly [name: string]: string }) {
  const [task] = (await engine.instance(instanceId))!.tasks;
  return send({ type: 'complete', instanceId, taskId: task!.id, outcome, values });
}

async function pointersOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof YunliuError)) throw new Error('not refused');
  return (error.issues ?? []).map(({ pointer }) => pointer);
}

it('[F61] [F63] a ticket takes what the lists hold now, and stays readable when an administrator has cleared them', async () => {
  const instanceId = timeOrderedId();
  await send({ type: 'start', process: 'asking', instanceId });
  const [task] = (await engine.instance(instanceId))!.tasks;
  await send({ type: 'save-draft', instanceId, taskId: task!.id, values: { department: 'gone' } });
  expect(await pointersOf(complete(instanceId, 'send', { department: 'gone', duty: 'none', system: 'OA A8' }))).toEqual(
    ['/values/department', '/values/duty', '/values/system'],
  );
  expect((await engine.instance(instanceId))?.variables).toEqual({});
  await complete(instanceId, 'send', { department: 'ops', duty: 'guard', system: 'oa' });
  const told = async () => (await noticesOf(engine.store, 'desk-1')).map((each) => each.text);
  await engine.workers.runDue();
  expect(await told()).toEqual(['运维部 值守 办公系统']);
  expect((await engine.instance(instanceId))?.titles).toEqual({ 'department:ops': '运维部', 'role:guard': '值守' });

  const names = async (locale: 'zh-CN' | 'en' = 'zh-CN') => {
    await engine.printForm({ instanceId, template: 'ask', by: 'desk-1', locale });
    return printed.at(-1)?.names;
  };
  departments = [{ id: 'ops', name: '运行维护部' }];
  expect(await names('en')).toEqual({ ops: '运行维护部', 'role:guard': '值守', 'system:oa': 'Office' });
  departments = [];
  roles = [role];
  expect(await names()).toEqual({ ops: '运维部', 'role:guard': '值守', 'system:oa': '办公系统' });
  // What stands there may stay.
  await complete(instanceId, 'done', { department: 'ops', duty: 'guard', system: 'oa' });
  await engine.workers.runDue();
  expect(await told()).toContain('运维部');
  const { findings, faulty, rebuilt } = await examineStore(engine.store);
  expect([findings, faulty, rebuilt]).toEqual([[], 0, 1]);
});

it('[F61] [F62] what presets and corrections would store is judged too', async () => {
  const start = { type: 'start', process: 'asking' } as const;
  expect(await pointersOf(send({ ...start, instanceId: timeOrderedId(), variables: { department: 'gone' } }))).toEqual([
    '/values/department',
  ]);
  const instanceId = timeOrderedId();
  await send({ ...start, instanceId, variables: { department: 'ops' } });
  const correct = (values: { readonly [name: string]: string }) =>
    send({ type: 'correct-variables', instanceId, values, reason: '改正' });
  expect(await pointersOf(correct({ duty: 'none' }))).toEqual(['/values/duty']);
  await correct({ duty: 'guard' });
  expect((await engine.instance(instanceId))?.titles).toEqual({ 'department:ops': '运维部', 'role:guard': '值守' });
});
