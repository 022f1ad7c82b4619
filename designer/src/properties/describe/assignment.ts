import type { JsonObject } from '@yunliu/engine/definition';
import { pickOptions } from '../pick-options.js';
import type { DesignPlace } from '../place.js';
import { has, isObject, objectAt, put, putKeys } from './commands.js';
import type { Field, Mode } from './field.js';
import { noMode } from './mode.js';
import type { PickKind } from './pick-kind.js';

/** The likeliest name for a place that needs one; '' when there is none yet, which lint marks. */
export function firstOf(place: DesignPlace, of: PickKind): string {
  return pickOptions(place, of)[0]?.value ?? '';
}

const elseField: Field = {
  key: 'else',
  label: ['找不到人时改由', 'When nobody is found'],
  control: { kind: 'assignment', optional: true },
  more: true,
};

/** Whose department or leader: starter, who acted before, or a person an expression names. */
const personModes = (fixed: 'starter' | undefined): readonly Mode[] => [
  {
    id: 'starter',
    label: ['发起人', 'Who started it'],
    keys: ['of'],
    is: (value) => !has(value, 'user') && !has(value, 'of', 'previous'),
    change: (place) => putKeys(place, { of: fixed, user: undefined }),
  },
  {
    id: 'previous',
    label: ['上一步办理人', 'Who acted before'],
    keys: ['of'],
    is: (value) => has(value, 'of', 'previous') && !has(value, 'user'),
    change: (place) => putKeys(place, { of: 'previous', user: undefined }),
  },
  {
    id: 'user',
    label: ['表达式给出的人', 'Whom an expression names'],
    is: (value) => has(value, 'user'),
    change: (place) => putKeys(place, { user: 'startedBy', of: undefined }),
    fields: () => [{ key: 'user', label: ['人员表达式', 'Expression of the person'], control: { kind: 'feel' } }],
  },
];

const withinModes = (): readonly Mode[] => [
  noMode(['不限部门', 'Any department']),
  {
    id: 'department',
    label: ['指定部门', 'A fixed department'],
    is: (value) => has(value, 'department'),
    change: (place) => put(place, { department: firstOf(place, 'department') }),
    fields: () => [
      { key: 'department', label: ['部门', 'Department'], control: { kind: 'pick', of: 'department' } },
      upField,
    ],
  },
  {
    id: 'person',
    label: ['某人所在部门', "A person's department"],
    is: isObject,
    change: (place) => put(place, { of: 'starter' }),
    fields: () => [
      {
        key: '',
        label: ['谁的部门', 'Whose department'],
        control: { kind: 'modes', modes: () => personModes('starter') },
      },
      upField,
    ],
  },
];

const upField: Field = {
  key: 'up',
  label: ['部门内无人时逐级向上找', 'Nobody there: ask the department above'],
  control: { kind: 'switch', fallback: false },
};

const among = (required: boolean): Field => ({
  key: 'among',
  label: required ? ['在哪些人中', 'Among whom'] : ['只能从这些人中选', 'Only among'],
  control: { kind: 'assignment', optional: !required },
  ...(required ? { required } : {}),
});

type Kind = readonly [
  id: string,
  zh: string,
  en: string,
  fresh: (place: DesignPlace) => JsonObject,
  fields: readonly Field[],
];

const pick = (key: string, zh: string, en: string, of: PickKind): Field => ({
  key,
  label: [zh, en],
  control: { kind: 'pick', of },
  required: true,
});

const kinds: readonly Kind[] = [
  ['starter', '发起人', 'Who started it', () => ({}), []],
  [
    'role',
    '角色中的人',
    'People in a role',
    (place) => ({ role: firstOf(place, 'role') }),
    [
      pick('role', '角色', 'Role', 'role'),
      { key: 'within', label: ['限定部门', 'Within a department'], control: { kind: 'modes', modes: withinModes } },
    ],
  ],
  [
    'user',
    '指定人员',
    'A fixed person',
    (place) => ({ user: firstOf(place, 'user') }),
    [pick('user', '人员', 'Person', 'user')],
  ],
  [
    'department',
    '部门成员',
    'People of a department',
    (place) => ({ department: firstOf(place, 'department') }),
    [pick('department', '部门', 'Department', 'department')],
  ],
  [
    'leader',
    '上级领导',
    'A leader',
    () => ({}),
    [
      { key: '', label: ['谁的领导', 'Whose leader'], control: { kind: 'modes', modes: () => personModes(undefined) } },
      {
        key: 'level',
        label: ['第几级', 'Level above'],
        control: { kind: 'number', min: 1, max: 20, whole: true, placeholder: '1' },
      },
      {
        key: 'every',
        label: ['直到该级的每一级领导', 'Every leader up to that level'],
        control: { kind: 'switch', fallback: false },
      },
    ],
  ],
  [
    'handler-of',
    '某步骤的办理人',
    'Who handled a step',
    (place) => ({ state: firstOf(place, 'task') }),
    [pick('state', '步骤', 'Step', 'task')],
  ],
  ['previous', '上一步办理人', 'Who acted before', () => ({}), []],
  [
    'field',
    '表单字段中的人或部门',
    'Whom a form field holds',
    (place) => ({ field: firstOf(place, 'person-field') }),
    [pick('field', '字段', 'Field', 'person-field')],
  ],
  [
    'chosen',
    '由人指定',
    'Chosen by somebody',
    () => ({ from: 'previous' }),
    [
      {
        key: 'from',
        label: ['谁来指定', 'Who chooses'],
        control: {
          kind: 'choice',
          options: [
            { value: 'previous', label: ['上一步办理人', 'Who acts before'] },
            { value: 'starter', label: ['发起人', 'Who starts it'] },
          ],
        },
        required: true,
      },
      among(false),
      {
        key: 'max',
        label: ['最多几人', 'How many at most'],
        control: { kind: 'number', min: 1, max: 100, whole: true, placeholder: '1' },
      },
    ],
  ],
  [
    'round-robin',
    '轮流',
    'Taking turns',
    (place) => ({ among: { by: 'role', role: firstOf(place, 'role') } }),
    [among(true)],
  ],
  [
    'least-loaded',
    '待办最少的人',
    'Fewest open tasks',
    (place) => ({ among: { by: 'role', role: firstOf(place, 'role') } }),
    [among(true)],
  ],
  [
    'expression',
    '表达式给出的人',
    'Whom an expression names',
    () => ({ users: 'startedBy' }),
    [{ key: 'users', label: ['人员表达式', 'Expression of the people'], control: { kind: 'feel' }, required: true }],
  ],
];

/** Kinds of rules that say who; what to do when nobody is found is kept when the kind changes. */
export function assignmentModes(optional: boolean): readonly Mode[] {
  const modes = kinds.map(([by, zh, en, fresh, fields]): Mode => ({
    id: by,
    label: [zh, en],
    keys: ['by'],
    is: (value) => has(value, 'by', by),
    change: (place) => {
      const otherwise = objectAt(place)['else'];
      return put(place, { by, ...fresh(place), ...(otherwise === undefined ? {} : { else: otherwise }) });
    },
    fields: () => [...fields, elseField],
  }));
  return optional ? [noMode(['无', 'Nobody']), ...modes] : modes;
}
