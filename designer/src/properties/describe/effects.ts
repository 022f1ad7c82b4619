import { objectAt } from './commands.js';
import type { Field, FieldControl, Words } from './field.js';

/** Types of effects with their names, in the order they are offered. */
export const effectTypes = {
  set: ['设置数据', 'Set data'],
  notify: ['发送通知', 'Notify'],
  cc: ['抄送', 'Send a copy'],
  document: ['生成文书', 'Make a document'],
  start: ['启动另一流程', 'Start another process'],
  serial: ['取编号', 'Take a number'],
  message: ['发送消息', 'Send a message'],
  signal: ['广播信号', 'Broadcast a signal'],
  compensate: ['撤销已办步骤', 'Undo completed steps'],
} as const satisfies { readonly [type: string]: Words };

export type EffectType = keyof typeof effectTypes;

const byType: { readonly [type in EffectType]: readonly Field[] } = {
  set: [
    {
      key: 'values',
      label: ['数据与取值', 'Data and their values'],
      control: { kind: 'mapping', names: 'variable' },
      required: true,
    },
  ],
  serial: [
    { key: 'rule', label: ['编号规则', 'Serial rule'], control: { kind: 'pick', of: 'serial' }, required: true },
    { key: 'into', label: ['写入字段', 'Into the field'], control: { kind: 'pick', of: 'variable' }, required: true },
  ],
  document: [
    {
      key: 'template',
      label: ['表单（打印模板）', 'Form that is printed'],
      control: { kind: 'pick', of: 'form' },
      required: true,
    },
    {
      key: 'version',
      label: ['表单版本', 'Version of the form'],
      hint: ['留空用本流程所用的最高版本。', 'Empty: the highest this process uses.'],
      control: { kind: 'number', min: 1, whole: true },
      more: true,
    },
    {
      key: 'print',
      label: ['打印模板', 'Print template'],
      hint: ['留空用主模板。', 'Empty: the main one.'],
      control: { kind: 'pick', of: 'print' },
      when: (owner) => typeof owner['template'] === 'string',
    },
    { key: 'title', label: ['文书名称', 'Title of the document'], control: { kind: 'localized' } },
  ],
  notify: [
    { key: 'to', label: ['通知谁', 'Who is told'], control: { kind: 'assignment' }, required: true },
    {
      key: 'title',
      label: ['标题', 'Title'],
      hint: ['可用 {{字段}} 填入数据。', '{{field}} is filled in.'],
      control: { kind: 'localized' },
      required: true,
    },
    { key: 'text', label: ['内容', 'Text'], control: { kind: 'localized', rows: 3 } },
  ],
  cc: [{ key: 'to', label: ['抄送给', 'To whom'], control: { kind: 'assignment' }, required: true }],
  start: [
    { key: 'process', label: ['流程', 'Process'], control: { kind: 'pick', of: 'process' }, required: true },
    { key: 'input', label: ['带入数据', 'Data handed in'], control: { kind: 'mapping', names: 'child-variable' } },
  ],
  message: [
    { key: 'name', label: ['消息', 'Message'], control: { kind: 'pick', of: 'message', free: true }, required: true },
    {
      key: 'key',
      label: ['收件单据', 'Which ticket hears it'],
      hint: ['表达式；与对方的匹配值相等才收到。', 'Expression; must equal what the other side compares.'],
      control: { kind: 'feel' },
    },
    { key: 'data', label: ['携带数据', 'Data carried'], control: { kind: 'mapping', names: 'variable' } },
    {
      key: 'ttl',
      label: ['无人等待时保留', 'Kept while nobody waits'],
      control: { kind: 'duration' },
      more: true,
    },
  ],
  signal: [
    { key: 'name', label: ['信号', 'Signal'], control: { kind: 'pick', of: 'signal', free: true }, required: true },
    { key: 'data', label: ['携带数据', 'Data carried'], control: { kind: 'mapping', names: 'variable' } },
  ],
  compensate: [
    {
      key: 'scope',
      label: ['范围', 'Within'],
      hint: ['留空为整个流程中已完成的步骤。', 'Empty: the whole process.'],
      control: { kind: 'pick', of: 'state' },
    },
  ],
};

/** Panels of the effects; the type is said once, when one is added, and can be changed. */
const effectFields: readonly Field[] = [
  {
    key: '',
    label: ['动作', 'Effect'],
    control: {
      kind: 'modes',
      modes: () =>
        Object.entries(effectTypes).map(([type, label]) => ({
          id: type,
          label,
          keys: ['type'],
          is: (value) => typeof value === 'object' && value !== null && (value as { type?: unknown }).type === type,
          change: (place) =>
            objectAt(place)['type'] === type
              ? undefined
              : {
                  type: 'batch',
                  commands: [
                    { type: 'remove', pointer: place.pointer },
                    {
                      type: 'add-effect',
                      at: place.pointer.replace(/\/\d+$/, ''),
                      effect: type as EffectType,
                      index: Number(place.pointer.slice(place.pointer.lastIndexOf('/') + 1)),
                    },
                  ],
                },
          fields: () => byType[type as EffectType],
        })),
    },
  },
];

const effectList: FieldControl = { kind: 'list', of: 'effects', item: { fields: () => effectFields } };

export function effectsField(key: string, label: Words, hint?: Words): Field {
  return { key, label, control: effectList, ...(hint === undefined ? {} : { hint }) };
}
