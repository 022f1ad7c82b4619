import type { FormTemplate, ProcessDefinition } from '@yunliu/engine';

const common = {
  format: 1,
  version: 1,
  category: 'governance',
  roles: { 'expert-group': { title: { 'zh-CN': '专家组', en: 'Experts' } } },
  start: { by: ['*'] },
} as const;

/** The one thing a request says. */
export const spendingForm: { readonly template: FormTemplate; readonly print: string } = {
  template: {
    format: 1,
    key: 'spending-form',
    version: 1,
    title: { 'zh-CN': '支出申请单', en: 'Spending request' },
    schema: { type: 'object', properties: { amount: { type: 'number', title: '金额' } } },
    ui: { type: 'VerticalLayout', elements: [{ type: 'Money', scope: '#/properties/amount' }] },
  },
  print: '<p>{{field "amount"}}</p>',
};

/** A request that is filled in, reviewed with every operation, and above a limit voted on by three with a veto. */
export const spending: ProcessDefinition = {
  ...common,
  key: 'spending',
  title: { 'zh-CN': '支出审批', en: 'Spending' },
  card: { code: 'T50', purpose: '申请支出。', answeredBy: '部门负责人', howFast: '1 个工作日' },
  subject: 'if amount = null then "支出申请" else "支出申请 " + string(amount) + " 元"',
  initial: 'fill',
  states: {
    fill: {
      type: 'task',
      title: { 'zh-CN': '填写申请', en: 'Fill in' },
      assign: { by: 'starter' },
      form: { template: 'spending-form', version: 1, rights: { amount: 'required' } },
      outcomes: { submit: { title: { 'zh-CN': '提交', en: 'Submit' }, to: 'review', style: 'primary' } },
    },
    review: {
      type: 'task',
      title: { 'zh-CN': '负责人审批', en: 'Review' },
      assign: { by: 'user', user: 'desk-1' },
      form: { template: 'spending-form', version: 1, rights: { amount: 'read' } },
      // oxlint-disable-next-line unicorn/no-thenable -- the format's own word
      operations: { addSign: ['before', 'after', 'parallel'], return: { to: 'visited', then: 'choose' } },
      outcomes: {
        agree: { title: { 'zh-CN': '同意', en: 'Agree' }, to: 'limit', style: 'primary' },
        verify: { title: { 'zh-CN': '转核实', en: 'Verify' }, to: 'check' },
        large: { title: { 'zh-CN': '大额上报', en: 'Report' }, to: 'limit', when: 'amount > 100000' },
        refuse: { title: { 'zh-CN': '不同意', en: 'Refuse' }, to: 'refused', style: 'danger', commentRequired: true },
      },
    },
    check: {
      type: 'task',
      title: { 'zh-CN': '核实', en: 'Check' },
      assign: { by: 'chosen', from: 'previous', max: 1 },
      outcomes: { checked: { title: { 'zh-CN': '已核实', en: 'Checked' }, to: 'limit' } },
    },
    limit: {
      type: 'decision',
      title: { 'zh-CN': '金额判断', en: 'Limit' },
      branches: [{ when: 'amount > 10000', title: { 'zh-CN': '超过一万元', en: 'Above 10,000' }, to: 'board' }],
      otherwise: 'paid',
    },
    board: {
      type: 'task',
      title: { 'zh-CN': '评审会', en: 'Board' },
      assign: { by: 'expression', users: '["tech-1", "quality-1", "expert-1"]' },
      group: {
        kind: 'vote',
        pass: 'pass',
        reject: 'reject',
        threshold: { ratio: 0.66 },
        veto: ['expert-group'],
      },
      outcomes: {
        pass: { title: { 'zh-CN': '赞成', en: 'For' }, to: 'paid', style: 'primary' },
        reject: { title: { 'zh-CN': '反对', en: 'Against' }, to: 'refused', style: 'danger', commentRequired: true },
      },
    },
    paid: { type: 'final', title: { 'zh-CN': '已批准', en: 'Approved' } },
    refused: { type: 'final', title: { 'zh-CN': '未批准', en: 'Refused' } },
  },
};
