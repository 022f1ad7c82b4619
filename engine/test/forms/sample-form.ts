import type { FormTemplate } from '@yunliu/engine/forms';

/** A repair order with one of nearly everything, small enough to read. */
export const sampleForm: FormTemplate = {
  format: 1,
  key: 'sample-order',
  version: 1,
  title: { 'zh-CN': '样例单', en: 'Sample order' },
  schema: {
    type: 'object',
    required: ['subject'],
    properties: {
      subject: { type: 'string', title: '主题', maxLength: 20 },
      phone: { type: 'string', title: '电话', pattern: '^1[3-9]\\d{9}$' },
      level: {
        type: 'string',
        title: '级别',
        oneOf: [
          { const: 'normal', title: '一般' },
          { const: 'urgent', title: '紧急' },
        ],
      },
      reason: { type: 'string', title: '加急理由' },
      count: { type: 'integer', title: '数量', minimum: 1, maximum: 100 },
      visitDate: { type: 'string', format: 'date', title: '上门日期' },
      spare: { type: 'boolean', title: '需要备件' },
      parts: {
        type: 'array',
        title: '备件明细',
        maxItems: 5,
        items: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', title: '名称' },
            quantity: { type: 'integer', title: '数量', minimum: 1 },
            price: { type: 'number', title: '单价', multipleOf: 0.01 },
            amount: { type: 'number', title: '金额', multipleOf: 0.01 },
            secret: { type: 'string', title: '内部备注' },
          },
        },
      },
      total: { type: 'number', title: '合计', multipleOf: 0.01 },
      tags: { type: 'array', title: '标签', items: { type: 'string', enum: ['软件', '硬件'] }, uniqueItems: true },
      orderNo: { type: 'string', title: '编号' },
      sign: { type: 'object', title: '签字' },
      files: { type: 'array', title: '附件' },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'SerialNumber', scope: '#/properties/orderNo' },
      { type: 'Control', scope: '#/properties/subject' },
      { type: 'Control', scope: '#/properties/phone' },
      { type: 'Control', scope: '#/properties/level' },
      {
        type: 'Control',
        scope: '#/properties/reason',
        options: { multi: true },
        rule: { effect: 'SHOW', condition: 'level = "urgent"' },
      },
      { type: 'Control', scope: '#/properties/count', rule: { effect: 'REQUIRE', condition: 'level = "urgent"' } },
      { type: 'Control', scope: '#/properties/visitDate', rule: { effect: 'DISABLE', condition: 'level = "urgent"' } },
      { type: 'Control', scope: '#/properties/spare' },
      {
        type: 'Group',
        label: '备件',
        rule: { effect: 'SHOW', condition: 'spare = true' },
        elements: [
          {
            type: 'Table',
            scope: '#/properties/parts',
            columns: [
              { type: 'Control', scope: '#/properties/name' },
              { type: 'Control', scope: '#/properties/quantity' },
              { type: 'Money', scope: '#/properties/price' },
              { type: 'Money', scope: '#/properties/amount', computed: 'quantity * price' },
              { type: 'Control', scope: '#/properties/secret' },
            ],
          },
        ],
      },
      { type: 'Money', scope: '#/properties/total', computed: 'sum(parts.amount)' },
      { type: 'Control', scope: '#/properties/tags' },
      { type: 'Signature', scope: '#/properties/sign' },
      { type: 'Attachment', scope: '#/properties/files' },
    ],
  },
};
