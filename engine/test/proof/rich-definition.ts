/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import * as fc from 'fast-check';
import type { GroupRule } from '../../src/definition/group-rule.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { State, States, TaskState } from '../../src/definition/states/state.js';
import type { ClockRule } from '../../src/definition/timing.js';
import { randomProcess } from '../decide/random-chart.js';

/**
 * Random processes with everything a definition can say: what `randomProcess` makes (nested phases that resume, joins
 * and inclusive regions, errors, compensation, calls, lists, waits, services, timers, signals), and at every task the
 * operations, at most of them a group, rules, a clock. `spice` decides which.
 */
export const richProcess: fc.Arbitrary<ProcessDefinition> = fc
  .tuple(randomProcess, fc.nat({ max: 10_000 }))
  .map(([chart, spice]) => enriched(chart, spice));

/** Two versions of one such process: the same chart, other groups, rules, clocks and workers. */
export const twoVersions: fc.Arbitrary<readonly [ProcessDefinition, ProcessDefinition]> = fc
  .tuple(randomProcess, fc.nat({ max: 10_000 }), fc.nat({ max: 10_000 }))
  .map(([chart, one, other]) => [enriched(chart, one), { ...enriched(chart, other), version: 2 }]);

function enriched(definition: ProcessDefinition, spice: number): ProcessDefinition {
  let count = spice;
  const each = (states: States): States =>
    Object.fromEntries(Object.entries(states).map(([key, state]) => [key, change(key, state)]));
  const change = (key: string, state: State): State => {
    if (state.type === 'phase') return { ...state, states: each(state.states) };
    if (state.type === 'parallel') {
      const regions = Object.entries(state.regions).map(([name, region]) => [
        name,
        { ...region, states: each(region.states) },
      ]);
      return { ...state, regions: Object.fromEntries(regions) as typeof state.regions };
    }
    count += 1;
    if (state.type === 'service') return count % 2 === 0 ? state : { ...state, external: true, tries: 1 };
    return state.type === 'task' ? withRules(key, state, count) : state;
  };
  return {
    ...definition,
    states: each(definition.states),
    clocks: [{ metric: 'whole', within: 'P2D', from: 'start', escalation: [{ at: 50, title: '过半' }] }],
  };
}

function withRules(key: string, state: TaskState, count: number): TaskState {
  const group = groupOf(Object.keys(state.outcomes), count);
  const [first = ''] = Object.keys(state.outcomes);
  return {
    ...state,
    operations: {
      return: { to: 'visited', then: 'choose' },
      addSign: ['before', 'after', 'parallel'],
      urge: 'PT1H',
    },
    ...(group === undefined ? {} : { group }),
    ...(count % 5 === 0 ? { autoSkip: { when: ['adjacent'], outcome: first } } : {}),
    ...(count % 7 === 0 ? { separation: { notInitiator: true } } : {}),
    ...(count % 3 === 0 ? { clocks: [clockOf(key)] } : {}),
  };
}

function clockOf(key: string): ClockRule {
  return {
    metric: `c-${key}`,
    within: 'PT9H',
    escalation: [
      { at: 75, notify: { by: 'role', role: 'boss' }, title: '快到期' },
      { at: 'breach', reassign: { by: 'role', role: 'boss' } },
    ],
  };
}

function groupOf(outcomes: readonly string[], count: number): GroupRule | undefined {
  const [pass = '', reject] = outcomes;
  const common = { pass, ...(reject === undefined ? {} : { reject }) };
  switch (count % 8) {
    case 0:
      return { ...common, kind: 'all' };
    case 1:
      return { ...common, kind: 'any', until: 'everyone' };
    case 2:
      return { ...common, kind: 'sequence' };
    case 3:
      return { ...common, kind: 'vote', threshold: { ratio: 0.5 }, quorum: 0.5, veto: ['boss'], results: 'ballots' };
    case 4:
      return { ...common, kind: 'all', each: { list: '["a", "b"]', mode: 'parallel', enough: 'completed >= 1' } };
    case 5:
      return { ...common, kind: 'all', each: { list: '[1, 2]', mode: 'sequential' } };
    default:
      return undefined;
  }
}
