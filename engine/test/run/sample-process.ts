import { createDirectory } from '@yunliu/engine';
import type { DefinitionBundle, Directory, FormTemplate, ProcessDefinition } from '@yunliu/engine';

/** A fault desk: registered, handled (with a child process and a timer), checked by a service, archived. */
export const faultProcess: ProcessDefinition = {
  format: 1,
  key: 'fault',
  version: 1,
  title: '故障处理',
  category: 'test',
  roles: { desk: { title: '服务台' }, tech: { title: '工程师' } },
  start: { by: ['desk'] },
  visibleTo: ['desk'],
  subject: 'title',
  serials: { number: { title: '故障单号', pattern: 'G-{yyyy}{MM}-{n:4}', reset: 'month' } },
  businessKey: 'number',
  data: { type: 'object', properties: { repaired: { type: 'string' }, checked: { type: 'boolean' } } },
  initial: 'registering',
  states: {
    registering: {
      type: 'task',
      title: '登记',
      assign: { by: 'starter' },
      form: { template: 'fault-form', version: 1, rights: { title: 'required', photo: 'edit' } },
      outcomes: { submit: { title: '提交', to: 'handling' } },
    },
    handling: {
      type: 'task',
      title: '处理',
      assign: { by: 'role', role: 'tech' },
      timers: [
        {
          id: 'remind',
          after: 'PT20M',
          effects: [{ type: 'notify', to: { by: 'role', role: 'tech' }, title: '故障待处理', text: '{{title}}' }],
        },
      ],
      outcomes: { repair: { title: '送修', to: 'repairing' }, done: { title: '完成', to: 'checking' } },
    },
    repairing: {
      type: 'call',
      title: '送修',
      process: 'repair',
      input: { what: 'title' },
      output: { repaired: 'child.result' },
      wait: true,
      outcomes: { '*': { to: 'checking' } },
    },
    checking: {
      type: 'service',
      title: '检查',
      handler: 'check',
      input: { title: 'title' },
      output: { checked: 'result.ok' },
      tries: 2,
      backoff: 'PT30S',
      to: 'archived',
    },
    archived: {
      type: 'final',
      title: '归档',
      onEntry: [{ type: 'document', template: 'fault-form', version: 1, title: '故障单' }],
    },
  },
};

/** The child of {@link faultProcess}. */
export const repairProcess: ProcessDefinition = {
  format: 1,
  key: 'repair',
  version: 1,
  title: '维修',
  category: 'test',
  roles: { tech: { title: '工程师' } },
  start: { by: ['tech'], childOnly: true },
  data: { type: 'object', properties: { what: { type: 'string' }, result: { type: 'string' } } },
  initial: 'repair',
  states: {
    repair: {
      type: 'task',
      title: '维修',
      assign: { by: 'role', role: 'tech' },
      outcomes: {
        done: { title: '完成', to: 'repaired', effects: [{ type: 'set', values: { result: '"已修好：" + what' } }] },
      },
    },
    repaired: { type: 'final', title: '修好' },
  },
};

export const faultForm: FormTemplate = {
  format: 1,
  key: 'fault-form',
  version: 1,
  title: '故障单',
  schema: {
    type: 'object',
    properties: {
      title: { type: 'string', maxLength: 100 },
      photo: {
        type: 'array',
        items: { type: 'object', properties: { file: { type: 'string' }, name: { type: 'string' } } },
      },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/title', label: '标题' },
      { type: 'Attachment', scope: '#/properties/photo', label: '照片' },
    ],
  },
};

export const bundle: DefinitionBundle = {
  definitions: [faultProcess, repairProcess],
  forms: [{ template: faultForm, print: '<h1>{{value "title"}}</h1>' }],
};

export const directory: Directory = createDirectory({
  departments: [{ id: 'd1', name: '运维部' }],
  roles: [
    { key: 'desk', title: '服务台' },
    { key: 'tech', title: '工程师' },
    { key: 'admin', title: '管理员' },
  ],
  users: [
    { id: 'desk-1', name: '台小姐', departmentId: 'd1', roles: ['desk'], active: true },
    { id: 'tech-1', name: '工一', departmentId: 'd1', roles: ['tech'], active: true },
    { id: 'tech-2', name: '工二', departmentId: 'd1', roles: ['tech'], active: true },
    { id: 'admin', name: '管理员', roles: ['admin'], active: true },
  ],
});
