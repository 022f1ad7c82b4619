import type { StateType } from '@yunliu/engine/definition';
import type { Field, Section } from './field.js';
import { callSections, serviceSections } from './job-states.js';
import { constantMode, valueMode } from './mode.js';
import { basic, happenings, onError, target, waiting } from './state-parts.js';
import { taskSections } from './task-state.js';
import { branchFields, outcomesField, routes } from './ways.js';

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
  task: taskSections,
  service: serviceSections,
  call: callSections,
  wait,
  decision,
  parallel,
  phase,
  final,
};
