/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/decide/command.js';
import { decide } from '../../../src/decide/decide.js';
import type { Decision } from '../../../src/decide/decision.js';
import { offeredOperations } from '../../../src/decide/operations/offered-operations.js';
import type { ProcessDefinition } from '../../../src/definition/process-definition.js';
import type { TaskState } from '../../../src/definition/states/state.js';
import { viewerOf } from '../../../src/identity/permissions.js';
import type { Substitution } from '../../../src/identity/substitution.js';
import type { GroupMember, ProcessInstance } from '../../../src/instance/instance.js';
import { definitionOf, final, task } from '../definitions.js';
import { accept, worldOf, type World } from '../world.js';
import { office } from './samples.js';

const runs = Number(process.env['YUNLIU_RUNS'] ?? 60);
const folk = ['ann', 'bob', 'cat', 'lead', 'boss', 'clerk-1', 'clerk-2', 'starter'] as const;
const because = { reason: '原因' };
type Sent = readonly [type: Command['type'], as: string, rest: Record<string, unknown>];

/** Whoever answers a step, and how. */
const groups: readonly (readonly [name: string, more: Partial<TaskState>])[] = [
  ['one person', { assign: { by: 'user', user: 'ann' } }],
  ['candidates', { assign: { by: 'role', role: 'clerk' } }],
  ...(['all', 'any', 'sequence'] as const).map(
    (kind) =>
      [
        kind,
        {
          assign: { by: 'expression', users: '["ann", "bob", "cat"]' },
          group: { kind, pass: 'ok', reject: 'no' },
        },
      ] as const,
  ),
  [
    'vote',
    {
      assign: { by: 'expression', users: '["ann", "bob", "cat", "lead"]' },
      group: { kind: 'vote', pass: 'ok', reject: 'no', threshold: { ratio: 0.5 }, veto: ['lead'], quorum: 0.6 },
    },
  ],
  [
    'rows',
    {
      assign: { by: 'expression', users: 'item', else: { by: 'role', role: 'clerk' } },
      group: { kind: 'all', pass: 'ok', reject: 'no', each: { list: '["ann", "bob", "ann"]' } },
    },
  ],
];

const rules: readonly Partial<TaskState>[] = [
  {},
  { separation: { notInitiator: true } },
  { separation: { notHandlersOf: ['draft', 'one'] } },
  { autoSkip: { when: ['adjacent', 'earlier'], outcome: 'ok' } },
  { autoSkip: { when: ['initiator'], outcome: 'ok' }, whenNobody: { policy: 'skip', outcome: 'ok' } },
  { whenNobody: { policy: 'role', role: 'boss' } },
];

/** `draft`, `one`, then `left` and `right` side by side, then `last`; every step with every operation. */
function processOf(picked: readonly number[]): ProcessDefinition {
  const operations = { return: { to: 'visited', then: 'choose' }, addSign: ['before', 'after', 'parallel'] } as const;
  const step = (at: number, to: string): TaskState => {
    const [, people] = groups[(picked[at] ?? 0) % groups.length] ?? ['', {}];
    return task({ ok: to, no: to }, { ...people, ...rules[(picked[at + 4] ?? 0) % rules.length], operations });
  };
  return definitionOf('draft', {
    draft: task({ ok: 'one' }, { assign: { by: 'starter' }, operations }),
    one: step(0, 'both'),
    both: {
      type: 'parallel',
      title: '会办',
      join: 'all',
      to: 'last',
      regions: {
        left: { initial: 'left', states: { left: step(1, 'leftEnd'), leftEnd: final() } },
        right: { initial: 'right', states: { right: step(2, 'rightEnd'), rightEnd: final() } },
      },
    },
    last: step(3, 'end'),
    end: final(),
  });
}

/** People who leave, come back, go away and are substituted while the process runs. */
interface Office {
  readonly gone: Set<string>;
  readonly away: Map<string, string>;
}

function inOffice(world: World, { gone, away }: Office): void {
  const { directory } = world.ctx;
  const user: typeof directory.user = (id) => {
    const found = directory.user(id);
    return found === undefined || !gone.has(id) ? found : { ...found, active: false };
  };
  const substitutions = (from: string): readonly Substitution[] => {
    const to = away.get(from);
    const times = { start: '2026-09-01T00:00:00.000Z', end: '2027-09-01T00:00:00.000Z', reason: '休假' };
    return to === undefined ? [] : [{ id: `s-${from}`, from, to, ...times }];
  };
  const usersInRole: typeof directory.usersInRole = (role) =>
    directory.usersInRole(role).map((each) => user(each.id) ?? each);
  Object.assign(world.ctx, { directory: { ...directory, user, usersInRole, substitutions } });
}

function possible(instance: ProcessInstance, other: string): readonly Sent[] {
  const tasks = instance.tasks.flatMap(({ id: taskId, assignee, owner }): Sent[] => {
    const as = assignee ?? 'clerk-1';
    const said = { comment: '退', taskId };
    return [
      ['complete', as, { taskId, outcome: 'ok' }],
      ['complete', as, { taskId, outcome: 'ok' }],
      ['complete', as, { taskId, outcome: 'no' }],
      ['complete', other, { taskId, outcome: 'ok' }],
      ['claim', other, { taskId }],
      ['unclaim', as, { taskId }],
      ['delegate', as, { taskId, to: other }],
      ['resolve', as, { taskId }],
      ['recall-delegation', owner ?? 'admin', { taskId }],
      ['transfer', as, { taskId, to: other }],
      ['add-signers', as, { taskId, mode: 'before', users: [other], ...because }],
      ['add-signers', as, { taskId, mode: 'parallel', users: [other], ...because }],
      ['add-signers', as, { taskId, mode: 'after', users: [other], ...because }],
      ['remove-signers', 'admin', { taskId }],
      ['return', as, { ...said, afterwards: 'straight' }],
      ['return', as, { ...said, to: 'draft', afterwards: 'straight' }],
      ['return', as, { ...said, afterwards: 'walk' }],
      ['apply-substitution', 'system', { taskId }],
      ['claim', 'admin', { taskId }],
      ['transfer', 'admin', { taskId, to: other }],
    ];
  });
  return [
    ...tasks,
    ...folk.map((from): Sent => ['hand-over', 'admin', { from, to: other, ...because }]),
    ...[other, instance.trail?.at(-1)?.[1] ?? other, instance.trail?.at(-1)?.[1] ?? other].map((as): Sent => [
      'take-back',
      as,
      {},
    ]),
    ['recall', 'starter', {}],
    ['jump', 'admin', { to: 'one', ...because }],
    ['jump', 'admin', { to: 'left', people: 'ask', ...because }],
    ['reopen', 'admin', { to: 'last', ...because }],
  ];
}

/** Whose vote a member is, told independently of the engine. */
function voter({ tasks }: ProcessInstance, member: GroupMember): string | undefined {
  if (member.ballot !== undefined) return member.ballot.by === 'system' ? undefined : member.ballot.by;
  const open = tasks.find(({ id }) => id === member.taskId);
  return open?.owner ?? open?.assignee;
}

/** What is wrong after a command; nothing, one hopes. */
function faultsOf(world: World, before: ProcessInstance, decision: Decision): readonly string[] {
  if (decision.kind !== 'accepted')
    return JSON.stringify(world.instance) === JSON.stringify(before) ? [] : ['a refused command changed something'];
  const { instance, result } = decision;
  const faults: string[] = [];
  if (instance.status === 'running' && instance.tasks.length + instance.jobs.length === 0) faults.push('stuck');
  for (const { assignee, owner, onBehalfOf, id } of instance.tasks) {
    if (owner !== undefined && (assignee === undefined || assignee === owner))
      faults.push('owned by its holder, or by nobody');
    if (onBehalfOf !== undefined && owner === undefined && (assignee === undefined || onBehalfOf === assignee))
      faults.push('in one’s own place');
    if (!result.createdTasks.includes(id) || assignee === undefined) continue;
    if (world.ctx.directory.user(assignee)?.active !== true) faults.push(`given to ${assignee}, who has left`);
  }
  for (const { state, group } of instance.visits) {
    const { state: declared } = world.process.states.get(state) ?? {};
    if (declared?.type !== 'task' || declared.group === undefined || declared.group.each !== undefined) continue;
    const voters = (group?.members ?? []).flatMap((member) => voter(instance, member) ?? []);
    if (new Set(voters).size < voters.length) faults.push(`two votes in ${state}: ${voters.join(', ')}`);
  }
  return faults;
}

/** What is offered is what the command would say. */
function misoffered(world: World): readonly string[] {
  const { instance } = world;
  if (instance?.status !== 'running') return [];
  const { process: compiled, ctx } = world;
  return instance.tasks.flatMap((open) =>
    [...folk, 'admin'].flatMap((id) => {
      const user = ctx.directory.user(id);
      if (user?.active !== true) return [];
      const offers = offeredOperations(compiled, instance, open, viewerOf(user, ctx.directory), ctx);
      const told = offers.find(({ operation }) => operation === 'complete')?.refusal?.code;
      const common = { commandId: 'x', actor: { userId: id }, instanceId: instance.id, taskId: open.id };
      const tried = decide(compiled, instance, { type: 'complete', outcome: 'ok', ...common }, ctx);
      const said = tried.kind === 'refused' ? tried.fault.code : undefined;
      return told === said ? [] : [`${id} at ${open.state}: offered ${told}, answered ${said}`];
    }),
  );
}

const picks = fc.array(fc.noBias(fc.nat({ max: 1_000_000 })), { minLength: 8, maxLength: 30 });

describe('people who leave, go away and hand around while groups are at work', { timeout: 180_000 }, () => {
  test('[O49] nobody has two votes or a task nobody can do, and offers hold', () => {
    const accepted = new Set<string>();
    const note = (decision: Decision): void => {
      if (decision.kind === 'accepted') for (const { type } of decision.events) accepted.add(type);
    };
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 99 }), { minLength: 8, maxLength: 8 }), picks, (shape, numbers) => {
        const definition = processOf(shape);
        const world = worldOf(definition, { users: office });
        const people: Office = { gone: new Set(), away: new Map() };
        inOffice(world, people);
        accept(world.send('start', 'system', { onBehalfOf: 'starter' }));
        for (const number of numbers) {
          const before = world.instance;
          if (before === undefined) return;
          const one = folk[number % folk.length] ?? 'ann';
          const other = folk[(number >> 4) % folk.length] ?? 'bob';
          if (number % 7 === 0) {
            if (number % 3 > 0) people.away.set(one, other);
            else people.away.delete(one);
            for (const { id } of before.tasks) note(world.send('apply-substitution', 'system', { taskId: id }));
          }
          if (number % 11 === 0 && one !== 'starter') {
            if (people.gone.has(one)) people.gone.delete(one);
            else people.gone.add(one);
          }
          const stands = world.instance ?? before;
          const commands = possible(stands, other);
          const command = commands[(number >> 2) % commands.length];
          if (command === undefined) continue;
          const copy = JSON.parse(JSON.stringify(stands)) as ProcessInstance;
          const decision = world.send(...command);
          const said = (): string => JSON.stringify([command, [...people.gone], [...people.away], stands]);
          note(decision);
          expect(faultsOf(world, copy, decision), said()).toEqual([]);
          expect(misoffered(world), said()).toEqual([]);
        }
        const ended = world.accepted.flatMap(({ events }) =>
          events.flatMap(({ type, details }) => (type === 'group.decided' ? [JSON.stringify(details['visit'])] : [])),
        );
        expect(new Set(ended).size).toBe(ended.length);
      }),
      { numRuns: runs },
    );
    const usual = ['completed', 'delegated', 'returned', 'handed-over', 'substituted'];
    expect(usual.filter((type) => !accepted.has(`task.${type}`))).toEqual([]);
  });
});
