import type { Json, JsonObject } from '../definition/json.js';
import { sameJson } from '../forms/same-json.js';
import type { ProcessInstance, Task } from '../instance/instance.js';
import { leafStates } from '../instance/leaf-states.js';
import { failure, type ExpectationFailure } from './expectation-failure.js';
import { clocksOf, incidentsOf, noInstance } from './look-at.js';
import { fitsGroup, groupsOf } from './group-view.js';
import type { Expectation, ExpectedTask } from './scenario.js';
import type { Simulation } from './simulation.js';
import { parseIsoDuration } from '../service-time/iso-duration.js';

const DAY_MS = 86_400_000;

/** Compares what a step expects with how an instance stands. Every difference is told, not only the first. */
export function checkExpectation(
  simulation: Simulation,
  instance: ProcessInstance | undefined,
  expected: Expectation,
  step: number,
): readonly ExpectationFailure[] {
  const base = `/steps/${step}/expect`;
  if (instance === undefined) {
    const { message } = noInstance(expected.process ?? '', expected.instance);
    return [{ pointer: base, message }];
  }
  const failures: ExpectationFailure[] = [];
  const differ = (name: string, wanted: unknown, real: unknown): void => {
    const [want, is] = [JSON.stringify(wanted), JSON.stringify(real)];
    failures.push(
      failure(`${base}/${name}`, `${name} 应为 ${want}，实际为 ${is}。`, `${name} must be ${want} but is ${is}`),
    );
  };
  const equal = (name: 'status' | 'outcome' | 'subject' | 'businessKey'): void => {
    if (expected[name] !== undefined && expected[name] !== instance[name]) differ(name, expected[name], instance[name]);
  };
  /** Every wanted entry must be matched by a different real one; an empty list wants none. */
  const matched = <Wanted, Real>(
    name: string,
    wanted: readonly Wanted[] | undefined,
    real: readonly Real[],
    fits: (wanted: Wanted, real: Real) => boolean,
  ): void => {
    if (wanted === undefined) return;
    if (!matches(wanted, real, fits) || (wanted.length === 0 && real.length > 0)) differ(name, wanted, real);
  };
  const same = (wanted: string, real: string): boolean => wanted === real;

  equal('status');
  equal('outcome');
  equal('subject');
  equal('businessKey');
  if (expected.error !== undefined && (expected.error ?? undefined) !== instance.error)
    differ('error', expected.error, instance.error);
  const kept = simulation.messages.kept.length;
  if (expected.keptMessages !== undefined && expected.keptMessages !== kept)
    differ('keptMessages', expected.keptMessages, kept);
  const states = leafStates(instance);
  if (expected.states !== undefined && !sameJson(expected.states.toSorted(), states.toSorted())) {
    differ('states', expected.states, states);
  }
  const tasks = instance.tasks.map(({ state, assignee, candidates, dueAt, onBehalfOf }) => ({
    state,
    assignee,
    candidates,
    dueAt,
    onBehalfOf,
  }));
  matched('tasks', expected.tasks, tasks, fitsTask);
  matched('groups', expected.groups, groupsOf(simulation, instance), fitsGroup);
  matched(
    'timers',
    expected.timers,
    instance.timers.map(({ rule, dueAt }) => ({ rule, dueAt })),
    (wanted, real) => {
      return wanted.rule === real.rule && sameInstant(wanted.dueAt, real.dueAt);
    },
  );
  const clocks = clocksOf(simulation, instance);
  // Without a status an open clock is meant; an empty list says that none is open.
  const meant = expected.clocks?.length === 0 ? clocks.filter(({ open }) => open) : clocks;
  matched('clocks', expected.clocks, meant, (wanted, real) => {
    const left = wanted.remaining === undefined ? undefined : parseIsoDuration(wanted.remaining);
    return (
      wanted.metric === real.metric &&
      (wanted.status === undefined ? real.open : wanted.status === real.status) &&
      sameInstant(wanted.dueAt, real.dueAt) &&
      (wanted.commitment ?? real.commitment) === real.commitment &&
      (wanted.cause ?? real.cause) === real.cause &&
      (left === undefined || left.ms + left.days * DAY_MS === real.remainingMs)
    );
  });
  for (const [name, value] of Object.entries(expected.data ?? {})) {
    const real = Object.hasOwn(instance.variables, name) ? instance.variables[name] : undefined;
    if (!isPart(value, real)) differ(`data/${name}`, value, real);
  }
  const events = simulation.history
    .filter(({ instanceId }) => instanceId === instance.id)
    .map(({ type }) => type as string);
  if (expected.events !== undefined && !expected.events.every((type) => events.includes(type))) {
    differ('events', expected.events, [...new Set(events)]);
  }
  const incidents = incidentsOf(instance);
  if (expected.incidents !== undefined && expected.incidents !== incidents.length)
    differ('incidents', expected.incidents, incidents);
  const children = instance.children.map(({ process, status, outcome, error }) => ({
    process,
    status,
    outcome,
    error,
  }));
  matched('children', expected.children, children, (wanted, real) => {
    return (
      wanted.process === real.process &&
      (wanted.status ?? real.status) === real.status &&
      (wanted.outcome ?? real.outcome) === real.outcome &&
      (wanted.error ?? real.error) === real.error
    );
  });
  const own = <Item extends { readonly instanceId: string }>(items: readonly Item[]): readonly Item[] =>
    items.filter(({ instanceId }) => instanceId === instance.id);
  matched(
    'notices',
    expected.notices,
    own(simulation.notices).map(({ title }) => title),
    same,
  );
  matched(
    'documents',
    expected.documents,
    own(simulation.documents).map(({ template }) => template),
    same,
  );
  matched('copies', expected.copies, [...new Set(own(simulation.copies).map(({ userId }) => userId))], same);
  return failures;
}

function matches<Wanted, Real>(
  wanted: readonly Wanted[],
  real: readonly Real[],
  fits: (wanted: Wanted, real: Real) => boolean,
): boolean {
  const left = [...real];
  return wanted.every((want) => {
    const at = left.findIndex((item) => fits(want, item));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function fitsTask(
  wanted: ExpectedTask,
  real: Pick<Task, 'state' | 'assignee' | 'candidates' | 'dueAt' | 'onBehalfOf'>,
): boolean {
  if (wanted.state !== real.state || !sameInstant(wanted.dueAt, real.dueAt)) return false;
  if (wanted.onBehalfOf !== undefined && wanted.onBehalfOf !== real.onBehalfOf) return false;
  if (wanted.assignee !== undefined && (wanted.assignee ?? undefined) !== real.assignee) return false;
  const candidates = wanted.candidates?.map((each) => (each.includes(':') ? each : `role:${each}`)).toSorted();
  return candidates === undefined || sameJson(candidates, real.candidates.toSorted());
}

function sameInstant(wanted: string | undefined, real: string | undefined): boolean {
  return wanted === undefined || (real !== undefined && Date.parse(wanted) === Date.parse(real));
}

/** Objects: every named key fits; lists: same length, entry by entry; everything else: equal. */
function isPart(wanted: Json, real: Json | undefined): boolean {
  if (typeof wanted !== 'object' || wanted === null) return sameJson(wanted, real);
  if (real === undefined || typeof real !== 'object' || real === null) return false;
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(real) &&
      real.length === wanted.length &&
      wanted.every((item, at) => isPart(item as Json, real[at] as Json))
    );
  }
  if (Array.isArray(real)) return false;
  const whole = real as JsonObject;
  return Object.entries(wanted).every(([key, value]) =>
    isPart(value, Object.hasOwn(whole, key) ? whole[key] : undefined),
  );
}
