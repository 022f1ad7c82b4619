/** The process, form and rights that the keyboard story draws: what counts of them, as a careful person would write it. */
const TEMPLATE = { template: 'on-site-engineer-leave', version: 1 } as const;
const READS = { ...TEMPLATE, rights: { '*': 'read' } } as const;

export const leaveStates = {
  request: {
    type: 'task',
    title: '申请',
    assign: { by: 'starter' },
    form: {
      ...TEMPLATE,
      rights: { '*': 'edit', choice: 'required', date: 'required', date2: 'required', note: 'required' },
    },
    outcomes: { submit: { title: { 'zh-CN': '提交' }, to: 'task' } },
  },
  task: {
    type: 'task',
    title: '项目经理审批',
    assign: { by: 'role', role: 'project-manager' },
    form: READS,
    outcomes: { done: { title: '同意', to: 'decision' }, go: { title: '驳回', to: 'request', commentRequired: true } },
  },
  decision: {
    type: 'decision',
    title: '天数判断',
    branches: [{ when: 'count >= 3', to: 'task-2' }],
    otherwise: 'task-3',
  },
  'task-2': {
    type: 'task',
    title: '客户确认',
    assign: { by: 'role', role: 'user-confirmer' },
    form: READS,
    outcomes: { done: { to: 'task-3' } },
  },
  'task-3': {
    type: 'task',
    title: '登记归档',
    assign: { by: 'role', role: 'dept-assistant' },
    form: READS,
    outcomes: { done: { to: 'ended' } },
  },
  ended: { type: 'final' },
} as const;

export const leaveRoles = {
  'project-manager': { title: '项目经理' },
  'user-confirmer': { title: '用户确认人' },
  'dept-assistant': { title: '部门助理' },
} as const;

export const leaveFields = {
  choice: {
    title: '请假类型',
    type: 'string',
    oneOf: ['年休假', '事假', '病假'].map((title) => ({ const: title, title })),
  },
  count: { title: '请假天数', type: 'integer' },
  date: { title: '开始日期', format: 'date' },
  date2: { title: '结束日期', format: 'date' },
  note: { title: '请假事由', type: 'string' },
  confirmed: { title: '是否安排替班', type: 'boolean' },
  person: { title: '替班人', type: 'string' },
  rows: {
    title: '交接事项',
    type: 'array',
    items: { properties: { name: { title: '名称' }, count: { title: '工时', type: 'integer' } } },
  },
} as const;

const control = (name: string): object => ({ scope: `#/properties/${name}` });

export const leaveElements = [
  {
    type: 'HorizontalLayout',
    elements: [
      control('choice'),
      { ...control('count'), computed: '(date(date2) - date(date)) / duration("P1D") + 1' },
    ],
  },
  { type: 'HorizontalLayout', elements: [control('date'), control('date2')] },
  { ...control('note'), options: { multi: true } },
  {
    type: 'Group',
    label: '工作交接',
    elements: [
      control('confirmed'),
      { type: 'UserPicker', ...control('person'), rule: { effect: 'SHOW', condition: 'confirmed = true' } },
      {
        type: 'Table',
        ...control('rows'),
        columns: [control('name'), { ...control('count'), options: { total: true } }],
      },
    ],
  },
] as const;

/** What the print made from the form must hold: every field by its own part. */
export const leavePrint: readonly string[] = [
  '{{check "choice" "年休假"}}',
  '{{field "count"}}',
  '{{date "date"}}',
  '{{date "date2"}}',
  '{{field "note"}}',
  '{{check "confirmed" true}}',
  '{{field "person"}}',
  '{{#rows "rows" min=4}}',
  '{{cell "name"}}',
  '{{cell "count"}}',
];
