import type { Command } from '../../src/decide/command.js';
import type { CompiledProcess } from '../../src/compile/compiled-process.js';
import type { ProcessInstance } from '../../src/instance/instance.js';

export type Sent = readonly [type: Command['type'], as: string, rest: Record<string, unknown>];
const because = { reason: '原因' };

/** What moves a story on comes oftener than its turn. */
const oftener: Partial<Record<Command['type'], number>> = {
  complete: 8,
  return: 4,
  'complete-job': 3,
  'fire-timer': 2,
  'complete-child': 2,
  'retry-incident': 2,
};

/**
 * Something somebody might send now, legal or not: every command of the engine, at everything that is open and at what
 * is gone. `number` picks the type first, so that few tasks do not drown many states; a suspended story is mostly woken.
 */
export function anyCommand(process: CompiledProcess, instance: ProcessInstance, number: number): Sent | undefined {
  const states = [...process.states.keys()];
  const all = [...atTasks(process, instance, states), ...byEngine(instance), ...atInstance(process, instance, states)];
  const byType = new Map<Command['type'], Sent[]>();
  for (const sent of all) byType.set(sent[0], [...(byType.get(sent[0]) ?? []), sent]);
  const wake = instance.suspended === undefined ? [] : Array<Command['type']>(byType.size).fill('activate');
  const types = [...byType.keys()].flatMap((type) => Array<Command['type']>(oftener[type] ?? 1).fill(type));
  const type = [...types, ...wake][number % (types.length + wake.length)];
  const commands = type === undefined ? [] : (byType.get(type) ?? []);
  return commands[Math.floor(number / 101) % commands.length];
}

function atTasks(process: CompiledProcess, { tasks }: ProcessInstance, states: readonly string[]): readonly Sent[] {
  return tasks.flatMap(({ id: taskId, state, assignee }): Sent[] => {
    const as = assignee ?? 'clerk-1';
    const outcomes = [...(process.states.get(state)?.outcomeRules.keys() ?? [])];
    return [
      ...outcomes.flatMap((outcome): Sent[] => [
        ['complete', as, { taskId, outcome }],
        ['complete', as, { taskId, outcome }],
      ]),
      ['complete', 'stranger', { taskId, outcome: outcomes[0] ?? '' }],
      ['complete', as, { taskId, outcome: 'no-such' }],
      ['complete', as, { taskId, outcome: '__proto__' }],
      ['complete', as, { taskId, outcome: outcomes[0] ?? '', values: { x: 1 } }],
      ['claim', 'clerk-2', { taskId }],
      ['unclaim', as, { taskId }],
      ['save-draft', as, { taskId, values: {} }],
      ['transfer', as, { taskId, to: 'boss' }],
      ['delegate', as, { taskId, to: 'ann' }],
      ['resolve', as, { taskId }],
      ['recall-delegation', 'clerk-1', { taskId }],
      ...(['before', 'after', 'parallel'] as const).map((mode): Sent => [
        'add-signers',
        as,
        { taskId, mode, users: ['bob', 'cat'], ...because },
      ]),
      ['remove-signers', 'admin', { taskId }],
      ['return', as, { taskId, afterwards: 'walk', comment: '退' }],
      ['return', as, { taskId, afterwards: 'straight', comment: '退' }],
      ...states.slice(0, 3).map((to): Sent => ['return', as, { taskId, to, afterwards: 'straight', comment: '退' }]),
      ['urge', 'starter', { taskId }],
      ['apply-substitution', 'system', { taskId }],
    ];
  });
}

function byEngine({ timers, jobs, children }: ProcessInstance): readonly Sent[] {
  return [
    ...timers.map(({ id: timerId }): Sent => ['fire-timer', 'system', { timerId }]),
    ...jobs.flatMap(({ id: jobId, incident, lock }): Sent[] => {
      const worker = lock === undefined ? 'system' : `worker:${lock.worker}`;
      const held = lock === undefined ? {} : { lockId: lock.id };
      return incident === undefined
        ? [
            ['complete-job', worker, { jobId, ...held, result: { status: 'done', output: { x: 2 } } }],
            ['complete-job', worker, { jobId, ...held, result: { status: 'failed', message: '失败' } }],
            [
              'complete-job',
              'system',
              { jobId, result: { status: 'failed', message: '不行', final: true, code: 'e' } },
            ],
            ['lock-job', 'system', { jobId, worker: 'w1', until: '2026-09-30T20:00:00.000Z' }],
            ['unlock-job', worker, { jobId, lockId: lock?.id ?? 'none' }],
            ['extend-job-lock', worker, { jobId, lockId: lock?.id ?? 'none', until: '2026-12-01T00:00:00.000Z' }],
          ]
        : [
            ['retry-incident', 'admin', { jobId }],
            ['skip-incident', 'admin', { jobId, ...because, output: { x: 1 } }],
            ['skip-incident', 'stranger', { jobId, ...because }],
          ];
    }),
    ...children.flatMap(({ instanceId: childId, visitId }): Sent[] => {
      const common = { childId, visitId, variables: { y: 1 }, businessKey: '' };
      return [
        ['complete-child', 'system', { ...common, outcome: 'fixed', childStatus: 'completed' }],
        ['complete-child', 'system', { ...common, outcome: 'cancelled', childStatus: 'cancelled' }],
        ['complete-child', 'system', { ...common, outcome: 'bad', childStatus: 'completed', error: 'e' }],
      ];
    }),
  ];
}

function atInstance(process: CompiledProcess, instance: ProcessInstance, states: readonly string[]): readonly Sent[] {
  const clocks = (instance.clocks ?? []).slice(0, 2).flatMap(({ id: clockId }): Sent[] => [
    ['pause-clock', 'admin', { clockId, ...because }],
    ['request-extension', 'clerk-1', { clockId, amount: 60, ...because }],
    ['appeal-breach', 'clerk-1', { clockId, cause: 'client', ...because }],
    ['resume-clock', 'admin', { clockId }],
    ['decide-extension', 'admin', { clockId, decision: 'grant' }],
    ['rule-appeal', 'admin', { clockId, decision: 'excuse', ...because }],
  ]);
  return [
    ...clocks,
    ...process.messages.map(({ rule: { name } }): Sent => ['correlate-message', 'system', { name }]),
    ...instance.visits.map(({ state }): Sent => ['add-item', 'system', { state, items: ['x'] }]),
    ...states.slice(0, 6).map((to): Sent => ['jump', 'admin', { to, ...because }]),
    ['apply-calendars', 'system', { change: 'c' }],
    ['change-priority', 'admin', { priority: 'high', ...because }],
    ['change-agreement', 'admin', { agreement: { key: 'a', version: 1 }, mode: 'carry', ...because }],
    ['decide-entry', 'admin', { entryId: instance.lateEntries?.[0]?.id ?? 'gone', approve: true }],
    [
      'apply-downtime',
      'system',
      {
        window: {
          id: 'w',
          from: '2026-09-30T05:00:00.000Z',
          to: '2026-09-30T06:00:00.000Z',
          approvedAt: '2026-09-29T00:00:00.000Z',
        },
      },
    ],
    [
      'attach',
      'starter',
      { attachment: { id: 'f1', name: '附件', size: 1, mediaType: 'text/plain', sha256: '0', kind: 'upload' } },
    ],
    ['receive-signal', 'system', { name: 'go' }],
    ['receive-signal', 'system', { name: 'tick' }],
    ['recall', 'starter', {}],
    ['take-back', 'clerk-1', {}],
    ['take-back', 'clerk-2', {}],
    ['cc', 'starter', { users: ['ann'] }],
    ['comment', 'starter', { text: '请尽快' }],
    ['suspend', 'admin', { ...because, timers: 'absolute' }],
    ['suspend', 'admin', { ...because, children: true }],
    ['activate', 'admin', {}],
    ['hand-over', 'admin', { from: 'clerk-1', to: 'cat', ...because }],
    ['correct-variables', 'admin', { values: { x: 2 }, ...because }],
    ['migrate', 'admin', { toVersion: instance.definition.version === 1 ? 2 : 1, planId: 'p' }],
    ['migrate', 'clerk-1', { toVersion: 2, planId: 'p' }],
    ...states.slice(0, 2).map((to): Sent => ['reopen', 'admin', { to, ...because }]),
    ...(instance.counters.history % 6 === 0
      ? ([
          ['terminate', 'admin', { as: 'voided', ...because }],
          ['cancel', 'admin', because],
        ] satisfies Sent[])
      : []),
    // Illegal whatever stands open.
    ['start', 'system', { onBehalfOf: 'starter' }],
    ['jump', 'stranger', { to: states[0], ...because }],
    ['jump', 'admin', { to: 'constructor', ...because }],
    ['fire-timer', 'system', { timerId: 'gone' }],
    ['fire-timer', 'clerk-1', { timerId: instance.timers[0]?.id ?? 'gone' }],
    ['complete-job', 'clerk-1', { jobId: instance.jobs[0]?.id ?? 'gone', result: { status: 'done' } }],
    ['complete', 'clerk-1', { taskId: 'gone', outcome: 'o0' }],
    ['comment', 'starter', { text: '迟', expectedRevision: instance.revision - 1 }],
  ];
}
