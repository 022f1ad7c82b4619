import type { ClockUnit } from './clock.js';
import { invalidAmount, unitMismatch, unknownPriority } from './clock-fault.js';
import { elapsedAt, instantOf } from './counting.js';
import type { Phase } from './course.js';
import { endOfDays, type DayCourse } from './day-count.js';

const MINUTE_MS = 60_000;

/** A promise of days: `amount` days after `origin`. The earliest of several holds. */
interface DayPromise {
  readonly origin: number;
  readonly amount: number;
}

/** How much time was promised by now, with what was granted on top. */
export interface Commitment {
  readonly unit: ClockUnit;
  /** Minute clocks, in milliseconds; Infinity = nothing is promised. */
  readonly budget: number;
  readonly days: readonly DayPromise[];
  /** Granted on top: minutes (to day clocks after their last day) and days. */
  readonly extraMs: number;
  readonly extraDays: number;
}

/** The promise of the terms in force, measured from the start of the clock; what was granted stays. */
export function commit(
  phase: Phase,
  priority: string | undefined,
  start: number,
  granted: Pick<Commitment, 'extraMs' | 'extraDays'>,
  place: { readonly row: number; readonly field: string },
): Commitment {
  const { extraMs, extraDays } = granted;
  const { unit } = phase.terms;
  const amount = amountOf(phase, priority, place);
  if (unit !== 'minute')
    return { unit, budget: 0, days: [{ origin: start, amount: amount + extraDays }], extraMs, extraDays };
  if (extraDays > 0) throw unitMismatch(place.row);
  return { unit, budget: amount * MINUTE_MS + extraMs, days: [], extraMs, extraDays };
}

/** `restart_min`: the new amount from now on, if that is earlier than what was left. */
export function commitAtMost(
  before: Commitment,
  phase: Phase,
  priority: string | undefined,
  at: number,
  elapsed: number,
  place: { readonly row: number; readonly field: string },
): Commitment {
  const amount = amountOf(phase, priority, place);
  return before.unit === 'minute'
    ? { ...before, budget: Math.min(before.budget, elapsed + amount * MINUTE_MS) }
    : { ...before, days: [...before.days, { origin: at, amount }] };
}

export function grant(before: Commitment, amount: number, unit: ClockUnit, row: number): Commitment {
  if (unit === 'minute') {
    const ms = Math.round(amount * MINUTE_MS);
    return { ...before, budget: before.budget + ms, extraMs: before.extraMs + ms };
  }
  if (unit !== before.unit) throw unitMismatch(row);
  if (!Number.isInteger(amount)) throw invalidAmount(row, 'amount');
  return {
    ...before,
    extraDays: before.extraDays + amount,
    days: before.days.map((promise) => ({ origin: promise.origin, amount: promise.amount + amount })),
  };
}

/** When the commitment ends; null while that cannot be known. */
export function endOf({ unit, budget, days, extraMs }: Commitment, course: DayCourse): number | null {
  if (unit === 'minute') return budget === Infinity ? null : instantOf(course.countable, budget);
  let due: number | null = null;
  for (const { origin, amount } of days) {
    const end = endOfDays(course, unit, origin, amount);
    if (end !== null && (due === null || end < due)) due = end;
  }
  return due === null || extraMs === 0 ? due : instantOf(course.countable, extraMs, due);
}

/** Least instant at which `percent` of the commitment is used; `due` is where it ends. */
export function instantOfShare(
  { unit, budget }: Commitment,
  course: DayCourse,
  due: number | null,
  percent: number,
): number | null {
  if (percent === 100) return due;
  if (unit === 'minute')
    return budget === Infinity ? null : instantOf(course.countable, Math.ceil((budget * percent) / 100));
  return due === null
    ? null
    : instantOf(course.countable, Math.ceil((elapsedAt(course.countable, due) * percent) / 100));
}

function amountOf(
  { terms }: Phase,
  priority: string | undefined,
  place: { readonly row: number; readonly field: string },
): number {
  const { byPriority, amount } = terms;
  if (byPriority === undefined) return amount ?? 0;
  if (priority === undefined || !Object.hasOwn(byPriority, priority))
    throw unknownPriority(place.row, place.field, priority);
  return byPriority[priority] ?? Infinity;
}
