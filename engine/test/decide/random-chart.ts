import * as fc from 'fast-check';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { Effect } from '../../src/definition/effect.js';
import type { Route, State, States } from '../../src/definition/states/state.js';
import type { MessageRule } from '../../src/definition/timing.js';
import { definitionOf } from './definitions.js';

/** A state before it has a key and targets; numbers pick states of the finished chart. */
export type Sketch =
  | { readonly type: 'wait'; readonly to: number; readonly at: string }
  | { readonly type: 'service'; readonly to: number; readonly failed?: number; readonly error?: number }
  | {
      readonly type: 'call';
      readonly wait: boolean;
      readonly to: number;
      readonly cancelled?: number;
      readonly error?: number;
      readonly each?: 'parallel' | 'sequential';
    }
  | { readonly type: 'task'; readonly ways: readonly number[]; readonly message?: number }
  | {
      readonly type: 'decision';
      readonly branches: readonly { readonly x: number; readonly to: number }[];
      readonly otherwise: number;
    }
  | { readonly type: 'final'; readonly outcome: string; readonly error?: string; readonly undoes?: boolean }
  | {
      readonly type: 'phase';
      readonly inside: readonly Sketch[];
      readonly ways: readonly number[];
      readonly done: number;
      readonly doneA?: number;
      readonly error?: number;
      readonly resumes?: boolean;
      readonly message?: number;
    }
  | {
      readonly type: 'parallel';
      readonly regions: readonly (readonly Sketch[])[];
      readonly to: number;
      readonly join?: 'all' | 'any' | number;
      readonly late?: 'cancel' | 'finish';
      /** Condition of each region, where it has one. */
      readonly whens?: readonly (number | undefined)[];
      readonly otherwise?: boolean;
      readonly message?: number;
    };

const nat = fc.nat({ max: 200 });
const message = fc.option(nat, { nil: undefined, freq: 3 });

const optional = fc.option(nat, { nil: undefined });
/** What a statechart does not know: work of machines and other processes. */
const engineSketch: fc.Arbitrary<Sketch> = fc.oneof(
  fc.record({ type: fc.constant('wait' as const), to: nat, at: fc.constantFrom('"2026-10-01"', 'null') }),
  fc.record({ type: fc.constant('service' as const), to: nat, failed: optional, error: optional }),
  fc.record({
    type: fc.constant('call' as const),
    wait: fc.boolean(),
    to: nat,
    cancelled: optional,
    error: optional,
    each: fc.option(fc.constantFrom('parallel' as const, 'sequential' as const), { nil: undefined }),
  }),
);

const sketch = (depth: number, rich: boolean): fc.Arbitrary<Sketch> => {
  const task = fc.record({
    type: fc.constant('task' as const),
    ways: fc.array(nat, { minLength: 1, maxLength: 3 }),
    message,
  });
  const decision = fc.record({
    type: fc.constant('decision' as const),
    branches: fc.array(fc.record({ x: fc.nat({ max: 2 }), to: nat }), { maxLength: 2 }),
    otherwise: nat,
  });
  const plain = { type: fc.constant('final' as const), outcome: fc.constantFrom('a', 'b') };
  const final: fc.Arbitrary<Sketch> = rich
    ? fc.record({
        ...plain,
        error: fc.option(fc.constantFrom('e', 'f'), { nil: undefined, freq: 2 }),
        undoes: fc.boolean(),
      })
    : fc.record(plain);
  const work = rich ? fc.oneof({ weight: 2, arbitrary: task }, engineSketch) : task;
  if (depth === 0) return fc.oneof({ weight: 5, arbitrary: work }, decision, final);
  const inside = fc.array(sketch(depth - 1, rich), { minLength: 1, maxLength: 4 });
  const phase = fc.record({
    type: fc.constant('phase' as const),
    inside,
    ways: fc.array(nat, { maxLength: 2 }),
    done: nat,
    doneA: fc.option(nat, { nil: undefined }),
    message,
    ...(rich ? { error: optional, resumes: fc.boolean() } : {}),
  });
  const parallel = fc.record({
    type: fc.constant('parallel' as const),
    regions: fc.array(inside, { minLength: 2, maxLength: 3 }),
    to: nat,
    message,
    // A statechart can say that the first of all regions is enough, and no more.
    join: rich ? fc.constantFrom('all' as const, 'any' as const, 2) : fc.constantFrom('all' as const, 'any' as const),
    ...(rich
      ? {
          late: fc.constantFrom('cancel' as const, 'finish' as const),
          whens: fc.array(fc.option(fc.nat({ max: 2 }), { nil: undefined }), { maxLength: 3 }),
          otherwise: fc.boolean(),
        }
      : {}),
  });
  return fc.oneof(
    { weight: 6, arbitrary: work },
    { weight: 2, arbitrary: decision },
    { weight: 2, arbitrary: final },
    { weight: 3, arbitrary: phase },
    { weight: 3, arbitrary: parallel },
  );
};

/** A definition of tasks, decisions, finals, nested phases and parallel regions whose ways lead anywhere. */
export const randomChart = randomDefinition(false);

/** The same with waits, services, calls, timers and effects, and with routes missing here and there. */
export const randomProcess = randomDefinition(true);

function randomDefinition(rich: boolean): fc.Arbitrary<ProcessDefinition> {
  return fc
    .record({ top: fc.array(sketch(2, rich), { minLength: 2, maxLength: 4 }), rootMessage: message, rootWay: message })
    .map(({ top, rootMessage, rootWay }) => {
      const keys: string[] = [];
      const number = (list: readonly Sketch[]): readonly Numbered[] =>
        list.map((item) => {
          const key = `s${keys.length}`;
          keys.push(key);
          const inside = item.type === 'phase' ? number(item.inside) : [];
          const regions = item.type === 'parallel' ? item.regions.map(number) : [];
          return { key, item, inside, regions };
        });
      const numbered = number(top);
      const pick: Pick = (n, after) => {
        const from = after === undefined ? keys : keys.slice(keys.indexOf(after) + 1);
        return from[n % Math.max(1, from.length)] ?? keys[0] ?? '';
      };
      return definitionOf(numbered[0]?.key ?? '', statesOf(numbered, pick), {
        messages: rootMessage === undefined ? [] : [{ name: 'root', to: pick(rootMessage) }],
        outcomes: rootWay === undefined ? {} : { root: { title: '全局', to: pick(rootWay) } },
        ...(rich
          ? {
              timers: [{ id: 'daily', after: 'P1D', repeat: true, times: 3, effects: [count('days')] }],
              signals: [{ name: 'tick', effects: [count('ticks')] }],
            }
          : {}),
      });
    });
}

/** Counts up a variable. */
function count(name: string): Effect {
  return { type: 'set', values: { [name]: `if ${name} = null then 1 else ${name} + 1` } };
}

/** A state by number; with `after` one that stands later in the file, so that decisions alone do not run in circles. */
type Pick = (n: number, after?: string) => string;

interface Numbered {
  readonly key: string;
  readonly item: Sketch;
  readonly inside: readonly Numbered[];
  readonly regions: readonly (readonly Numbered[])[];
}

function statesOf(list: readonly Numbered[], pick: Pick): States {
  return Object.fromEntries(list.map((each) => [each.key, stateOf(each, pick)]));
}

function stateOf({ key, item, inside, regions }: Numbered, pick: Pick): State {
  const title = key;
  const messages: readonly MessageRule[] =
    'message' in item && item.message !== undefined ? [{ name: `m-${key}`, to: pick(item.message) }] : [];
  const ways = (prefix: string, targets: readonly number[]) =>
    Object.fromEntries(targets.map((to, at) => [`${prefix}${at}`, { title, to: pick(to) }]));
  switch (item.type) {
    case 'wait':
      return { type: 'wait', title, timers: [{ id: `t-${key}`, at: item.at, to: pick(item.to) }] };
    case 'service': {
      const failed = {
        ...(item.failed === undefined ? {} : { onFailure: pick(item.failed) }),
        ...(item.error === undefined ? {} : { onError: { e: { to: pick(item.error) } } }),
        compensation: [count('undone')],
      };
      return {
        type: 'service',
        title,
        handler: 'h',
        output: { x: 'result.x' },
        to: pick(item.to),
        ...failed,
        onEntry: [count('calls')],
      };
    }
    case 'call': {
      const outcomes: { [outcome: string]: Route } = { [item.wait ? 'fixed' : '*']: { to: pick(item.to) } };
      if (item.wait && item.cancelled !== undefined) outcomes['cancelled'] = { to: pick(item.cancelled) };
      const timers = item.wait ? [{ id: `t-${key}`, after: 'P2D', to: pick(item.to) }] : [];
      const onError = item.error === undefined ? {} : { onError: { '*': { to: pick(item.error) } } };
      const each = item.each === undefined ? {} : { each: { list: '[1, 2]', mode: item.each } };
      if (item.each !== undefined) outcomes['*'] = { to: pick(item.to) };
      return { type: 'call', title, process: 'child', wait: item.wait, outcomes, timers, ...onError, ...each };
    }
    case 'task':
      return {
        type: 'task',
        title,
        assign: { by: 'role', role: 'clerk' },
        outcomes: ways('o', item.ways),
        messages,
        compensation: [count('undone')],
      };
    case 'decision': {
      const branches = item.branches.map(({ x, to }) => ({ when: `x = ${x}`, to: pick(to, key) }));
      return { type: 'decision', title, branches, otherwise: pick(item.otherwise, key) };
    }
    case 'final':
      return {
        type: 'final',
        title,
        outcome: item.outcome,
        ...(item.error === undefined ? {} : { error: item.error }),
        ...(item.undoes === true ? { onEntry: [{ type: 'compensate' }] } : {}),
      };
    case 'phase': {
      const onDone = {
        '*': { to: pick(item.done) },
        ...(item.doneA === undefined ? {} : { a: { to: pick(item.doneA) } }),
      };
      return {
        type: 'phase',
        title,
        initial: inside[0]?.key ?? '',
        states: statesOf(inside, pick),
        outcomes: ways(`${key}-`, item.ways),
        onDone,
        messages,
        ...(item.error === undefined ? {} : { onError: { e: { to: pick(item.error) } } }),
        ...(item.resumes === true ? { history: 'resume' as const } : {}),
      };
    }
    case 'parallel':
      return {
        type: 'parallel',
        title,
        join: item.join ?? 'all',
        to: pick(item.to),
        messages,
        ...(item.late === undefined ? {} : { late: item.late }),
        ...(item.otherwise === true ? { otherwise: 'r0' } : {}),
        ...(item.late === undefined ? {} : { signals: [{ name: 'go', to: pick(item.to) }] }),
        regions: Object.fromEntries(
          regions.map((region, at) => {
            const when = item.whens?.[at];
            const condition = when === undefined ? {} : { when: `x = ${when}` };
            return [`r${at}`, { ...condition, initial: region[0]?.key ?? '', states: statesOf(region, pick) }];
          }),
        ),
      };
  }
}
