import { localize } from '../../definition/localized-text.js';
import type { ReturnRule } from '../../definition/task-rules.js';
import type { TrailStep } from '../../instance/instance.js';
import { operationsAt, type TaskCase } from './task-case.js';
import { areApart, stepsBefore } from './trail.js';

export interface ReturnTarget {
  readonly state: string;
  readonly title: string;
  /** Who completed it last. */
  readonly by?: string;
}

/** Where a task may be returned to, nearest first. Never into another branch of the same parallel state. */
export function returnTargets(at: TaskCase): readonly ReturnTarget[] {
  const rule = operationsAt(at).return;
  if (rule === undefined) return [];
  const { process, instance, task } = at;
  const newestFirst = stepsBefore(process, instance.trail ?? [], task.state).toReversed();
  const states = reachable(rule, newestFirst, (state) => {
    const isEntered = Object.hasOwn(instance.entered, state);
    return isEntered && state !== task.state && !areApart(process, state, task.state);
  });
  const branch = detachedAround(at);
  const isInside = (state: string): boolean =>
    branch === undefined || process.states.get(state)?.ancestors.includes(branch) === true;
  return states.filter(isInside).map((state) => {
    const step = newestFirst.find(([passed]) => passed === state);
    const title = localize(process.states.get(state)?.state.title ?? state);
    // A declared target may not be on the trail any more (a long way, or one begun before trails were kept).
    const by = step?.[1] ?? (Object.hasOwn(instance.handlers, state) ? instance.handlers[state] : undefined);
    return by === undefined ? { state, title } : { state, title, by };
  });
}

function reachable(
  rule: ReturnRule,
  newestFirst: readonly TrailStep[],
  isPassed: (state: string) => boolean,
): readonly string[] {
  if (typeof rule.to !== 'string') return rule.to.filter(isPassed);
  const passed = [...new Set(newestFirst.map(([state]) => state))];
  return rule.to === 'previous' ? passed.slice(0, 1) : passed;
}

/** What may happen once the person returned to has completed; the first is the default. */
export function returnModes(at: TaskCase): readonly ('walk' | 'straight')[] {
  const then = operationsAt(at).return?.then ?? 'walk';
  return then === 'choose' ? ['walk', 'straight'] : [then];
}

/** A branch that the flow has gone on without ends on its own: nothing in it leads back out. */
function detachedAround({ instance, task }: TaskCase): string | undefined {
  let visit = instance.visits.find(({ id }) => id === task.visitId);
  while (visit !== undefined && visit.detached !== true) {
    const { parent } = visit;
    visit = instance.visits.find(({ id }) => id === parent);
  }
  return visit?.state;
}
