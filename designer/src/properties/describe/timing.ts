import { effectsField } from './effects.js';
import { has, isObject, put, putKeys } from './commands.js';
import type { Field, FieldControl, Mode } from './field.js';
import { constantMode, noMode, valueMode } from './mode.js';
import { firstOf } from './assignment.js';

const calendar: Field = {
  key: 'calendar',
  label: ['按哪个日历', 'Calendar'],
  hint: ['留空为全天候连续计时。', 'Empty: time as it passes.'],
  control: { kind: 'pick', of: 'calendar' },
};

const title: Field = { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' } };

const afterOrAt: readonly Mode[] = [
  {
    id: 'after',
    label: ['经过一段时间', 'After some time'],
    is: (value) => has(value, 'after'),
    change: (place) => putKeys(place, { after: 'P1D', at: undefined }),
    fields: () => [
      { key: 'after', label: ['多久之后', 'How long after'], control: { kind: 'duration' }, required: true },
    ],
  },
  {
    id: 'at',
    label: ['到指定时间', 'At a date and time'],
    is: (value) => has(value, 'at'),
    change: (place) =>
      putKeys(place, { at: 'now()', after: undefined, repeat: undefined, times: undefined, missed: undefined }),
    fields: () => [
      { key: 'at', label: ['时间表达式', 'Expression of the time'], control: { kind: 'feel' }, required: true },
    ],
  },
];

export const timerFields: readonly Field[] = [
  title,
  { key: '', label: ['何时', 'When'], control: { kind: 'modes', modes: () => afterOrAt } },
  calendar,
  {
    key: 'to',
    label: ['到时转到', 'Then goes to'],
    hint: ['留空则步骤不变，只执行下面的动作。', 'Empty: the step stays, only the effects run.'],
    control: { kind: 'pick', of: 'target' },
    when: (timer) => timer['repeat'] !== true,
  },
  {
    key: 'repeat',
    label: ['重复', 'Repeats'],
    control: { kind: 'switch', fallback: false },
    when: (timer) => timer['to'] === undefined && timer['after'] !== undefined,
  },
  {
    key: 'times',
    label: ['最多几次', 'How often at most'],
    control: { kind: 'number', min: 1, whole: true },
    when: (timer) => timer['repeat'] === true,
  },
  {
    key: 'missed',
    label: ['停机期间错过的', 'Missed while the system was down'],
    control: {
      kind: 'choice',
      empty: ['补一次，重新计时（默认）', 'Once, counting anew (default)'],
      options: [
        { value: 'once', label: ['补一次，重新计时', 'Once, counting anew'] },
        { value: 'all', label: ['逐次补齐', 'All of them'] },
        { value: 'skip', label: ['跳过，等下一次', 'Skip to the next'] },
      ],
    },
    when: (timer) => timer['repeat'] === true,
  },
  effectsField('effects', ['到时动作', 'What is done']),
  {
    key: 'id',
    label: ['标识', 'Key'],
    control: { kind: 'text', code: true },
    required: true,
    more: true,
  },
];

const point = (key: 'enter' | 'leave', zh: string, en: string): Mode => ({
  id: key,
  label: [zh, en],
  is: (value) => has(value, key),
  change: (place) => put(place, { [key]: firstOf(place, 'state') }),
  fields: () => [{ key, label: ['步骤', 'Step'], control: { kind: 'pick', of: 'state' }, required: true }],
});

const pointModes = (optional: boolean): readonly Mode[] => [
  ...(optional ? [noMode(['进入本步骤时（默认）', 'On entry (default)'])] : []),
  point('enter', '进入某步骤时', 'When a step is entered'),
  point('leave', '离开某步骤时', 'When a step is left'),
  {
    id: 'outcome',
    label: ['选择某办理结果时', 'When an outcome is taken'],
    is: (value) => has(value, 'outcome') || has(value, 'of'),
    change: (place) => {
      const of = firstOf(place, 'task');
      return put(place, { outcome: firstOf({ ...place, pointer: `${place.pointer}/outcome` }, 'outcome'), of });
    },
    fields: () => [
      { key: 'of', label: ['步骤', 'Step'], control: { kind: 'pick', of: 'task' }, required: true },
      { key: 'outcome', label: ['办理结果', 'Outcome'], control: { kind: 'pick', of: 'outcome-of' }, required: true },
    ],
  },
  {
    id: 'stopOf',
    label: ['另一时限结束时', 'When another promise ends'],
    is: isObject,
    change: (place) => put(place, { stopOf: firstOf(place, 'own-metric') }),
    fields: () => [
      { key: 'stopOf', label: ['时限', 'Promise'], control: { kind: 'pick', of: 'own-metric' }, required: true },
    ],
  },
];

const atModes: readonly Mode[] = [
  valueMode(
    'percent',
    ['用去一定比例时', 'At a share of the time'],
    (value) => typeof value === 'number',
    () => 80,
    {
      kind: 'number',
      min: 1,
      max: 99,
      unit: ['%', '%'],
    },
  ),
  constantMode('breach', ['超时时', 'When it is broken']),
];

const escalationFields: readonly Field[] = [
  { key: 'at', label: ['何时', 'When'], control: { kind: 'modes', modes: () => atModes }, required: true },
  { key: 'notify', label: ['通知谁', 'Who is told'], control: { kind: 'assignment', optional: true } },
  {
    key: 'title',
    label: ['通知标题', 'Title of the notice'],
    control: { kind: 'localized' },
    when: (value) => value['notify'] !== undefined,
  },
  {
    key: 'text',
    label: ['通知内容', 'Text of the notice'],
    control: { kind: 'localized', rows: 2 },
    when: (value) => value['notify'] !== undefined,
  },
  { key: 'reassign', label: ['任务改派给', 'The task goes to'], control: { kind: 'assignment', optional: true } },
  {
    key: 'raisePriority',
    label: ['优先级升为', 'Priority raised to'],
    control: { kind: 'pick', of: 'priority', free: true },
  },
  effectsField('effects', ['其他动作', 'Further effects']),
];

const clockFields: readonly Field[] = [
  title,
  {
    key: 'metric',
    label: ['协议指标', 'Metric of the agreement'],
    hint: ['协议承诺了该指标时，以协议的时间为准。', 'Where the agreement promises it, the agreement says how long.'],
    control: { kind: 'pick', of: 'metric', free: true },
    required: true,
  },
  {
    key: 'within',
    label: ['时限（协议没有承诺时）', 'Time, where no agreement promises one'],
    control: { kind: 'duration' },
  },
  calendar,
  {
    key: 'from',
    label: ['从何时算起', 'Counted from'],
    control: {
      kind: 'choice',
      empty: ['进入步骤（默认）', 'Entry of the step (default)'],
      options: [
        { value: 'state', label: ['进入步骤', 'Entry of the step'] },
        { value: 'start', label: ['流程发起', 'Start of the process'] },
        { value: 'report', label: ['最初报修', 'The first report'] },
      ],
    },
    more: true,
  },
  { key: 'start', label: ['开始于', 'Begins'], control: { kind: 'modes', modes: () => pointModes(true) }, more: true },
  {
    key: 'stop',
    label: ['结束于（先到者）', 'Ends, whichever is first'],
    hint: ['不填为离开步骤时。', 'Empty: when the step is left.'],
    control: {
      kind: 'list',
      of: 'clock-points',
      item: {
        fields: () => [
          { key: '', label: ['时刻', 'Moment'], control: { kind: 'modes', modes: () => pointModes(false) } },
        ],
      },
    },
    more: true,
  },
  {
    key: 'pauseIn',
    label: ['暂停计时的步骤', 'Stands still in'],
    control: {
      kind: 'record',
      of: 'pauses',
      item: { control: { kind: 'pick', of: 'pause-reason', free: true } },
    },
    more: true,
  },
  { key: 'latest', label: ['最晚时间', 'At the latest'], control: { kind: 'feel' }, more: true },
  {
    key: 'escalation',
    label: ['预警与升级', 'Warnings and escalation'],
    control: { kind: 'list', of: 'escalations', item: { fields: () => escalationFields } },
  },
];

const listens = (kind: 'message' | 'signal', required: boolean): readonly Field[] => [
  kind === 'message'
    ? { key: 'name', label: ['消息', 'Message'], control: { kind: 'pick', of: 'message', free: true }, required: true }
    : { key: 'name', label: ['信号', 'Signal'], control: { kind: 'pick', of: 'signal', free: true }, required: true },
  title,
  ...(kind === 'message'
    ? [
        {
          key: 'key',
          label: ['匹配值', 'Compared with'],
          hint: ['表达式；留空按单号匹配。', 'Expression; empty: addressed by the number of the ticket.'],
          control: { kind: 'feel' },
        } satisfies Field,
      ]
    : []),
  {
    key: 'to',
    label: ['收到后转到', 'Then goes to'],
    control: { kind: 'pick', of: 'target' },
    ...(required ? { required } : {}),
  },
  { key: 'output', label: ['写入数据', 'Data taken from it'], control: { kind: 'mapping', names: 'variable' } },
  effectsField('effects', ['收到时动作', 'What is done']),
];

export const messageFields = listens('message', true);

export const signalFields = listens('signal', false);

export const startMessageFields: readonly Field[] = messageFields
  .filter(({ key }) => ['name', 'title', 'key', 'output'].includes(key))
  .map((field) =>
    field.key === 'key'
      ? { ...field, hint: ['表达式；留空则任何消息都会发起。', 'Expression; empty: any message starts it.'] }
      : field,
  );

const list = (of: 'timers' | 'clocks' | 'messages' | 'signals', fields: readonly Field[]): FieldControl => ({
  kind: 'list',
  of,
  item: { fields: () => fields },
});

/** What an owner that waits can have; the same for states and for the whole process. */
export const waitingFields: { readonly [key in 'timers' | 'clocks' | 'messages' | 'signals']: Field } = {
  timers: { key: 'timers', label: ['定时', 'Timers'], control: list('timers', timerFields) },
  clocks: { key: 'clocks', label: ['时限', 'Promised times'], control: list('clocks', clockFields) },
  messages: { key: 'messages', label: ['等待的消息', 'Messages'], control: list('messages', messageFields) },
  signals: { key: 'signals', label: ['监听的信号', 'Signals'], control: list('signals', signalFields) },
};
