import type { StateType } from '@yunliu/engine/definition';
import { firstOf } from './assignment.js';
import { effectsField } from './effects.js';
import type { Field, FieldControl, Section } from './field.js';
import { constantMode, noMode, objectMode, valueMode } from './mode.js';
import { autoSkipModes, eachModes, groupModes, nobodyModes, operationFields, separationFields } from './task-rules.js';
import { waitingFields } from './timing.js';
import { branchFields, outcomesField, routes } from './ways.js';

const target = (key: string, zh: string, en: string, required = true): Field => ({
  key,
  label: [zh, en],
  control: { kind: 'pick', of: 'target' },
  ...(required ? { required } : {}),
});

const basics: readonly Field[] = [
  { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' }, required: true },
  { key: 'description', label: ['说明', 'Description'], control: { kind: 'localized', rows: 2 } },
  { key: '', label: ['标识', 'Key'], control: { kind: 'state-key' } },
];

const happenings: Section = {
  id: 'effects',
  label: ['进入与离开', 'On entry and exit'],
  fields: [
    effectsField('onEntry', ['进入时', 'On entry']),
    effectsField('onExit', ['离开时', 'On exit']),
    effectsField(
      'compensation',
      ['撤销时', 'When it is undone'],
      ['步骤完成后被撤销时执行。', 'Run when the completed step is undone.'],
    ),
  ],
};

const waiting: readonly Section[] = [
  { id: 'clocks', label: ['时限', 'Promised times'], fields: [waitingFields.clocks] },
  { id: 'timers', label: ['定时', 'Timers'], fields: [waitingFields.timers] },
  {
    id: 'messages',
    label: ['消息与信号', 'Messages and signals'],
    fields: [waitingFields.messages, waitingFields.signals],
  },
];

const basic = (...fields: readonly Field[]): Section => ({
  id: 'basics',
  label: ['基本', 'Basics'],
  fields: [...basics, ...fields],
  open: true,
});

const onError: Field = {
  key: 'onError',
  label: ['出错时转到', 'After an error goes to'],
  hint: ['按错误代码；* 为其他错误。', 'By error code; * is any other.'],
  control: routes,
};

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

const task: readonly Section[] = [
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

const service: readonly Section[] = [
  basic(),
  {
    id: 'job',
    label: ['执行', 'The job'],
    open: true,
    fields: [
      {
        key: 'handler',
        label: ['处理程序', 'Handler'],
        control: { kind: 'pick', of: 'handler', free: true },
        required: true,
      },
      {
        key: 'external',
        label: ['由外部程序领取', 'Fetched by external workers'],
        control: { kind: 'switch', fallback: false },
      },
      { key: 'input', label: ['传入', 'Handed in'], control: { kind: 'mapping', names: 'handler-input' } },
      {
        key: 'output',
        label: ['结果写入', 'Results kept'],
        hint: ['可用 result。', 'May read result.'],
        control: { kind: 'mapping', names: 'variable' },
      },
      target('to', '完成后转到', 'Then goes to'),
    ],
  },
  {
    id: 'errors',
    label: ['重试与出错', 'Retries and errors'],
    fields: [
      {
        key: 'tries',
        label: ['最多尝试次数', 'Tries in all'],
        control: { kind: 'number', min: 1, max: 100, whole: true, placeholder: '3' },
      },
      {
        key: 'backoff',
        label: ['重试间隔', 'Pause before a retry'],
        hint: ['每次加倍；默认 30 秒。', 'Doubled each time; default 30 seconds.'],
        control: { kind: 'duration' },
      },
      target('onFailure', '失败后转到', 'After a failure goes to', false),
      onError,
    ],
  },
  ...waiting,
  happenings,
];

const call: readonly Section[] = [
  basic(),
  {
    id: 'call',
    label: ['子流程', 'Child process'],
    open: true,
    fields: [
      {
        key: 'process',
        label: ['启动哪个流程', 'Which process'],
        control: {
          kind: 'modes',
          modes: () => [
            valueMode(
              'one',
              ['固定流程', 'One process'],
              (value) => typeof value === 'string',
              (place) => firstOf(place, 'process'),
              {
                kind: 'pick',
                of: 'process',
              },
            ),
            objectMode(
              'several',
              ['几个中由条件决定', 'One of several'],
              (place) => ({ oneOf: [firstOf(place, 'process')], choose: JSON.stringify(firstOf(place, 'process')) }),
              () => [
                {
                  key: 'oneOf',
                  label: ['可能的流程', 'Processes'],
                  control: { kind: 'picks', of: 'process' },
                  required: true,
                },
                {
                  key: 'choose',
                  label: ['选择哪个', 'Which one'],
                  hint: ['表达式，给出流程标识。', 'Expression giving the key.'],
                  control: { kind: 'feel' },
                  required: true,
                },
              ],
            ),
          ],
        },
        required: true,
      },
      {
        key: 'wait',
        label: ['等子流程结束再继续', 'Waits until the child ends'],
        control: { kind: 'switch', fallback: false },
        required: true,
      },
      {
        key: 'each',
        label: ['启动几个', 'How many'],
        control: { kind: 'modes', modes: () => eachModes(['一个', 'One']) },
      },
    ],
  },
  {
    id: 'mapping',
    label: ['数据传递', 'Data'],
    fields: [
      {
        key: 'input',
        label: ['带入子流程', 'Handed to the child'],
        control: { kind: 'mapping', names: 'child-variable' },
      },
      {
        key: 'output',
        label: ['从子流程带回', 'Taken back'],
        hint: [
          '可用 child.字段、child.outcome、child.businessKey。',
          'May read child.field, child.outcome, child.businessKey.',
        ],
        control: { kind: 'mapping', names: 'variable' },
      },
    ],
  },
  {
    id: 'outcomes',
    label: ['去向', 'Ways on'],
    open: true,
    fields: [
      {
        key: 'outcomes',
        label: ['按子流程结局', 'By the outcome of the child'],
        hint: ['* 为其他结局。', '* is any other outcome.'],
        control: routes,
        required: true,
      },
      onError,
    ],
  },
  ...waiting,
  happenings,
];

const decision: readonly Section[] = [
  basic(),
  {
    id: 'branches',
    label: ['分支', 'Branches'],
    open: true,
    fields: [
      {
        key: 'branches',
        label: ['按顺序判断', 'Tried in this order'],
        control: { kind: 'list', of: 'branches', item: { fields: () => branchFields } },
        required: true,
      },
      target('otherwise', '都不满足时转到', 'Otherwise goes to'),
    ],
  },
  happenings,
];

export const regionFields: readonly Field[] = [
  { key: 'title', label: ['名称', 'Title'], control: { kind: 'localized' } },
  { key: '', label: ['标识', 'Key'], control: { kind: 'name', rename: 'region' } },
  { key: 'when', label: ['何时进入', 'Entered when'], control: { kind: 'condition' } },
  {
    key: 'initial',
    label: ['从哪一步开始', 'Begins at'],
    control: { kind: 'pick', of: 'inner-state' },
    required: true,
  },
];

const parallel: readonly Section[] = [
  basic(),
  {
    id: 'regions',
    label: ['并行分支', 'Branches'],
    open: true,
    fields: [
      {
        key: 'regions',
        label: ['分支', 'Branches'],
        control: { kind: 'record', of: 'regions', item: { fields: () => regionFields } },
        required: true,
      },
      {
        key: 'join',
        label: ['何时继续', 'Goes on when'],
        control: {
          kind: 'modes',
          modes: () => [
            constantMode('all', ['全部完成', 'All have ended']),
            constantMode('any', ['任一完成', 'The first has ended']),
            valueMode(
              'number',
              ['完成指定个数', 'So many have ended'],
              (value) => typeof value === 'number',
              () => 2,
              {
                kind: 'number',
                min: 1,
                whole: true,
              },
            ),
          ],
        },
        required: true,
      },
      {
        key: 'late',
        label: ['届时未完成的分支', 'Branches still at work then'],
        control: {
          kind: 'choice',
          empty: ['取消（默认）', 'Cancelled (default)'],
          options: [
            { value: 'cancel', label: ['取消', 'Cancelled'] },
            { value: 'finish', label: ['继续办完', 'Left to finish'] },
          ],
        },
      },
      {
        key: 'otherwise',
        label: ['条件都不满足时进入', 'Entered when no condition holds'],
        control: { kind: 'pick', of: 'region' },
      },
      target('to', '之后转到', 'Then goes to'),
    ],
  },
  ...waiting,
  happenings,
];

const phase: readonly Section[] = [
  basic(
    {
      key: 'initial',
      label: ['从哪一步开始', 'Begins at'],
      control: { kind: 'pick', of: 'inner-state' },
      required: true,
    },
    {
      key: 'history',
      label: ['再次进入时', 'Entered again'],
      control: {
        kind: 'choice',
        empty: ['从头开始（默认）', 'Begins anew (default)'],
        options: [{ value: 'resume', label: ['从上次离开处继续', 'Goes on where it was left'] }],
      },
    },
  ),
  {
    id: 'done',
    label: ['去向', 'Ways on'],
    open: true,
    fields: [
      {
        key: 'onDone',
        label: ['按阶段内的结局', 'By the end reached inside'],
        hint: ['* 为其他结局。', '* is any other end.'],
        control: routes,
        required: true,
      },
      onError,
    ],
  },
  {
    id: 'outcomes',
    label: ['各步骤共同的办理结果', 'Outcomes of every step inside'],
    fields: [outcomesField],
  },
  ...waiting,
  happenings,
];

const final: readonly Section[] = [
  basic(
    {
      key: 'outcome',
      label: ['结局', 'Outcome'],
      hint: ['留空用标识。', 'Empty: the key.'],
      control: { kind: 'name', rename: 'final-outcome' },
    },
    {
      key: 'error',
      label: ['作为错误结束，代码', 'Ends as an error, code'],
      hint: ['由外层阶段或上级流程按代码处理。', 'The phase or process around it goes by the code.'],
      control: { kind: 'pick', of: 'error-code', free: true },
    },
  ),
  happenings,
];

const wait: readonly Section[] = [
  basic(),
  ...waiting.map((section) => ({ ...section, ...(section.id === 'clocks' ? {} : { open: true }) })),
  happenings,
];

/** Panels of the states by type. */
export const stateSections: { readonly [type in StateType]: readonly Section[] } = {
  task,
  service,
  call,
  wait,
  decision,
  parallel,
  phase,
  final,
};
