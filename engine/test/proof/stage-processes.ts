/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import type { DefinitionBundle, Directory, ProcessDefinition } from '@yunliu/engine';
import type { States, TaskState } from '../../src/definition/states/state.js';
import { createDirectory } from '@yunliu/engine';

const roles = { desk: { title: '服务台' }, tech: { title: '工程师' }, panel: { title: '评委' } } as const;
const end = { type: 'final', title: '结束' } as const;
const notify = { type: 'notify', to: { by: 'role', role: 'tech' }, title: '请看一下' } as const;

function work(to: { readonly [outcome: string]: string }, more: Partial<TaskState> = {}): TaskState {
  const outcomes = Object.fromEntries(Object.entries(to).map(([name, state]) => [name, { title: name, to: state }]));
  return { type: 'task', title: '办理', assign: { by: 'role', role: 'tech' }, outcomes, ...more };
}

function processOf(
  key: string,
  initial: string,
  states: States,
  more: Partial<ProcessDefinition> = {},
): ProcessDefinition {
  return {
    format: 1,
    key,
    version: 1,
    title: key,
    category: 'test',
    roles,
    start: { by: ['desk'] },
    data: {
      type: 'object',
      properties: { n: { type: 'number' }, list: { type: 'array' }, result: { type: 'string' } },
    },
    initial,
    states,
    ...more,
  };
}

/** A desk that does what approval flows do: handling by candidates, then checking by one person. */
const desk = processOf(
  'desk',
  'register',
  {
    register: work({ submit: 'handling' }, { assign: { by: 'starter' } }),
    handling: work(
      { done: 'checking', refuse: 'refused' },
      {
        operations: { return: { to: 'previous', then: 'straight' }, addSign: ['before', 'after', 'parallel'] },
        timers: [{ id: 'late', after: 'PT1H', to: 'escalated', effects: [notify] }],
        messages: [{ name: 'withdrawn', to: 'end' }],
        signals: [{ name: 'stop', to: 'end' }],
      },
    ),
    checking: work({ ok: 'end', back: 'handling' }, { assign: { by: 'user', user: 'lead' } }),
    escalated: work({ ok: 'end' }, { assign: { by: 'user', user: 'lead' } }),
    end,
    refused: { type: 'final', title: '退回', outcome: 'refused' },
  },
  { visibleTo: ['desk'] },
);
/** Where it can be moved to. */
const desk2: ProcessDefinition = { ...desk, version: 2 };

/** Three vote; two of them decide. */
const vote = processOf('vote', 'voting', {
  voting: work(
    { yes: 'passed', no: 'refused' },
    {
      assign: { by: 'role', role: 'panel' },
      group: { kind: 'vote', pass: 'yes', reject: 'no', threshold: { count: 2 } },
      operations: { addSign: ['parallel'] },
      timers: [{ id: 'closing', after: 'PT1H', to: 'refused' }],
    },
  ),
  passed: { type: 'final', title: '通过', outcome: 'passed' },
  refused: { type: 'final', title: '否决', outcome: 'refused' },
});

const child = processOf(
  'child',
  'work',
  { work: work({ done: 'end' }), end },
  { start: { by: ['desk'], childOnly: true } },
);
const parent = processOf('parent', 'calling', {
  calling: {
    type: 'call',
    title: '下派',
    process: 'child',
    wait: true,
    each: { list: '[1, 2]' },
    output: { list: 'child.outcome' },
    outcomes: { '*': { to: 'after' } },
    timers: [{ id: 'overdue', after: 'PT1H', to: 'after' }],
  },
  after: work({ ok: 'end' }),
  end,
});

/** A service that may fail, inside the host or outside. */
const machine = (key: string, external: boolean) =>
  processOf(key, 'running', {
    running: {
      type: 'service',
      title: '执行',
      handler: 'run',
      tries: 1,
      output: { result: 'result.text' },
      ...(external ? { external: true } : {}),
      timers: [{ id: `${key}-late`, after: 'PT1H', to: 'after' }],
      to: 'after',
    },
    after: work({ ok: 'end' }, { onEntry: [{ type: 'set', values: { n: 'if n = null then 1 else n + 1' } }] }),
    end,
  });

/** Under an agreement, with promised times. */
const ticket = processOf(
  'fault-handling',
  'responding',
  {
    responding: work({ respond: 'solving' }),
    solving: work({ solve: 'end' }),
    end,
  },
  {
    data: {
      type: 'object',
      properties: { system: { type: 'string' }, priority: { type: 'string' }, n: { type: 'number' } },
    },
    clocks: [
      { metric: 'fault-response', start: { enter: 'responding' }, stop: [{ outcome: 'respond', of: 'responding' }] },
      { metric: 'fault-resolve', start: { stopOf: 'fault-response' }, stop: [{ enter: 'end' }] },
      {
        metric: 'inner',
        within: 'PT1H',
        escalation: [
          { at: 50, title: '过半', notify: { by: 'user', user: 'lead' } },
          { at: 'breach', reassign: { by: 'user', user: 'lead' }, effects: [notify] },
        ],
      },
    ],
  },
);

/** Numbered, for starts that race. */
const numbered = processOf(
  'numbered',
  'work',
  { work: work({ done: 'end' }), end },
  { serials: { no: { title: '编号', pattern: 'N-{yyyy}-{n:4}', reset: 'year' } }, businessKey: 'no' },
);

export const stageBundle: DefinitionBundle = {
  definitions: [
    numbered,
    desk,
    desk2,
    vote,
    child,
    parent,
    machine('machine', false),
    machine('external', true),
    ticket,
  ],
  forms: [],
};

const person = (id: string, ...has: string[]) => ({ id, name: id, roles: has, active: true });
export const stageDirectory: Directory = createDirectory({
  // Begins when the story of 'just handed on' has brought the work to the lead.
  substitutions: [
    {
      id: 's1',
      from: 'lead',
      to: 'guest',
      start: '2026-09-28T01:04:00.000Z',
      end: '2026-09-28T01:30:00.000Z',
      reason: '外出',
    },
  ],
  departments: [],
  roles: ['desk', 'tech', 'panel', 'admin', 'service-desk', 'project-manager', 'service-manager'].map((key) => ({
    key,
    title: key,
  })),
  users: [
    person('desk-1', 'desk'),
    person('tech-1', 'tech'),
    person('tech-2', 'tech'),
    person('lead'),
    person('p1', 'panel'),
    person('p2', 'panel'),
    person('p3', 'panel'),
    person('guest'),
    person('admin', 'admin'),
    person('pm', 'project-manager', 'service-manager'),
  ],
});
