import { stateAround, valueOf, type DesignPlace } from '../place.js';
import { has, isObject, put } from './commands.js';
import type { Field, Mode, Words } from './field.js';
import { noMode, objectMode } from './mode.js';

const eachFields: readonly Field[] = [
  {
    key: 'list',
    label: ['逐个办理的清单', 'One for each of'],
    hint: ['表达式，给出一个列表。', 'Expression giving a list.'],
    control: { kind: 'feel' },
    required: true,
  },
  { key: 'as', label: ['清单中一项的名称', 'Name of one element'], control: { kind: 'text', code: true }, more: true },
  {
    key: 'mode',
    label: ['次序', 'Order'],
    control: {
      kind: 'choice',
      empty: ['同时（默认）', 'All at once (default)'],
      options: [
        { value: 'parallel', label: ['同时', 'All at once'] },
        { value: 'sequential', label: ['依次', 'One after another'] },
      ],
    },
  },
  {
    key: 'enough',
    label: ['何时已足够', 'Enough when'],
    hint: [
      '可用 completed、active、total；其余的随即取消。',
      'May read completed, active, total; the others are then cancelled.',
    ],
    control: { kind: 'feel' },
    more: true,
  },
];

export const eachModes = (none: Words): readonly Mode[] => [
  noMode(none),
  objectMode(
    'each',
    ['清单中每项一个', 'One for each element of a list'],
    () => ({ list: '[]' }),
    () => eachFields,
  ),
];

const groupCommon: readonly Field[] = [
  {
    key: 'pass',
    label: ['表示同意的结果', 'Outcome that agrees'],
    control: { kind: 'pick', of: 'outcome' },
    required: true,
  },
  { key: 'reject', label: ['表示不同意的结果', 'Outcome that refuses'], control: { kind: 'pick', of: 'outcome' } },
  { key: 'abstain', label: ['表示弃权的结果', 'Outcome that abstains'], control: { kind: 'pick', of: 'outcome' } },
  {
    key: 'until',
    label: ['何时结束', 'Ends'],
    control: {
      kind: 'choice',
      empty: ['结果已定即结束（默认）', 'Once it is decided (default)'],
      options: [
        { value: 'decided', label: ['结果已定即结束', 'Once it is decided'] },
        { value: 'everyone', label: ['等所有人答复', 'When everyone has answered'] },
      ],
    },
  },
  {
    key: 'each',
    label: ['参与者', 'Members'],
    control: { kind: 'modes', modes: () => eachModes(['办理人中的每个人', 'Each of the people found']) },
    more: true,
  },
  {
    key: 'results',
    label: ['答复记入字段', 'Answers are kept in'],
    control: { kind: 'pick', of: 'variable', free: true },
    more: true,
  },
];

const thresholdModes: readonly Mode[] = [
  {
    id: 'ratio',
    label: ['按比例', 'A share'],
    is: (value) => has(value, 'ratio'),
    change: (place) => put(place, { ratio: 0.5, of: 'members' }),
    fields: () => [
      {
        key: 'ratio',
        label: ['同意达到', 'Votes for it reach'],
        control: { kind: 'number', min: 0, max: 1, percent: true },
      },
      {
        key: 'of',
        label: ['占比基数', 'Share of'],
        control: {
          kind: 'choice',
          empty: ['全体成员（默认）', 'All members (default)'],
          options: [
            { value: 'members', label: ['全体成员', 'All members'] },
            { value: 'votes', label: ['已投票数（不含弃权）', 'The votes cast, without abstentions'] },
          ],
        },
      },
    ],
  },
  {
    id: 'count',
    label: ['按票数', 'A number'],
    is: (value) => isObject(value),
    change: (place) => put(place, { count: 2 }),
    fields: () => [
      { key: 'count', label: ['同意票数达到', 'Votes for it reach'], control: { kind: 'number', min: 0 } },
    ],
  },
];

const voteFields: readonly Field[] = [
  {
    key: 'threshold',
    label: ['通过条件', 'Passes by'],
    control: { kind: 'modes', modes: () => thresholdModes },
    required: true,
  },
  { key: 'quorum', label: ['最低参与率', 'Quorum'], control: { kind: 'number', min: 0, max: 1, percent: true } },
  {
    key: 'tie',
    label: ['票数相等时', 'When votes are equal'],
    control: {
      kind: 'choice',
      empty: ['不通过（默认）', 'Refused (default)'],
      options: [
        { value: 'pass', label: ['通过', 'Passed'] },
        { value: 'reject', label: ['不通过', 'Refused'] },
      ],
    },
  },
  { key: 'veto', label: ['有一票否决权的角色', 'Roles with a veto'], control: { kind: 'picks', of: 'role' } },
  {
    key: 'weight',
    label: ['每人票数', 'Weight of a vote'],
    hint: ['表达式，可用 member；留空每人一票。', 'Expression that may read member; empty: one each.'],
    control: { kind: 'feel' },
    more: true,
  },
];

/** How several people answer together. */
export const groupModes: readonly Mode[] = [
  { ...noMode(['一人办理', 'One person']), change: (place) => setGroup(place, 'none') },
  group('all', '会签：全部同意', 'All must agree'),
  group('any', '或签：一人同意即可', 'One who agrees is enough'),
  group('sequence', '依次：逐人同意', 'One after another'),
  { ...group('vote', '票签：按票数', 'A vote'), fields: () => [...voteFields, ...groupCommon] },
];

function group(kind: 'all' | 'any' | 'sequence' | 'vote', zh: string, en: string): Mode {
  return {
    id: kind,
    label: [zh, en],
    keys: ['kind'],
    is: (value) => has(value, 'kind', kind),
    change: (place) => setGroup(place, kind),
    fields: () => groupCommon,
  };
}

function setGroup(place: DesignPlace, kind: 'none' | 'all' | 'any' | 'sequence' | 'vote'): ReturnType<Mode['change']> {
  const value = valueOf(place);
  if (kind === 'none' ? value === undefined : has(value, 'kind', kind)) return undefined;
  return { type: 'set-group', of: stateAround(place), kind };
}
