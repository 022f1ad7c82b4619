import { dataFields } from './data.js';
import type { Field, Section } from './field.js';
import { noMode, objectMode } from './mode.js';
import { startMessageFields, waitingFields } from './timing.js';
import { outcomesField } from './ways.js';

const cardFields: readonly Field[] = [
  { key: 'code', label: ['产品编号', 'Product code'], control: { kind: 'text' }, required: true },
  { key: 'purpose', label: ['服务内容', 'Purpose'], control: { kind: 'localized', rows: 2 }, required: true },
  { key: 'answeredBy', label: ['谁来服务', 'Answered by'], control: { kind: 'localized', rows: 2 }, required: true },
  { key: 'howFast', label: ['服务时限', 'How fast'], control: { kind: 'localized', rows: 2 }, required: true },
];

const startFields: readonly Field[] = [
  {
    key: 'by',
    label: ['可发起的角色', 'Who may start it'],
    control: { kind: 'picks', of: 'starter-role' },
    required: true,
  },
  {
    key: 'childOnly',
    label: ['不在服务目录中，只由其他流程启动', 'Not in the catalogue: only other processes start it'],
    control: { kind: 'switch', fallback: false },
  },
  {
    key: 'messages',
    label: ['由消息发起', 'Started by messages'],
    control: { kind: 'list', of: 'start-messages', item: { fields: () => startMessageFields } },
  },
];

const serialFields: readonly Field[] = [
  { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' }, required: true },
  { key: '', label: ['标识', 'Key'], control: { kind: 'name', rename: 'serial' } },
  {
    key: 'pattern',
    label: ['编号样式', 'Pattern'],
    hint: ['如 F14-{yyyy}{MM}-{n:4}：年、月、四位序号。', 'F14-{yyyy}{MM}-{n:4}: year, month, four digits.'],
    control: { kind: 'text', code: true },
    required: true,
  },
  {
    key: 'reset',
    label: ['何时重新从 1 开始', 'Begins again at 1'],
    control: {
      kind: 'choice',
      options: [
        { value: 'never', label: ['从不', 'Never'] },
        { value: 'year', label: ['每年', 'Each year'] },
        { value: 'month', label: ['每月', 'Each month'] },
        { value: 'day', label: ['每日', 'Each day'] },
      ],
    },
    required: true,
  },
];

const roleFields: readonly Field[] = [
  { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' }, required: true },
  { key: '', label: ['标识', 'Key'], control: { kind: 'name', rename: 'role' } },
];

/** Panel of the process as a whole. */
export const processSections: readonly Section[] = [
  {
    id: 'basics',
    label: ['基本', 'Basics'],
    open: true,
    fields: [
      { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' }, required: true },
      { key: 'description', label: ['说明', 'Description'], control: { kind: 'localized', rows: 3 } },
      {
        key: 'category',
        label: ['服务类别', 'Category'],
        control: { kind: 'pick', of: 'category', free: true },
        required: true,
      },
      {
        key: 'initial',
        label: ['从哪一步开始', 'Begins at'],
        control: { kind: 'pick', of: 'inner-state' },
        required: true,
      },
      {
        key: 'key',
        label: ['标识', 'Key'],
        hint: ['发布后请勿修改：其他流程按标识引用。', 'Do not change it once published: others refer to it.'],
        control: { kind: 'text', code: true },
        required: true,
      },
    ],
  },
  {
    id: 'card',
    label: ['服务卡片', 'Service card'],
    fields: [
      {
        key: 'card',
        label: ['服务目录中', 'In the catalogue'],
        control: {
          kind: 'modes',
          modes: () => [
            noMode(['没有服务卡片', 'No card']),
            objectMode(
              'card',
              ['显示服务卡片', 'Shows a card'],
              () => ({ code: '', purpose: '', answeredBy: '', howFast: '' }),
              () => cardFields,
            ),
          ],
        },
      },
    ],
  },
  {
    id: 'start',
    label: ['发起', 'Start'],
    fields: [
      {
        key: 'start',
        label: ['发起', 'Start'],
        control: { kind: 'object', fields: () => startFields },
        required: true,
      },
      {
        key: 'recall',
        label: ['无人办理前，发起人可撤回', 'Who started it may recall it while nobody acted'],
        control: { kind: 'switch', fallback: true },
      },
    ],
  },
  {
    id: 'numbers',
    label: ['主题与编号', 'Subject and numbers'],
    fields: [
      {
        key: 'subject',
        label: ['单据主题', 'Subject of a ticket'],
        hint: ['表达式；留空用流程名称。', 'Expression; empty: the title of the process.'],
        control: { kind: 'feel', rows: 2 },
      },
      {
        key: 'serials',
        label: ['编号规则', 'Serial rules'],
        control: { kind: 'record', of: 'serials', item: { fields: () => serialFields } },
      },
      { key: 'businessKey', label: ['单号用', 'Number of a ticket'], control: { kind: 'pick', of: 'serial' } },
    ],
  },
  {
    id: 'roles',
    label: ['角色与可见范围', 'Roles and visibility'],
    fields: [
      {
        key: 'roles',
        label: ['本流程用到的角色', 'Roles of this process'],
        control: { kind: 'record', of: 'roles', item: { fields: () => roleFields } },
        required: true,
      },
      {
        key: 'visibleTo',
        label: ['可查看全部单据的角色', 'Roles that see every ticket'],
        control: { kind: 'picks', of: 'role' },
      },
      {
        key: 'conflictingRoles',
        label: ['同一单中不得由一人兼任', 'Roles one person may not have in one ticket'],
        control: {
          kind: 'list',
          of: 'role-pairs',
          item: {
            fields: () => [
              { key: '0', label: ['角色', 'Role'], control: { kind: 'pick', of: 'role' } },
              { key: '1', label: ['与角色', 'And role'], control: { kind: 'pick', of: 'role' } },
            ],
          },
        },
      },
    ],
  },
  {
    id: 'data',
    label: ['表单以外的数据', 'Data that no form shows'],
    fields: [
      {
        key: 'data',
        label: ['表单以外的数据', 'Data that no form shows'],
        control: { kind: 'object', fields: () => dataFields, loose: true, kept: ['type'] },
      },
    ],
  },
  {
    id: 'outcomes',
    label: ['各步骤共同的办理结果', 'Outcomes of every step'],
    fields: [outcomesField],
  },
  { id: 'clocks', label: ['时限', 'Promised times'], fields: [waitingFields.clocks] },
  { id: 'timers', label: ['定时', 'Timers'], fields: [waitingFields.timers] },
  {
    id: 'messages',
    label: ['消息与信号', 'Messages and signals'],
    fields: [waitingFields.messages, waitingFields.signals],
  },
];

/** What the panel of the process leaves to other places: the drawing, the file format, the publishing. */
export const kept: readonly string[] = ['$schema', 'format', 'version', 'states', 'layout'];
