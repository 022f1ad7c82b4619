import type { MsInterval } from './calendar.js';
import { runsOf, type Course, type Phase } from './course.js';
import { without } from './downtime.js';

/** Time in which the clock runs and no planned downtime lies, as known so far; whether it is open the calendar says. */
export interface Countable {
  readonly from: number;
  readonly to: number;
  readonly phase: Phase;
}

export function countableOf(course: Course, excluded: readonly MsInterval[]): readonly Countable[] {
  const runs = runsOf(course);
  if (excluded.length === 0) return runs;
  return runs.flatMap(({ from, to, phase }) =>
    phase.terms.excludeDowntime === false
      ? [{ from, to, phase }]
      : without(from, to, excluded).map(([start, end]) => ({ from: start, to: end, phase })),
  );
}

/** Service time counted until `at`. */
export function elapsedAt(countable: readonly Countable[], at: number): number {
  let sum = 0;
  for (const { from, to, phase } of countable) {
    if (from >= at) break;
    sum += phase.calendar.elapsed(from, Math.min(to, at));
  }
  return sum;
}

/** Least instant, not before `since`, at which `budget` has been counted from `since`; null when it never will be. */
export function instantOf(countable: readonly Countable[], budget: number, since = -Infinity): number | null {
  let left = budget;
  for (const { from, to, phase } of countable) {
    if (to <= since) continue;
    const begin = Math.max(from, since);
    if (to === Infinity) return phase.calendar.add(begin, left);
    const counted = phase.calendar.elapsed(begin, to);
    if (counted >= left) return phase.calendar.add(begin, left);
    left -= counted;
  }
  return null;
}
