import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/decide/command.js';
import type { Decision } from '../../src/decide/decision.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { ProcessInstance } from '../../src/instance/instance.js';
import { randomProcess } from './random-chart.js';
import { worldOf, type World } from './world.js';

const runs = Number(process.env['YUNLIU_RUNS'] ?? 30);
const picks = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 16 });
type Sent = readonly [type: Command['type'], as: string, rest: Record<string, unknown>];
/** A command with the time it was sent at. */
type Played = { readonly command: Sent; readonly now: string };

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** Everything that might happen now, legal or not. */
function possible(world: World, instance: ProcessInstance): readonly Sent[] {
  const tasks = instance.tasks.flatMap(({ id: taskId, state }): Sent[] => [
    ...[...(world.process.states.get(state)?.outcomeRules.keys() ?? [])].map((outcome): Sent => [
      'complete',
      'clerk-1',
      { taskId, outcome },
    ]),
    ['complete', 'stranger', { taskId, outcome: 'o0' }],
    ['complete', 'clerk-1', { taskId, outcome: 'no-such' }],
    ['complete', 'clerk-2', { taskId, outcome: 'o0', values: { x: 1 } }],
    ['claim', 'clerk-2', { taskId }],
    ['unclaim', 'clerk-2', { taskId }],
    ['transfer', 'admin', { taskId, to: 'clerk-1' }],
  ]);
  const timers = instance.timers.map(({ id: timerId }): Sent => ['fire-timer', 'system', { timerId }]);
  const jobs = instance.jobs.flatMap(({ id: jobId, incident }): Sent[] =>
    incident === undefined
      ? [
          ['complete-job', 'system', { jobId, result: { status: 'done', output: { x: 2 } } }],
          ['complete-job', 'system', { jobId, result: { status: 'failed', message: '失败' } }],
          ['complete-job', 'system', { jobId, result: { status: 'failed', message: '不行', final: true } }],
          ['complete-job', 'system', { jobId, result: { status: 'failed', message: '不行', final: true, code: 'e' } }],
        ]
      : [['retry-incident', 'admin', { jobId }]],
  );
  const children = instance.children.flatMap(({ instanceId: childId, visitId }): Sent[] => {
    const common = { childId, visitId, variables: { y: 1 }, businessKey: '' };
    return [
      ['complete-child', 'system', { ...common, outcome: 'fixed', childStatus: 'completed' }],
      ['complete-child', 'system', { ...common, outcome: 'lost', childStatus: 'completed' }],
      ['complete-child', 'system', { ...common, outcome: 'cancelled', childStatus: 'cancelled' }],
      ['complete-child', 'system', { ...common, outcome: 'bad', childStatus: 'completed', error: 'e' }],
    ];
  });
  const messages = world.process.messages.map(({ rule: { name } }): Sent => ['correlate-message', 'system', { name }]);
  return [
    ...tasks,
    ...timers,
    ...jobs,
    ...children,
    ...messages,
    ['receive-signal', 'system', { name: 'go' }],
    ['receive-signal', 'system', { name: 'tick' }],
    ...instance.visits.map(({ state }): Sent => ['add-item', 'system', { state, items: ['x'] }]),
    ['fire-timer', 'system', { timerId: 'gone' }],
    ['complete', 'clerk-1', { taskId: 'gone', outcome: 'o0' }],
    ['comment', 'starter', { text: '催办' }],
    ['cancel', 'stranger', { reason: '捣乱' }],
  ];
}

/** Plays random picks; gives what was sent, so that it can be played again. */
function play(
  world: World,
  numbers: readonly number[],
  after: (decision: Decision, before: ProcessInstance | undefined) => void,
) {
  const sent: Played[] = [];
  const send = (...command: Sent): void => {
    const before = world.instance;
    sent.push({ command, now: world.now });
    after(world.send(...command), before);
    if (world.instance !== undefined) deepFreeze(world.instance);
  };
  send('start', 'system', { onBehalfOf: 'starter', variables: { x: 1 } });
  for (const number of numbers) {
    const { instance } = world;
    if (instance === undefined) return sent;
    // Some hours go by, so that timers come due in the course of a story.
    world.now = new Date(Date.parse(world.now) + (number % 7) * 3_600_000).toISOString();
    const commands = possible(world, instance);
    const command = commands[number % commands.length];
    if (command !== undefined) send(...command);
  }
  return sent;
}

const property = (check: (definition: ProcessDefinition, numbers: readonly number[]) => void): void =>
  fc.assert(
    fc.property(randomProcess, picks, (definition, numbers) => check(deepFreeze(definition), numbers)),
    { numRuns: runs },
  );

describe('whatever happens to whatever process', () => {
  test('[D70] an open instance always has something that can bring it on, or an incident a person sees', () => {
    const seen = { accepted: 0, refused: 0, ended: 0 };
    property((definition, numbers) => {
      const world = worldOf(definition);
      play(world, numbers, (decision) => {
        if (decision.kind !== 'accepted' && decision.kind !== 'refused') throw new Error(`unexpected ${decision.kind}`);
        seen[decision.kind] += 1;
        if (decision.kind === 'refused') return;
        const { status, tasks, timers, jobs, visits, children } = decision.instance;
        const hasEnded = status !== 'running';
        if (hasEnded) seen.ended += 1;
        const active = new Set(visits.map(({ state }) => state));
        const moving =
          tasks.length > 0 ||
          jobs.length > 0 ||
          timers.some(({ rule }) => world.process.timers.get(rule)?.rule.to !== undefined) ||
          world.process.messages.some(({ owner }) => owner === undefined || active.has(owner)) ||
          children.some((child) => child.status === 'running' && visits.some(({ id }) => id === child.visitId));
        const isAtRest = tasks.length + timers.length + visits.length === 0;
        expect(hasEnded ? isAtRest : moving, JSON.stringify(decision.instance)).toBe(true);
      });
    });
    expect(Math.min(seen.accepted, seen.refused, seen.ended)).toBeGreaterThan(2);
  });

  test('[D71] every open thing belongs to an active visit, and every visit to an active container', () => {
    property((definition, numbers) => {
      const world = worldOf(definition);
      const types: string[] = [];
      play(world, numbers, (decision) => {
        if (decision.kind !== 'accepted') return;
        const { visits, tasks, timers, jobs, counters } = decision.instance;
        const ids = visits.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [at, visit] of visits.entries()) {
          const holder = visit.parent === undefined ? -1 : ids.indexOf(visit.parent);
          expect(visit.parent === undefined || (holder >= 0 && holder < at)).toBe(true);
        }
        const bound = jobs.filter(({ request: { kind } }) => kind === 'service' || kind === 'resume');
        for (const { visitId } of [...tasks, ...timers, ...bound])
          expect(visitId === undefined || ids.includes(visitId)).toBe(true);
        for (const task of tasks) expect(visits.find(({ id }) => id === task.visitId)?.state).toBe(task.state);
        // A region, a phase and the process stand in one place at a time.
        const places = visits
          .filter(({ detached }) => detached !== true)
          .map(({ parent, region }) => `${parent} ${region}`);
        expect(new Set(places).size).toBe(places.length);
        types.push(...decision.events.map(({ type }) => type));
        expect(counters.history).toBe(types.length + 1);
        expect(decision.events.map(({ seq }) => seq)).toEqual(
          decision.events.map((_, at) => types.length - decision.events.length + at + 1),
        );
      });
    });
  });

  test('[D72] nothing given is changed, and a refused command changes nothing', () => {
    property((definition, numbers) => {
      const world = worldOf(definition);
      // Everything handed in is frozen by `play`, so any change in place throws.
      play(world, numbers, (decision, before) => {
        expect(decision.kind === 'accepted' || world.instance === before).toBe(true);
      });
    });
  });

  test('[D73] an instance that went through JSON behaves like one that did not', () => {
    property((definition, numbers) => {
      const kept = worldOf(definition);
      const stored = worldOf(definition);
      const expected: string[] = [];
      const sent = play(kept, numbers, (decision) => expected.push(JSON.stringify(decision)));
      for (const [at, { command, now }] of sent.entries()) {
        stored.now = now;
        if (stored.instance !== undefined)
          stored.instance = JSON.parse(JSON.stringify(stored.instance)) as ProcessInstance;
        expect(JSON.stringify(stored.send(...command))).toBe(expected[at]);
      }
      expect(stored.instance).toStrictEqual(kept.instance);
    });
  });

  test('[D74] the same commands with the same ids and times give the same instance and history', () => {
    property((definition, numbers) => {
      const first = worldOf(definition);
      const again = worldOf(definition);
      for (const { command, now } of play(first, numbers, () => undefined)) {
        again.now = now;
        again.send(...command);
      }
      expect(again.instance).toStrictEqual(first.instance);
      expect(again.accepted.map(({ events }) => events)).toStrictEqual(first.accepted.map(({ events }) => events));
    });
  });
});
