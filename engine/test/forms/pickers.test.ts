import { expect, it } from 'vitest';
import { checkSubmission, fieldKindOf, formatValue, isBelow } from '@yunliu/engine/forms';
import type { FormTemplate, PickerLists, SubmissionRequest } from '@yunliu/engine/forms';
import { compileServerForm } from '@yunliu/engine/forms/server';
import { validateForm } from '../../src/definition/validate-form.js';
import type { UiField } from '../../src/forms/form-template.js';

const text = { type: 'string', maxLength: 200, title: '项' } as const;
const place = (name: string): string => `#/properties/${name}`;
const engineer: UiField = {
  type: 'UserPicker',
  scope: place('engineer'),
  options: { role: 'tech', department: 'ops' },
};
const template: FormTemplate = {
  format: 1,
  key: 'pickers',
  version: 1,
  title: '选择',
  schema: {
    type: 'object',
    properties: {
      engineer: text,
      department: text,
      branches: { type: 'array', uniqueItems: true, items: text, title: '下级部门' },
      duty: text,
      system: text,
      rows: { type: 'array', title: '明细', items: { type: 'object', properties: { system: text } } },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      engineer,
      { type: 'DepartmentPicker', scope: place('department') },
      { type: 'DepartmentPicker', scope: place('branches'), options: { department: 'head' } },
      { type: 'RolePicker', scope: place('duty') },
      { type: 'SystemPicker', scope: place('system') },
      { type: 'Table', scope: place('rows'), columns: [{ type: 'SystemPicker', scope: place('system') }] },
    ],
  },
};
const form = compileServerForm(template);

const departments: { readonly [id: string]: { readonly parentId?: string } } = {
  head: {},
  ops: { parentId: 'head' },
  night: { parentId: 'ops' },
  other: {},
  'ring-1': { parentId: 'ring-2' },
  'ring-2': { parentId: 'ring-1' },
};
const lists: PickerLists = {
  user: (id) =>
    ({
      li: { active: true, roles: ['tech'], departmentId: 'ops' },
      gone: { active: false, roles: ['tech'], departmentId: 'ops' },
      clerk: { active: true, roles: ['desk'], departmentId: 'ops' },
      far: { active: true, roles: ['tech'], departmentId: 'other' },
    })[id],
  department: (id) => departments[id],
  role: (key) => (key === 'tech' ? { key } : undefined),
  hasSystem: (key) => key === 'oa',
};

function faults(request: Partial<SubmissionRequest>): readonly string[] {
  const result = checkSubmission({
    form,
    rights: { '*': 'edit' },
    current: {},
    submitted: {},
    mode: 'complete',
    now: '2026-09-30T09:40:00.000Z',
    lists,
    ...request,
  });
  return result.kind === 'ok' ? [] : result.issues.map(({ code, pointer }) => `${code} ${pointer}`);
}

it('[F61] takes what the lists offer now, and refuses everything else by field, row and column', () => {
  const good = { engineer: 'li', department: 'other', branches: ['ops', 'night'], duty: 'tech', system: 'oa' };
  expect(faults({ submitted: { ...good, rows: [{ system: 'oa' }] } })).toEqual([]);
  for (const wrong of ['gone', 'clerk', 'far', 'nobody'])
    expect(faults({ submitted: { engineer: wrong } }), wrong).toEqual(['form/field-invalid /values/engineer']);
  for (const wrong of [['head'], ['other'], ['ops', 'ring-1'], ['nowhere']])
    expect(faults({ submitted: { branches: wrong } }), wrong.join()).toEqual(['form/field-invalid /values/branches']);
  expect(
    faults({ submitted: { department: 'nowhere', duty: 'none', rows: [{ system: 'oa' }, { system: 'x' }] } }),
  ).toEqual([
    'form/field-invalid /values/department',
    'form/field-invalid /values/duty',
    'form/field-invalid /values/rows/1/system',
  ]);
});

it('[F61] says in plain words what to do', () => {
  const result = checkSubmission({
    form,
    rights: { '*': 'edit' },
    current: {},
    submitted: { system: 'x' },
    mode: 'complete',
    now: '2026-09-30T09:40:00.000Z',
    lists,
  });
  expect(result).toMatchObject({ issues: [{ message: { 'zh-CN': '“项”不在目前的可选范围内，请重新选择。' } }] });
});

it('[F62] leaves what was there before, and judges drafts and pages without the lists by their form alone', () => {
  const current = { system: 'old', branches: ['closed'], rows: [{ system: 'old' }] };
  expect(
    faults({ current, submitted: { system: 'old', branches: ['closed', 'ops'], rows: [{ $row: 0, system: 'old' }] } }),
  ).toEqual([]);
  expect(faults({ current, submitted: { department: 'closed', rows: [{ $row: null, system: 'old' }] } })).toEqual([
    'form/field-invalid /values/department',
    'form/field-invalid /values/rows/0/system',
  ]);
  expect(faults({ submitted: { system: 'gone' }, lists: undefined })).toEqual([]);
  // Presets of a start are drafts that are stored.
  expect(faults({ submitted: { system: 'gone' }, mode: 'draft' })).toEqual(['form/field-invalid /values/system']);
});

it('[F63] reads ids by their names', () => {
  const names = {
    userName: () => undefined,
    departmentName: () => undefined,
    roleName: (key: string) => (key === 'tech' ? '技术工程师' : undefined),
    systemTitle: (key: string) => (key === 'oa' ? { 'zh-CN': '办公系统', en: 'Office' } : undefined),
  };
  const shown = (field: string, value: string | string[], locale: 'zh-CN' | 'en' = 'zh-CN') =>
    formatValue(form.fields.get(field)!, value, { locale, names });
  expect([
    shown('duty', 'tech'),
    shown('system', 'oa'),
    shown('system', 'oa', 'en'),
    shown('rows.system', 'x'),
  ]).toEqual(['技术工程师', '办公系统', 'Office', 'x']);
});

it('[F61] is valid as a template, each picker with a kind of its own', () => {
  expect(validateForm(template)).toEqual([]);
  expect([...form.fields.values()].map((field) => fieldKindOf(field))).toEqual([
    'user',
    'department',
    'department',
    'role',
    'system',
    'table',
    'system',
  ]);
});

it('[F61] departments that stand above each other in a ring are below nothing', () => {
  const find = (id: string) => departments[id];
  expect([isBelow('night', 'head', find), isBelow('head', 'head', find), isBelow('ring-1', 'head', find)]).toEqual([
    true,
    false,
    false,
  ]);
});
