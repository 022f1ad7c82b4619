/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/decide/command.js';
import type { Decision } from '../../../src/decide/decision.js';
import type { ProcessDefinition } from '../../../src/definition/process-definition.js';
import type { State, States } from '../../../src/definition/states/state.js';
import type { ProcessInstance } from '../../../src/instance/instance.js';
import { randomProcess } from '../random-chart.js';
import { worldOf, type World } from '../world.js';
import { office } from './samples.js';

const runs = Number(process.env['YUNLIU_RUNS'] ?? 120);
const picks = fc.array(fc.nat({ max: 100_000 }), { minLength: 4, maxLength: 24 });
type Sent = readonly [type: Command['type'], as: string, rest: Record<string, unknown>];
const because = { reason: '原因' };

/** The same chart with every operation at every task, and every second task answered by a group. */
function withOperations(definition: ProcessDefinition): ProcessDefinition {
  let count = 0;
  const each = (states: States): States =>
    Object.fromEntries(Object.entries(states).map(([key, state]) => [key, change(state)]));
  const change = (state: State): State => {
    if (state.type === 'phase') return { ...state, states: each(state.states) };
    if (state.type === 'parallel') {
      const regions = Object.entries(state.regions).map(([name, region]) => [
        name,
        { ...region, states: each(region.states) },
      ]);
      return { ...state, regions: Object.fromEntries(regions) as typeof state.regions };
    }
    if (state.type !== 'task') return state;
    count += 1;
    const operations = {
      return: { to: 'visited', then: 'choose' },
      addSign: ['before', 'after', 'parallel'],
      urge: 'PT1H',
    } as const;
    const group =
      count % 2 === 0 ? { group: { kind: 'all', pass: Object.keys(state.outcomes)[0] ?? '' } as const } : {};
    return { ...state, operations, ...group };
  };
  return { ...definition, states: each(definition.states) };
}

/** Everything somebody might do now, legal or not. */
function possible(world: World, instance: ProcessInstance): readonly Sent[] {
  const states = [...world.process.states.keys()];
  const tasks = instance.tasks.flatMap(({ id: taskId, state, assignee }): Sent[] => {
    const as = assignee ?? 'clerk-1';
    return [
      ...[...(world.process.states.get(state)?.outcomeRules.keys() ?? [])].map((outcome): Sent => [
        'complete',
        as,
        { taskId, outcome },
      ]),
      ['claim', 'clerk-2', { taskId }],
      ['delegate', as, { taskId, to: 'ann' }],
      ['resolve', as, { taskId }],
      ['recall-delegation', 'clerk-1', { taskId }],
      ...(['before', 'after', 'parallel'] as const).map((mode): Sent => [
        'add-signers',
        as,
        { taskId, mode, users: ['bob', 'cat'], ...because },
      ]),
      ['remove-signers', 'clerk-1', { taskId }],
      ['remove-signers', 'admin', { taskId }],
      ['return', as, { taskId, afterwards: 'walk', comment: '退' }],
      ['return', as, { taskId, afterwards: 'straight', comment: '退' }],
      ...[...Object.keys(instance.entered), ...states.slice(0, 2)].flatMap((to): readonly Sent[] => [
        ['return', as, { taskId, to, afterwards: 'straight', comment: '退' }],
        ['return', as, { taskId, to, afterwards: 'walk', comment: '退' }],
      ]),
      ['transfer', as, { taskId, to: 'boss' }],
      ['urge', 'starter', { taskId }],
    ];
  });
  const systems: Sent[] = [
    ...instance.timers.map(({ id: timerId }): Sent => ['fire-timer', 'system', { timerId }]),
    ...instance.jobs.map(({ id: jobId }): Sent => [
      'complete-job',
      'system',
      { jobId, result: { status: 'done', output: { x: 1 } } },
    ]),
    ...instance.children.map(({ instanceId: childId, visitId }): Sent => [
      'complete-child',
      'system',
      { childId, visitId, outcome: 'fixed', variables: {}, businessKey: '', childStatus: 'completed' },
    ]),
  ];
  // Otherwise a suspended story would mostly be one of refusals.
  const wake = instance.suspended === undefined ? [] : tasks.map((): Sent => ['activate', 'admin', {}]);
  return [
    ...wake,
    ...wake,
    ...tasks,
    ...tasks,
    ...systems,
    ...states.map((to): Sent => ['jump', 'admin', { to, ...because }]),
    ['recall', 'starter', {}],
    ['take-back', 'clerk-1', {}],
    ['take-back', 'clerk-2', {}],
    ['cc', 'starter', { users: ['ann'] }],
    ['suspend', 'admin', { ...because }],
    ['activate', 'admin', {}],
    ['activate', 'admin', {}],
    ['hand-over', 'admin', { from: 'clerk-1', to: 'cat', ...because }],
    ...states.slice(0, 2).map((to): Sent => ['reopen', 'admin', { to, ...because }]),
    ['jump', 'stranger', { to: states[0], ...because }],
  ];
}

function isMoving(world: World, instance: ProcessInstance): boolean {
  const { tasks, jobs, timers, visits, children, suspended } = instance;
  const active = new Set(visits.map(({ state }) => state));
  return (
    suspended !== undefined ||
    tasks.length > 0 ||
    jobs.length > 0 ||
    timers.some(({ rule }) => world.process.timers.get(rule)?.rule.to !== undefined) ||
    world.process.messages.some(({ owner }) => owner === undefined || active.has(owner)) ||
    children.some((child) => child.status === 'running' && visits.some(({ id }) => id === child.visitId))
  );
}

/** What is wrong with the instance after a command; nothing, one hopes. */
function faultsOf(world: World, before: ProcessInstance, decision: Decision): readonly string[] {
  if (decision.kind !== 'accepted') return world.instance === before ? [] : ['a refused command changed something'];
  const { instance } = decision;
  const { tasks, visits, timers, status } = instance;
  const faults: string[] = [];
  if (status === 'running' && !isMoving(world, instance)) faults.push('stuck');
  if (status !== 'running' && tasks.length + visits.length + timers.length > 0) faults.push('ended with open work');
  const ids = new Set(visits.map(({ id }) => id));
  if (tasks.some(({ visitId }) => !ids.has(visitId))) faults.push('a task without a visit');
  // What finishes on its own stands beside the flow.
  const flow = visits.filter(({ detached }) => detached !== true);
  const places = flow.map(({ parent, region }) => `${parent} ${region}`);
  if (new Set(places).size !== places.length) faults.push('two states in one place');
  for (const { id, group } of visits) {
    if (group === undefined) continue;
    const working = group.members.flatMap(({ taskId }) => taskId ?? []).toSorted();
    const open = tasks.filter(({ visitId }) => visitId === id).map((task) => task.id);
    if (working.join() !== open.toSorted().join()) faults.push('members at work and open tasks differ');
  }
  return faults;
}

describe('random operations on random charts', () => {
  test('[O48] leave nothing stuck, end every group once, and change nothing when refused', () => {
    const accepted = new Set<string>();
    fc.assert(
      fc.property(randomProcess, picks, (chart, numbers) => {
        const world = worldOf(withOperations(chart), { users: office });
        world.send('start', 'system', { onBehalfOf: 'starter', variables: { x: 1 } });
        for (const number of numbers) {
          const before = world.instance;
          if (before === undefined) return;
          world.now = new Date(Date.parse(world.now) + (number % 5) * 3_600_000).toISOString();
          const commands = possible(world, before);
          const command = commands[number % commands.length];
          if (command === undefined) continue;
          const decision = world.send(...command);
          if (decision.kind === 'accepted') accepted.add(command[0]);
          expect(faultsOf(world, before, decision), JSON.stringify([command, world.instance])).toEqual([]);
        }
        const decided = world.accepted.flatMap(({ events }) =>
          events.flatMap(({ type, details }) => (type === 'group.decided' ? [JSON.stringify(details['visit'])] : [])),
        );
        expect(new Set(decided).size).toBe(decided.length);
      }),
      { numRuns: runs },
    );
    const usual = ['complete', 'return', 'add-signers', 'delegate', 'jump', 'suspend', 'activate'];
    expect(usual.filter((type) => !accepted.has(type))).toEqual([]);
  });
});
