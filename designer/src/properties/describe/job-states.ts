import { firstOf } from './assignment.js';
import type { Section } from './field.js';
import { eachModes } from './groups.js';
import { objectMode, valueMode } from './mode.js';
import { basic, happenings, onError, target, waiting } from './state-parts.js';
import { routes } from './ways.js';

export const serviceSections: readonly Section[] = [
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

export const callSections: readonly Section[] = [
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
