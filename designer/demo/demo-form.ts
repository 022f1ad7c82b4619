import type { FormTemplate } from '@yunliu/engine/forms';

/** One field of every kind, rules, computed values, a table and tabs. */
export const demoForm: FormTemplate = {
  format: 1,
  key: 'demo',
  version: 1,
  title: { 'zh-CN': '维修工单（演示）', en: 'Repair order (demo)' },
  schema: {
    type: 'object',
    required: ['subject', 'level', 'reportedAt', 'handler', 'needsParts'],
    properties: {
      orderNo: { type: 'string', title: '工单编号' },
      subject: { type: 'string', title: '故障主题', maxLength: 60 },
      phone: { type: 'string', title: '联系电话', pattern: '^1[3-9]\\d{9}$|^0\\d{2,3}-\\d{7,8}$' },
      level: {
        type: 'string',
        title: '紧急程度',
        oneOf: [
          { const: 'normal', title: '一般' },
          { const: 'urgent', title: '紧急' },
          { const: 'critical', title: '特急' },
        ],
      },
      urgentReason: { type: 'string', title: '加急理由', maxLength: 500 },
      channel: {
        type: 'string',
        title: '受理渠道',
        enum: ['电话', '邮件', '现场', '微信', '监控告警', '转办'],
      },
      reportedAt: { type: 'string', format: 'date-time', title: '报修时间' },
      visitDate: { type: 'string', format: 'date', title: '约定上门日期' },
      visitTime: { type: 'string', format: 'time', title: '约定上门时间' },
      count: { type: 'integer', title: '涉及设备数', minimum: 1, maximum: 999 },
      hours: { type: 'number', title: '处理工时', multipleOf: 0.5 },
      place: { type: 'string', title: '故障分类' },
      handler: { type: 'string', title: '处理人' },
      helpers: { type: 'array', title: '协助人员', items: { type: 'string' } },
      department: { type: 'string', title: '报修部门' },
      symptoms: {
        type: 'array',
        title: '故障现象',
        uniqueItems: true,
        items: { type: 'string', enum: ['无法开机', '蓝屏', '网络不通', '打印异常', '运行缓慢', '其他'] },
      },
      description: { type: 'string', title: '故障描述', maxLength: 2000 },
      needsParts: { type: 'boolean', title: '是否需要备件' },
      parts: {
        type: 'array',
        title: '备件明细',
        maxItems: 200,
        items: {
          type: 'object',
          required: ['name', 'quantity'],
          properties: {
            name: { type: 'string', title: '备件名称' },
            model: { type: 'string', title: '型号' },
            quantity: { type: 'integer', title: '数量', minimum: 1 },
            price: { type: 'number', title: '单价', minimum: 0, multipleOf: 0.01 },
            amount: { type: 'number', title: '金额', multipleOf: 0.01 },
            arrival: { type: 'string', format: 'date', title: '到货日期' },
          },
        },
      },
      total: { type: 'number', title: '备件费用合计', multipleOf: 0.01 },
      budget: { type: 'number', title: '预算金额', multipleOf: 0.01, minimum: 0 },
      photos: { type: 'array', title: '现场照片与附件', maxItems: 5 },
      engineerSign: { type: 'object', title: '工程师签字' },
      customerSign: { type: 'object', title: '用户签字' },
      seal: { type: 'object', title: '用户单位盖章' },
    },
  },
  ui: {
    type: 'Categorization',
    elements: [
      {
        type: 'Category',
        label: { 'zh-CN': '报修信息', en: 'Report' },
        elements: [
          {
            type: 'Group',
            label: { 'zh-CN': '基本情况', en: 'Basics' },
            elements: [
              {
                type: 'HorizontalLayout',
                elements: [
                  { type: 'SerialNumber', scope: '#/properties/orderNo' },
                  { type: 'Control', scope: '#/properties/reportedAt' },
                ],
              },
              {
                type: 'Control',
                scope: '#/properties/subject',
                hint: { 'zh-CN': '一句话说明什么设备出了什么问题。', en: 'What is wrong with what, in one sentence.' },
              },
              {
                type: 'HorizontalLayout',
                elements: [
                  { type: 'Control', scope: '#/properties/level' },
                  { type: 'Control', scope: '#/properties/channel' },
                  { type: 'Control', scope: '#/properties/phone', options: { placeholder: '手机或座机' } },
                ],
              },
              {
                type: 'Control',
                scope: '#/properties/urgentReason',
                options: { multi: true },
                rule: { effect: 'SHOW', condition: 'level = "urgent" or level = "critical"' },
              },
              {
                type: 'HorizontalLayout',
                elements: [
                  { type: 'DepartmentPicker', scope: '#/properties/department' },
                  {
                    type: 'Cascader',
                    scope: '#/properties/place',
                    options: {
                      items: [
                        {
                          value: 'hw',
                          title: '硬件',
                          children: [
                            { value: 'pc', title: '主机' },
                            { value: 'printer', title: '打印机' },
                          ],
                        },
                        {
                          value: 'sw',
                          title: '软件',
                          children: [
                            { value: 'oa', title: '办公系统' },
                            { value: 'nc', title: '财务系统' },
                          ],
                        },
                      ],
                    },
                  },
                ],
              },
              { type: 'Control', scope: '#/properties/symptoms' },
              { type: 'Control', scope: '#/properties/description', options: { multi: true } },
              {
                type: 'Attachment',
                scope: '#/properties/photos',
                options: { maxSizeMb: 5, accept: '.jpg,.png,.pdf,.docx' },
              },
            ],
          },
        ],
      },
      {
        type: 'Category',
        label: { 'zh-CN': '处理与备件', en: 'Handling' },
        elements: [
          {
            type: 'HorizontalLayout',
            elements: [
              { type: 'UserPicker', scope: '#/properties/handler' },
              { type: 'UserPicker', scope: '#/properties/helpers' },
            ],
          },
          {
            type: 'HorizontalLayout',
            elements: [
              { type: 'Control', scope: '#/properties/visitDate' },
              { type: 'Control', scope: '#/properties/visitTime' },
              { type: 'Control', scope: '#/properties/count' },
              { type: 'Control', scope: '#/properties/hours', options: { unit: '小时' } },
            ],
          },
          { type: 'Control', scope: '#/properties/needsParts' },
          {
            type: 'Group',
            label: { 'zh-CN': '备件', en: 'Spare parts' },
            rule: { effect: 'SHOW', condition: 'needsParts = true' },
            elements: [
              {
                type: 'Table',
                scope: '#/properties/parts',
                columns: [
                  { type: 'Control', scope: '#/properties/name' },
                  { type: 'Control', scope: '#/properties/model' },
                  { type: 'Control', scope: '#/properties/quantity', options: { total: true } },
                  { type: 'Money', scope: '#/properties/price' },
                  {
                    type: 'Money',
                    scope: '#/properties/amount',
                    computed: 'quantity * price',
                    options: { total: true },
                  },
                  { type: 'Control', scope: '#/properties/arrival' },
                ],
              },
              {
                type: 'HorizontalLayout',
                elements: [
                  { type: 'Money', scope: '#/properties/total', computed: 'sum(parts.amount[item != null])' },
                  {
                    type: 'Money',
                    scope: '#/properties/budget',
                    rule: { effect: 'REQUIRE', condition: 'total > 1000' },
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        type: 'Category',
        label: { 'zh-CN': '签署', en: 'Signatures' },
        elements: [
          {
            type: 'Label',
            text: {
              'zh-CN': '处理完毕后由工程师和用户签字确认，用户单位可盖章。',
              en: 'Engineer and customer sign when the work is done.',
            },
          },
          {
            type: 'HorizontalLayout',
            elements: [
              { type: 'Signature', scope: '#/properties/engineerSign' },
              { type: 'Signature', scope: '#/properties/customerSign' },
            ],
          },
          { type: 'Seal', scope: '#/properties/seal', options: { owner: '江城市政务服务中心' } },
        ],
      },
    ],
  },
};

export const demoValues = {
  orderNo: 'F14-202609-0007',
  subject: '三楼打印机无法联网',
  level: 'urgent',
  urgentReason: '今日下班前须打印会议材料。',
  reportedAt: '2026-09-30T09:40:00+08:00',
  handler: 'tech-1',
  department: 'd-office',
  symptoms: ['网络不通', '打印异常'],
  needsParts: true,
  parts: [
    { name: '网卡', model: 'NC-100', quantity: 2, price: 85.5, amount: 171, arrival: '2026-10-08' },
    { name: '网线', model: '', quantity: 10, price: 6, amount: 60 },
  ],
  total: 231,
  photos: [{ file: 'seed', name: '报错截图.png' }],
  customerSign: { name: '李敏', at: '2026-09-30T16:00:00+08:00' },
};
