import type { FormTemplate } from '../../src/forms/form-template.js';
import type { FormDocumentRequest } from '../../src/run/ports/document-renderer.js';

export const sampleForm: FormTemplate = {
  format: 1,
  key: 'phone-record',
  version: 1,
  code: 'F14',
  title: '电话服务记录单',
  schema: {
    type: 'object',
    properties: {
      recordNo: { type: 'string', title: '记录编号' },
      unit: { type: 'string', title: '单位' },
      category: {
        type: 'string',
        title: '类别',
        oneOf: [
          { const: 'consult', title: '咨询' },
          { const: 'fault', title: '故障' },
        ],
      },
      question: { type: 'string', title: '问题' },
      solved: { type: 'boolean', title: '当场解决' },
      engineer: { type: 'string', title: '工程师' },
      items: {
        type: 'array',
        title: '处理明细',
        items: {
          type: 'object',
          properties: { text: { type: 'string', title: '内容' }, minutes: { type: 'number', title: '分钟' } },
        },
      },
      userSign: { type: 'object', title: '用户签字' },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'SerialNumber', scope: '#/properties/recordNo' },
      { type: 'Control', scope: '#/properties/unit' },
      { type: 'Control', scope: '#/properties/category' },
      { type: 'Control', scope: '#/properties/question', options: { multi: true } },
      { type: 'Control', scope: '#/properties/solved' },
      { type: 'UserPicker', scope: '#/properties/engineer' },
      {
        type: 'Table',
        scope: '#/properties/items',
        columns: [
          { type: 'Control', scope: '#/properties/text' },
          { type: 'Control', scope: '#/properties/minutes' },
        ],
      },
      { type: 'Signature', scope: '#/properties/userSign' },
    ],
  },
};

export const samplePrint = `
<table class="form-table">
  <tr><td class="label">{{label "unit"}}</td><td>{{field "unit"}}</td><td class="label">{{label "category"}}</td>
    <td>{{check "category" "consult"}}{{check "category" "fault"}}</td></tr>
  <tr><td class="label">{{label "question"}}</td><td class="long" colspan="3">{{field "question"}}</td></tr>
  <tr class="sign-row"><td class="label">{{label "engineer"}}</td><td>{{field "engineer"}}</td><td class="label">{{label "userSign"}}</td><td>{{signature "userSign"}}</td></tr>
</table>
<table class="form-table"><thead><tr><th>序号</th><th>内容</th><th>分钟</th></tr></thead>
<tbody>{{#rows "items" min=4}}<tr><td class="center">{{number}}</td><td>{{cell "text"}}</td><td class="num">{{cell "minutes"}}</td></tr>{{/rows}}</tbody></table>`;

/** A 1×1 picture. */
export const sampleImage =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const sampleValues = {
  recordNo: 'F14-202609-0001',
  unit: '王䶮㑇李㛃单位',
  category: 'consult',
  question: '无法登录系统',
  solved: true,
  engineer: 'hotline-1',
  items: [
    { text: '重启服务', minutes: 5 },
    { text: '核对数据', minutes: 10 },
  ],
};

export const sampleRequest: FormDocumentRequest = {
  template: sampleForm,
  print: samplePrint,
  values: sampleValues,
  locale: 'zh-CN',
  stamp: {
    businessKey: 'HL-20260930-0001',
    process: 'hotline',
    processVersion: 1,
    printedAt: '2026-09-30T09:40:12.345Z',
    printedBy: '李敏',
  },
  images: {},
  names: { 'hotline-1': '李敏' },
};
