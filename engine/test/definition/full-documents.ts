import type { ProcessDefinition } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';

const both = { 'zh-CN': '标题', en: 'Title' };
const allEffects = [
  { type: 'set', values: { amount: '1 + 2' } },
  { type: 'serial', rule: 'F01', into: 'number' },
  { type: 'document', template: 'full-form', version: 1, title: both },
  { type: 'notify', to: { by: 'starter' }, title: '提醒 {{number}}', text: both },
  { type: 'cc', to: { by: 'department', department: 'd1', else: { by: 'user', user: 'u1' } } },
  { type: 'start', process: 'child', input: { amount: 'amount' } },
  { type: 'message', name: 'paid', key: 'number', data: { amount: 'amount' }, ttl: 'P1D' },
  { type: 'signal', name: 'stop-all', data: { amount: 'amount' } },
  { type: 'compensate', scope: 'job' },
] as const;
const oneEffect = [{ type: 'cc', to: { by: 'starter' } }] as const;
const timing = {
  timers: [
    {
      id: 'warn',
      title: both,
      after: 'PT20M',
      calendar: 'always',
      repeat: true,
      times: 3,
      missed: 'skip',
      effects: oneEffect,
    },
    { id: 'leave', at: 'now()', to: 'done' },
  ],
  messages: [
    {
      name: 'called',
      title: both,
      key: 'number',
      output: { amount: 'message.amount' },
      to: 'done',
      effects: oneEffect,
    },
  ],
  signals: [{ name: 'stop-all', title: both, output: { amount: 'signal.amount' }, to: 'done', effects: oneEffect }],
  clocks: [{ metric: 'm1', title: both, within: 'P1D', calendar: 'workday', from: 'start', latest: 'now()' }],
} as const;
/** The short form for the other states: the test walks over every single change of the whole document. */
const few = (id: string) => ({ timers: [{ id, after: 'PT1H', to: 'done' }], messages: [], signals: [], clocks: [] });
const common = { title: '标题', description: '说明', onEntry: oneEffect, onExit: [], compensation: [] } as const;
/** Uses every property of the contract once; the tests of the schemas rest on it. */
export const fullDefinition: ProcessDefinition = {
  $schema: 'https://yunliu.dev/schema/process-definition.schema.json',
  format: 1,
  key: 'full',
  version: 3,
  title: both,
  category: 'test',
  description: both,
  card: { code: 'P00', purpose: both, answeredBy: '服务台', howFast: both },
  data: {
    type: 'object',
    properties: {
      amount: { type: 'number' },
      number: { type: 'string', title: '编号' },
      person: { type: ['string', 'null'] },
      people: { type: 'array', items: { type: 'string' } },
      ballots: { type: 'array' },
    },
  },
  roles: { desk: { title: both } },
  start: {
    by: ['desk', '*'],
    childOnly: false,
    messages: [{ name: 'ordered', title: both, key: 'message.number', output: { number: 'message.number' } }],
  },
  visibleTo: ['desk'],
  subject: 'number',
  serials: { F01: { title: both, pattern: 'F01-{yyyy}-{n:4}', reset: 'year' } },
  businessKey: 'F01',
  initial: 'work',
  outcomes: { stop: { title: '中止', to: 'done', style: 'danger', commentRequired: true, skipRequired: true } },
  ...timing,
  states: {
    work: {
      type: 'task',
      ...common,
      assign: {
        by: 'role',
        role: 'desk',
        else: { by: 'expression', users: 'person', else: { by: 'handler-of', state: 'work' } },
      },
      form: {
        template: 'full-form',
        version: 1,
        rights: {
          '*': 'read',
          text: 'edit',
          rows: 'edit',
          'rows.*': 'edit',
          'rows.count': 'required',
          secret: 'hidden',
        },
      },
      reference: [{ template: 'full-form', version: 1 }],
      outcomes: { go: { title: both, to: 'choose', when: 'amount > 1', effects: allEffects, style: 'primary' } },
      ...few('work'),
    },
    choose: {
      type: 'decision',
      ...common,
      branches: [{ when: 'amount > 2', to: 'group', title: both }],
      otherwise: 'call',
    },
    group: {
      type: 'phase',
      ...common,
      initial: 'both',
      outcomes: { back: { title: '退回', to: 'work' } },
      history: 'resume',
      onDone: { '*': { to: 'call', effects: oneEffect }, early: { to: 'done' } },
      onError: { '*': { to: 'work', effects: oneEffect } },
      ...few('group'),
      states: {
        both: {
          type: 'parallel',
          ...common,
          join: 1,
          late: 'finish',
          otherwise: 'b',
          to: 'group-end',
          ...few('both'),
          regions: {
            a: {
              title: both,
              when: 'amount > 3',
              initial: 'a-end',
              states: { 'a-end': { type: 'final', title: '甲' } },
            },
            b: { initial: 'b-end', states: { 'b-end': { type: 'final', title: '乙', outcome: 'b' } } },
          },
        },
        'group-end': { type: 'final', ...common, outcome: 'early', error: 'broken' },
      },
    },
    call: {
      type: 'call',
      ...common,
      process: { oneOf: ['child', 'other'], choose: '"child"' },
      input: { amount: 'amount' },
      output: { amount: 'child.amount' },
      wait: true,
      each: { list: 'people', as: 'item', mode: 'sequential', enough: 'completed >= 2' },
      onError: { 'no-stock': { to: 'work' } },
      outcomes: { '*': { to: 'pause', effects: oneEffect }, cancelled: { to: 'done' } },
      ...few('call'),
    },
    pause: { type: 'wait', ...common, ...few('pause') },
    job: {
      type: 'service',
      ...common,
      handler: 'send',
      input: { amount: 'amount' },
      output: { amount: 'result.amount' },
      tries: 5,
      backoff: 'PT30S',
      to: 'done',
      onFailure: 'work',
      onError: { '*': { to: 'work' } },
      external: true,
      ...few('job'),
    },
    sign: {
      type: 'task',
      title: '会签',
      assign: {
        by: 'least-loaded',
        among: { by: 'role', role: 'desk', within: { department: 'd1', up: true } },
        else: {
          by: 'chosen',
          from: 'starter',
          max: 2,
          among: { by: 'role', role: 'desk', within: { of: 'previous' } },
          else: {
            by: 'round-robin',
            among: { by: 'field', field: 'person' },
            else: { by: 'leader', user: 'item', level: 2, every: true, else: { by: 'previous' } },
          },
        },
      },
      outcomes: {
        yes: { title: '同意', to: 'done' },
        no: { title: '不同意', to: 'work' },
        pass: { title: '弃权', to: 'work' },
      },
      group: {
        kind: 'vote',
        pass: 'yes',
        reject: 'no',
        abstain: 'pass',
        until: 'everyone',
        each: { list: 'people', as: 'item', mode: 'sequential', enough: 'completed >= 2' },
        results: 'ballots',
        threshold: { ratio: 0.5, of: 'votes' },
        weight: 'if member = "u1" then 2 else index',
        veto: ['desk'],
        quorum: 0.5,
        tie: 'pass',
      },
      whenNobody: { policy: 'skip', outcome: 'yes' },
      autoSkip: { when: ['initiator', 'adjacent', 'earlier'], outcome: 'yes' },
      separation: { notInitiator: true, notHandlersOf: ['work'] },
      operations: {
        transfer: false,
        delegate: false,
        addSign: ['before', 'after', 'parallel'],
        // oxlint-disable-next-line unicorn/no-thenable -- `then` is a word of the format
        return: { to: ['work'], then: 'choose' },
        takeBack: false,
        urge: 'PT1H',
      },
    },
    done: { type: 'final', title: '结束' },
  },
  recall: false,
  conflictingRoles: [['desk', 'desk']],
  layout: { states: { work: { x: 1, y: -2.5, width: 100, height: 50 } } },
};

const field = {
  label: both,
  rule: { effect: 'SHOW', condition: 'count > 1' },
  hint: both,
  options: { multi: true },
} as const;

export const fullForm: FormTemplate = {
  $schema: 'https://yunliu.dev/schema/form-template.schema.json',
  format: 1,
  key: 'full-form',
  version: 1,
  code: 'F00',
  title: both,
  schema: {
    type: 'object',
    required: ['text'],
    additionalProperties: false,
    'x-note': 'kept',
    properties: {
      text: {
        title: '文本',
        description: '说明',
        type: 'string',
        minLength: 1,
        maxLength: 20,
        pattern: '^a',
        format: 'date',
        default: 'a',
      },
      secret: { title: both as never, type: 'string', enum: ['a', 'b'], const: 'a' },
      count: {
        title: '数量',
        type: 'integer',
        minimum: 1,
        maximum: 9,
        exclusiveMinimum: 0,
        exclusiveMaximum: 10,
        multipleOf: 1,
      },
      kind: { title: '类别', type: 'string', oneOf: [{ const: 'x', title: '甲' }] },
      rows: {
        title: '明细',
        type: 'array',
        minItems: 0,
        maxItems: 9,
        uniqueItems: true,
        items: {
          type: 'object',
          additionalProperties: { type: 'string' },
          properties: { count: { type: ['integer', 'null'] } },
        },
      },
    },
  },
  ui: {
    type: 'Categorization',
    elements: [
      {
        type: 'Category',
        label: both,
        rule: { effect: 'REQUIRE', condition: 'true' },
        elements: [
          { type: 'Control', scope: '#/properties/text', ...field, computed: '"a"' },
          { type: 'Label', label: '标签', rule: { effect: 'HIDE', condition: 'false' }, text: both },
          {
            type: 'Table',
            scope: '#/properties/rows',
            ...field,
            columns: [{ type: 'Money', scope: '#/properties/count', ...field }],
          },
        ],
      },
      { type: 'VerticalLayout', elements: [{ type: 'HorizontalLayout', elements: [{ type: 'Group', elements: [] }] }] },
      {
        type: 'Group',
        elements: (
          ['UserPicker', 'DepartmentPicker', 'SerialNumber', 'Signature', 'Seal', 'Attachment', 'Cascader'] as const
        ).map((type) => ({ type, scope: '#/properties/secret' })),
      },
    ],
  },
};
