import type { Fault } from '@yunliu/engine/definition';
import type { TraceStep } from '@yunliu/engine/simulate';

/** The first place where two plays of the same steps differ. */
export type Parting = { /** Place of the step, from 0. */ readonly step: number } & (
  | {
      readonly kind: 'refusal';
      readonly fault: Fault;
      /** Steps that could not be played any more. */ readonly dropped: number;
    }
  | { readonly kind: 'accepted' }
  | {
      readonly kind: 'states' | 'people' | 'due' | 'end' | 'clocks';
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
);

/** `undefined` = both went the same way, as far as states, people, due times and ends tell. */
export function firstParting(before: readonly TraceStep[], after: readonly TraceStep[]): Parting | undefined {
  for (const [step, was] of before.entries()) {
    const is = after[step];
    if (is === undefined) return undefined;
    const found = parting(was, is);
    if (found !== undefined) return { step, ...found } as Parting;
  }
  return undefined;
}

function parting(was: TraceStep, is: TraceStep): object | undefined {
  if (was.refusal?.code !== is.refusal?.code)
    return is.refusal === undefined ? { kind: 'accepted' } : { kind: 'refusal', fault: is.refusal, dropped: 0 };
  const sides: readonly (readonly [string, (step: TraceStep) => readonly string[]])[] = [
    ['end', (step) => (step.status === 'running' || step.status === undefined ? [] : [step.outcome ?? step.status])],
    ['states', ({ states }) => states.toSorted()],
    [
      'people',
      ({ tasks }) =>
        tasks.map(({ state, assignee, candidates }) => `${state} ${assignee ?? candidates.join(' ')}`).toSorted(),
    ],
    ['due', ({ tasks }) => tasks.map(({ state, dueAt }) => `${state} ${dueAt ?? ''}`).toSorted()],
    [
      'clocks',
      ({ clocks }) => clocks.map(({ metric, dueAt, status }) => `${metric} ${status} ${dueAt ?? ''}`).toSorted(),
    ],
  ];
  for (const [kind, side] of sides) {
    const [before, after] = [side(was), side(is)];
    if (before.join('\n') !== after.join('\n')) return { kind, before, after };
  }
  return undefined;
}
