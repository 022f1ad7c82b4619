import { expect, it } from 'vitest';
import type { ProcessDefinition } from '@yunliu/engine';
import { createDirectory, runScenario } from '@yunliu/engine/simulate';
import { playRandomly } from '../../src/simulate/random/random-play.js';
import { compileServerForm } from '@yunliu/engine/forms/server';
import { createCalendars } from '@yunliu/engine/service-time';
import { folder } from '../agreements/shipped-agreements.js';

const text = { type: 'string', title: '项', maxLength: 200 } as const;
const names = ['engineer', 'department', 'duty', 'system'] as const;
const form = compileServerForm({
  format: 1,
  key: 'ask',
  version: 1,
  title: '申请',
  schema: { type: 'object', required: [...names], properties: Object.fromEntries(names.map((name) => [name, text])) },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'UserPicker', scope: '#/properties/engineer', options: { role: 'tech', department: 'night' } },
      { type: 'DepartmentPicker', scope: '#/properties/department', options: { department: 'head' } },
      { type: 'RolePicker', scope: '#/properties/duty' },
      { type: 'SystemPicker', scope: '#/properties/system' },
    ],
  },
});
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
      form: { template: 'ask', version: 1, rights: { '*': 'edit' } },
      outcomes: { send: { title: '提交', to: 'end' } },
    },
    end: { type: 'final', title: '结束' },
  },
};
const world = {
  definitions: [definition],
  forms: [form],
  directory: createDirectory({
    departments: [
      { id: 'head', name: '总部' },
      { id: 'ops', name: '运维部', parentId: 'head' },
      { id: 'night', name: '夜班组', parentId: 'ops' },
    ],
    roles: [
      { key: 'desk', title: '服务台' },
      { key: 'tech', title: '工程师' },
    ],
    users: [
      { id: 'desk-1', name: '台小姐', roles: ['desk'], departmentId: 'ops', active: true },
      { id: 'tech-1', name: '工一', roles: ['tech'], departmentId: 'ops', active: true },
      { id: 'tech-2', name: '工二', roles: ['tech'], departmentId: 'night', active: true },
    ],
  }),
  calendars: createCalendars([]),
  agreements: folder.agreements,
};
const systems = { oa: folder.agreements[0]!.key };
const data = { engineer: 'tech-2', department: 'night', duty: 'tech', system: 'oa' };

it('[M80] a scenario is judged by its own people, and pickers of systems by the systems it names', () => {
  const story = (given: { readonly [name: string]: string }, refused?: string) => ({
    process: 'asking',
    title: '申请',
    clock: '2026-09-30T09:00:00+08:00',
    systems,
    steps: [
      { start: { by: 'desk-1' } },
      { complete: { state: 'asking', by: 'desk-1', outcome: 'send', data: given }, ...(refused && { refused }) },
    ],
  });
  expect(runScenario(story(data), world).failures).toEqual([]);
  for (const wrong of [{ engineer: 'tech-1' }, { department: 'head' }, { duty: 'none' }, { system: 'nc' }])
    expect(runScenario(story({ ...data, ...wrong }, 'form/invalid'), world).failures, JSON.stringify(wrong)).toEqual(
      [],
    );
});

it('[M80] random runs choose what the lists offer', () => {
  const played = playRandomly({
    ...world,
    systems,
    process: 'asking',
    runs: 20,
    seed: 1,
    now: '2026-09-30T01:00:00.000Z',
  });
  expect([played.ends, played.refusals]).toEqual([{ end: 20 }, {}]);
});
