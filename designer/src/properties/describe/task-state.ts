import { firstOf } from './assignment.js';
import type { FieldControl, Section } from './field.js';
import { groupModes } from './groups.js';
import { noMode, objectMode } from './mode.js';
import { basic, happenings, waiting } from './state-parts.js';
import { autoSkipModes, nobodyModes, operationFields, separationFields } from './task-rules.js';
import { outcomesField } from './ways.js';

const formModes: FieldControl = {
  kind: 'modes',
  modes: () => [
    noMode(['没有表单', 'No form']),
    objectMode(
      'form',
      ['显示表单', 'Shows a form'],
      (place) => ({
        template: firstOf(place, 'form'),
        version: Number(firstOf(place, 'form-version') || 1),
        rights: { '*': 'read' },
      }),
      () => [
        { key: 'template', label: ['表单', 'Form'], control: { kind: 'pick', of: 'form' }, required: true },
        {
          key: 'version',
          label: ['版本', 'Version'],
          control: { kind: 'number', min: 1, whole: true },
          required: true,
          more: true,
        },
        { key: 'rights', label: ['字段权限', 'Rights of fields'], control: { kind: 'rights' }, required: true },
      ],
    ),
  ],
};

export const taskSections: readonly Section[] = [
  basic(),
  {
    id: 'people',
    label: ['办理人', 'Who does it'],
    open: true,
    fields: [
      { key: 'assign', label: ['办理人', 'Who does it'], control: { kind: 'assignment' }, required: true },
      {
        key: 'whenNobody',
        label: ['找不到办理人时', 'When nobody is found'],
        control: { kind: 'modes', modes: () => nobodyModes },
      },
      {
        key: 'autoSkip',
        label: ['办理人重复时', 'When the person need not be asked'],
        control: { kind: 'modes', modes: () => autoSkipModes },
      },
      {
        key: 'separation',
        label: ['职责分离', 'Separation of duties'],
        control: { kind: 'object', fields: () => separationFields, loose: true },
      },
    ],
  },
  {
    id: 'group',
    label: ['多人办理', 'Several people'],
    fields: [{ key: 'group', label: ['方式', 'How'], control: { kind: 'modes', modes: () => groupModes } }],
  },
  { id: 'outcomes', label: ['办理结果', 'Outcomes'], fields: [{ ...outcomesField, required: true }], open: true },
  {
    id: 'form',
    label: ['表单', 'Form'],
    fields: [
      { key: 'form', label: ['办理时的表单', 'Form shown'], control: formModes },
      {
        key: 'reference',
        label: ['参考表单（只读）', 'Further forms, read-only'],
        control: {
          kind: 'list',
          of: 'references',
          item: {
            fields: () => [
              { key: 'template', label: ['表单', 'Form'], control: { kind: 'pick', of: 'form' }, required: true },
              {
                key: 'version',
                label: ['版本', 'Version'],
                control: { kind: 'number', min: 1, whole: true },
                required: true,
              },
            ],
          },
        },
      },
    ],
  },
  {
    id: 'operations',
    label: ['允许的操作', 'What people may do'],
    fields: [
      {
        key: 'operations',
        label: ['办理时可以', 'At the task'],
        control: { kind: 'object', fields: () => operationFields, loose: true },
      },
    ],
  },
  ...waiting,
  happenings,
];
