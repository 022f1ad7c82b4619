/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import { describe, expect, test } from 'vitest';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import { checkScenario, runScenario, type ScenarioStep } from '../../src/simulate/index.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { office, taskOf } from '../decide/operations/samples.js';
import { directoryOf, plainCalendars } from '../decide/world.js';

const returns = { return: { to: 'visited', then: 'choose' }, addSign: ['before', 'after', 'parallel'] } as const;

/** A purchase: applied for, led, jointly signed, then reviewed by money and law side by side, decided, paid by a child. */
const purchase: ProcessDefinition = definitionOf(
  'apply',
  {
    apply: task(
      { submit: 'lead' },
      {
        assign: { by: 'starter' },
        outcomes: { submit: { title: '提交', to: 'lead' }, drop: { title: '放弃', to: 'end' } },
      },
    ),
    lead: taskOf(
      'lead',
      { agree: 'joint', refuse: 'apply' },
      { operations: returns, timers: [{ id: 'overdue', after: 'P1D', to: 'joint' }] },
    ),
    joint: task(
      { agree: 'both', refuse: 'apply' },
      {
        assign: { by: 'expression', users: '["ann", "bob"]' },
        group: { kind: 'all', pass: 'agree', reject: 'refuse' },
        operations: returns,
      },
    ),
    both: {
      type: 'parallel',
      title: '会办',
      join: 'all',
      to: 'boss',
      regions: {
        money: {
          initial: 'money1',
          states: {
            money1: taskOf('ann', { ok: 'money2' }),
            money2: taskOf('cat', { ok: 'moneyEnd' }, { operations: returns }),
            moneyEnd: final(),
          },
        },
        law: {
          initial: 'law1',
          states: { law1: taskOf('bob', { ok: 'lawEnd' }, { operations: returns }), lawEnd: final() },
        },
      },
    },
    boss: taskOf(
      'boss',
      { agree: 'end', refuse: 'end' },
      { operations: returns, autoSkip: { when: ['earlier'], outcome: 'agree' } },
    ),
    end: final(),
  },
  { key: 'purchase' },
);

const world = { definitions: [purchase], forms: [], directory: directoryOf(office), calendars: plainCalendars };
const begin: readonly ScenarioStep[] = [
  { start: { by: 'starter' } },
  { complete: { state: 'apply', by: 'starter', outcome: 'submit' } },
];
const say = (state: string, by: string, outcome = 'agree'): ScenarioStep => ({ complete: { state, by, outcome } });
const toBoth: readonly ScenarioStep[] = [...begin, say('lead', 'lead'), say('joint', 'ann'), say('joint', 'bob')];

const stories: readonly (readonly [issue: string, title: string, steps: readonly ScenarioStep[]])[] = [
  [
    '2',
    '退回会签环节不丢任务',
    [
      ...begin,
      say('lead', 'lead'),
      say('joint', 'ann'),
      { return: { state: 'joint', by: 'bob', to: 'lead', comment: '金额不明' } },
      { expect: { states: ['lead'], tasks: [{ state: 'lead', assignee: 'lead' }] } },
      say('lead', 'lead'),
      {
        expect: {
          tasks: [
            { state: 'joint', assignee: 'ann' },
            { state: 'joint', assignee: 'bob' },
          ],
        },
      },
    ],
  ],
  [
    '3',
    '从并行分支退回：分支内只动本分支，退出并行则全部撤回，直接返回时原样恢复',
    [
      ...toBoth,
      say('money1', 'ann', 'ok'),
      { return: { state: 'money2', by: 'cat', to: 'money1', comment: '重算' } },
      { expect: { states: ['money1', 'law1'] } },
      say('money1', 'ann', 'ok'),
      { return: { state: 'money2', by: 'cat', to: 'apply', afterwards: 'straight', comment: '补发票' } },
      { expect: { states: ['apply'], tasks: [{ state: 'apply', assignee: 'starter' }] } },
      say('apply', 'starter', 'submit'),
      {
        expect: {
          states: ['money2', 'law1'],
          tasks: [
            { state: 'money2', assignee: 'cat' },
            { state: 'law1', assignee: 'bob' },
          ],
        },
      },
      say('law1', 'bob', 'ok'),
      say('money2', 'cat', 'ok'),
      { expect: { states: ['boss'] } },
    ],
  ],
  [
    '4',
    '退回再进入，定时器重新计时',
    [
      ...begin,
      { expect: { timers: [{ rule: 'overdue', dueAt: '2026-10-01T09:00:00+08:00' }] } },
      { advance: 'PT20H' },
      { return: { state: 'lead', by: 'lead', comment: '补充说明' } },
      { expect: { timers: [] } },
      { advance: 'PT1H' },
      say('apply', 'starter', 'submit'),
      { expect: { timers: [{ rule: 'overdue', dueAt: '2026-10-02T06:00:00+08:00' }] } },
      { advance: 'PT10H' },
      { expect: { states: ['lead'] } },
    ],
  ],
  [
    '5',
    '谁投了票看得见，关闭的任务写明原因',
    [
      ...begin,
      say('lead', 'lead'),
      say('joint', 'ann', 'refuse'),
      { expect: { states: ['apply'], events: ['ballot.cast', 'group.decided', 'task.cancelled'] } },
    ],
  ],
  [
    '6',
    '驳回后修改再提交，直接回到驳回人',
    [
      ...begin,
      say('lead', 'lead'),
      say('joint', 'ann'),
      { return: { state: 'joint', by: 'bob', to: 'apply', afterwards: 'straight', comment: '改金额' } },
      say('apply', 'starter', 'submit'),
      { expect: { states: ['joint'], tasks: [{ state: 'joint', assignee: 'bob' }] } },
      say('joint', 'bob'),
      { expect: { states: ['money1', 'law1'] } },
    ],
  ],
  [
    '7',
    '先前已审批的人自动通过；被退回的不算',
    [
      ...begin,
      { transfer: { state: 'lead', by: 'lead', to: 'boss' } },
      say('lead', 'boss'),
      say('joint', 'ann'),
      say('joint', 'bob'),
      say('money1', 'ann', 'ok'),
      say('money2', 'cat', 'ok'),
      say('law1', 'bob', 'ok'),
      { expect: { status: 'completed', outcome: 'end', events: ['task.skipped'] } },
    ],
  ],
  [
    '8',
    '加签的人可以不同意',
    [
      ...begin,
      { addSigners: { state: 'lead', by: 'lead', mode: 'before', users: ['cat'], reason: '请先核价' } },
      { expect: { tasks: [{ state: 'lead', assignee: 'cat' }] } },
      say('lead', 'cat', 'refuse'),
      { expect: { states: ['apply'] } },
    ],
  ],
  [
    '9',
    '会签意见不一致按规则：一人不同意即不通过；加签的人也算',
    [
      ...begin,
      say('lead', 'lead'),
      { addSigners: { state: 'joint', by: 'ann', mode: 'parallel', users: ['cat'], reason: '增加一人' } },
      say('joint', 'ann'),
      say('joint', 'bob'),
      { expect: { states: ['joint'], tasks: [{ state: 'joint', assignee: 'cat' }] } },
      say('joint', 'cat'),
      { expect: { states: ['money1', 'law1'] } },
    ],
  ],
  [
    '16',
    '外出时委派，办完回到本人',
    [
      ...begin,
      { delegate: { state: 'lead', by: 'lead', to: 'cat', reason: '外出' } },
      { complete: { state: 'lead', by: 'cat', outcome: 'agree' }, refused: 'task/delegated' },
      { resolve: { state: 'lead', by: 'cat', comment: '建议同意' } },
      { expect: { tasks: [{ state: 'lead', assignee: 'lead' }] } },
      { handOver: { by: 'admin', from: 'lead', to: 'boss', reason: '离职' } },
      say('lead', 'boss'),
      { expect: { states: ['joint'] } },
    ],
  ],
  [
    '21',
    '发起人撤回、经办人拿回、管理员挂起、作废与唤醒',
    [
      ...begin,
      { recall: { by: 'starter', reason: '填错' } },
      { expect: { states: ['apply'], tasks: [{ state: 'apply', assignee: 'starter' }] } },
      say('apply', 'starter', 'submit'),
      say('lead', 'lead'),
      { recall: { by: 'starter' }, refused: 'recall/already-handled' },
      { takeBack: { by: 'lead' } },
      { expect: { states: ['lead'] } },
      { urge: { state: 'lead', by: 'starter' } },
      { urge: { state: 'lead', by: 'starter' }, refused: 'urge/too-soon' },
      { cc: { by: 'starter', users: ['cat'] } },
      { suspend: { by: 'admin', reason: '审计' } },
      { complete: { state: 'lead', by: 'lead', outcome: 'agree' }, refused: 'instance/suspended' },
      { advance: 'P3D' },
      { activate: { by: 'admin' } },
      {
        expect: {
          states: ['lead'],
          copies: ['cat'],
          timers: [{ rule: 'overdue', dueAt: '2026-10-04T09:00:00+08:00' }],
        },
      },
      { terminate: { by: 'admin', as: 'voided', reason: '重复申请' } },
      { expect: { status: 'cancelled', outcome: 'voided' } },
      { reopen: { by: 'admin', to: 'lead', reason: '误作废' } },
      { jump: { by: 'admin', to: 'boss', reason: '特批' } },
      say('boss', 'boss'),
      { expect: { status: 'completed' } },
    ],
  ],
];

describe('what users of other engines ask for', () => {
  test.each(stories)('[O51] %s %s', (_issue, title, steps) => {
    const scenario = { process: 'purchase', title, clock: '2026-09-30T09:00:00+08:00', steps };
    expect(checkScenario(JSON.parse(JSON.stringify(scenario))).issues).toEqual([]);
    const run = runScenario(scenario, world);
    expect(run.failures.map(({ pointer, message }) => `${pointer} ${message.en}`)).toEqual([]);
    expect(run.skipped).toBe(0);
  });
});
