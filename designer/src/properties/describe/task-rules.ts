import type { Json, JsonObject } from '@yunliu/engine/definition';
import { firstOf } from './assignment.js';
import type { ChoiceOption, Field, Mode } from './field.js';
import { constantMode, kindMode, noMode, objectMode, valueMode } from './mode.js';

export const nobodyModes: readonly Mode[] = [
  noMode(['交给管理员（默认）', 'The administrators have it (default)']),
  kindMode('policy', 'admin', ['交给管理员', 'The administrators have it'], () => ({})),
  kindMode(
    'policy',
    'skip',
    ['自动通过并留痕', 'An outcome is taken, visibly'],
    (place) => ({ outcome: firstOf(place, 'outcome') }),
    () => [
      {
        key: 'outcome',
        label: ['按此结果', 'Outcome taken'],
        control: { kind: 'pick', of: 'outcome' },
        required: true,
      },
    ],
  ),
  kindMode('policy', 'refuse', ['不允许提交到此步骤', 'Nobody may lead here'], () => ({})),
  kindMode(
    'policy',
    'role',
    ['交给某角色', 'A role has it'],
    (place) => ({ role: firstOf(place, 'role') }),
    () => [{ key: 'role', label: ['角色', 'Role'], control: { kind: 'pick', of: 'role' }, required: true }],
  ),
];

const skipCases: readonly ChoiceOption[] = [
  { value: 'initiator', label: ['办理人就是发起人', 'The person started it'] },
  { value: 'adjacent', label: ['办理人刚办过上一步', 'The person did the step before'] },
  { value: 'earlier', label: ['办理人办过之前任一步', 'The person did any step before'] },
];

export const autoSkipModes: readonly Mode[] = [
  noMode(['仍由本人办理', 'The person is asked all the same']),
  objectMode(
    'skip',
    ['自动跳过并留痕', 'An outcome is taken, visibly'],
    (place): JsonObject => ({ when: ['adjacent'], outcome: firstOf(place, 'outcome') }),
    () => [
      {
        key: 'when',
        label: ['哪些情况', 'In these cases'],
        control: { kind: 'some', options: skipCases },
        required: true,
      },
      {
        key: 'outcome',
        label: ['按此结果', 'Outcome taken'],
        control: { kind: 'pick', of: 'outcome' },
        required: true,
      },
    ],
  ),
];

export const separationFields: readonly Field[] = [
  {
    key: 'notInitiator',
    label: ['发起人不得办理', 'Not who started it'],
    control: { kind: 'switch', fallback: false },
  },
  {
    key: 'notHandlersOf',
    label: ['这些步骤的办理人不得办理', 'Not who handled these steps'],
    control: { kind: 'picks', of: 'task' },
  },
];

const isText = (value: Json | undefined): boolean => typeof value === 'string';

const returnFields: readonly Field[] = [
  {
    key: 'to',
    label: ['退回到', 'Back to'],
    control: {
      kind: 'modes',
      modes: () => [
        constantMode('previous', ['上一步', 'The step before']),
        constantMode('visited', ['任一经过的步骤', 'Any step passed through']),
        valueMode('these', ['指定步骤', 'These steps'], Array.isArray, (place) => [firstOf(place, 'task')], {
          kind: 'picks',
          of: 'task',
        }),
      ],
    },
    required: true,
  },
  {
    key: 'then',
    label: ['重新提交后', 'Then'],
    control: {
      kind: 'choice',
      empty: ['逐步重走（默认）', 'Walk the flow again (default)'],
      options: [
        { value: 'walk', label: ['逐步重走', 'Walk the flow again'] },
        { value: 'straight', label: ['直接回到退回人', 'Straight back to who returned it'] },
        { value: 'choose', label: ['由退回人选择', 'Who returns it chooses'] },
      ],
    },
  },
];

export const operationFields: readonly Field[] = [
  { key: 'transfer', label: ['转办', 'Transfer'], control: { kind: 'switch', fallback: true } },
  { key: 'delegate', label: ['委派', 'Delegate'], control: { kind: 'switch', fallback: true } },
  { key: 'takeBack', label: ['提交后可拿回', 'Take back'], control: { kind: 'switch', fallback: true } },
  {
    key: 'addSign',
    label: ['加签', 'Further signers'],
    control: {
      kind: 'some',
      options: [
        { value: 'before', label: ['前加签', 'Before'] },
        { value: 'after', label: ['后加签', 'After'] },
        { value: 'parallel', label: ['并加签', 'Beside'] },
      ],
    },
  },
  {
    key: 'return',
    label: ['退回', 'Return'],
    control: {
      kind: 'modes',
      modes: () => [
        noMode(['不允许', 'Not offered']),
        objectMode(
          'return',
          ['允许', 'Offered'],
          () => ({ to: 'previous' }),
          () => returnFields,
        ),
      ],
    },
  },
  {
    key: 'urge',
    label: ['催办', 'Reminders'],
    control: {
      kind: 'modes',
      modes: () => [
        noMode(['允许，间隔 30 分钟（默认）', 'Offered, 30 minutes apart (default)']),
        constantMode(false, ['不允许', 'Not offered']),
        valueMode('often', ['允许，自定间隔', 'Offered, with this interval'], isText, () => 'PT1H', {
          kind: 'duration',
        }),
      ],
    },
  },
];
