import { effectsField } from './effects.js';
import type { Field, FieldControl } from './field.js';

const target: Field = {
  key: 'to',
  label: ['转到', 'Goes to'],
  control: { kind: 'pick', of: 'target' },
  required: true,
};

export const outcomeFields: readonly Field[] = [
  { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' }, required: true },
  { key: '', label: ['标识', 'Key'], control: { kind: 'name', rename: 'outcome' } },
  target,
  { key: 'when', label: ['何时可选', 'Offered when'], control: { kind: 'condition' } },
  {
    key: 'commentRequired',
    label: ['必须填写意见', 'A comment is needed'],
    control: { kind: 'switch', fallback: false },
  },
  {
    key: 'skipRequired',
    label: ['可不填必填字段', 'Required fields may stay empty'],
    control: { kind: 'switch', fallback: false },
  },
  {
    key: 'style',
    label: ['按钮样式', 'Look of the button'],
    control: {
      kind: 'choice',
      empty: ['普通（默认）', 'Plain (default)'],
      options: [
        { value: 'primary', label: ['主要', 'Main'] },
        { value: 'default', label: ['普通', 'Plain'] },
        { value: 'danger', label: ['警示', 'Warning'] },
      ],
    },
  },
  effectsField('effects', ['选择后的动作', 'What is done']),
];

export const outcomesField: Field = {
  key: 'outcomes',
  label: ['办理结果', 'Outcomes'],
  control: { kind: 'record', of: 'outcomes', item: { fields: () => outcomeFields } },
};

export const routeFields: readonly Field[] = [
  { key: '', label: ['何时', 'When'], control: { kind: 'route-key' } },
  target,
  effectsField('effects', ['经过时的动作', 'What is done']),
];

export const routes: FieldControl = { kind: 'record', of: 'routes', item: { fields: () => routeFields } };

export const branchFields: readonly Field[] = [
  { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' } },
  { key: 'when', label: ['条件', 'Condition'], control: { kind: 'condition' }, required: true },
  target,
];
