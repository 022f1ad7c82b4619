import type { ServiceCalendar } from './calendar.js';
import { neverOpen } from './calendar-fault.js';
import type { Countable } from './counting.js';
import type { CoursePiece, Phase } from './course.js';

/** What counting days needs to know about a clock. */
export interface DayCourse {
  readonly countable: readonly Countable[];
  readonly runs: readonly CoursePiece[];
  /** In order; the calendar of a day is that of the phase in force when the day ends. */
  readonly phases: readonly Phase[];
}

const CLOSED_DAYS_LIMIT = 3660;

/**
 * The end of `amount` days after the day of `origin` (Civil Code 201, 203): unit `workday`: close of business on the
 * n-th counted working day; unit `day`: the n-th counted date, rolled on when it is closed. A day that is wholly paused
 * or downtime is not counted. A clock that is paused when business closes is not due then but on the next day.
 */
export function endOfDays(course: DayCourse, unit: 'workday' | 'day', origin: number, amount: number): number | null {
  const last = course.phases.at(-1);
  if (last === undefined || amount === Infinity) return null;
  const first = startDay(last, origin);
  const only = course.countable.length === 1 ? course.countable[0] : undefined;
  if (unit === 'workday' && amount > 0 && only?.to === Infinity && course.phases.length === 1)
    if (only.from <= last.calendar.startOf(first + 1)) return last.calendar.closingAfter(first, amount);

  const endOfRuns = course.runs.at(-1)?.to ?? -Infinity;
  let counted = 0;
  let closed = 0;
  // Amount 0 is the day itself; it needs no counting, only a closing that is still ahead.
  for (let day = amount === 0 ? first : first + 1; ; day += 1) {
    const phase = phaseOf(course.phases, day);
    const { calendar } = phase;
    if (calendar.startOf(day) >= endOfRuns) return null;
    if (counted < amount && counts(course.countable, calendar, day, unit)) counted += 1;
    const end = counted >= amount ? endOfDay(phase, day, unit) : calendar.closingOf(day);
    closed = end === undefined ? closed + 1 : 0;
    if (closed > CLOSED_DAYS_LIMIT) throw neverOpen(calendar.key, 10);
    if (end !== undefined && counted >= amount && end >= origin && runsUntil(course.runs, end)) return end;
  }
}

/** Days counted that ended at or before `at`. */
export function daysCounted(course: DayCourse, unit: 'workday' | 'day', origin: number, at: number): number {
  const last = course.phases.at(-1);
  if (last === undefined) return 0;
  let counted = 0;
  for (let day = startDay(last, origin) + 1; ; day += 1) {
    const { calendar } = phaseOf(course.phases, day);
    const end = unit === 'day' ? calendar.startOf(day + 1) : calendar.closingOf(day);
    if (calendar.startOf(day) >= at) return counted;
    if (end !== undefined && end <= at && counts(course.countable, calendar, day, unit)) counted += 1;
  }
}

/** The day that is not counted: that of the event, or of the next opening. */
export function startDay({ terms, calendar }: Phase, origin: number): number {
  return calendar.dayOf(terms.dayStart === 'nextOpen' ? calendar.nextOpen(origin) : origin);
}

/** The phase in force when a day ends. */
export function phaseOf(phases: readonly Phase[], day: number): Phase {
  const last = phases.at(-1) as Phase;
  if (phases.length === 1) return last;
  return phases.findLast((phase) => phase.since < phase.calendar.startOf(day + 1)) ?? phases[0] ?? last;
}

/** Whether some time of the day counts: open time for a working day, any time for a date. */
export function counts(
  countable: readonly Countable[],
  calendar: ServiceCalendar,
  day: number,
  unit: 'workday' | 'day',
): boolean {
  if (unit === 'workday' && calendar.closingOf(day) === undefined) return false;
  const [start, end] = [calendar.startOf(day), calendar.startOf(day + 1)];
  return countable.some(
    ({ from, to }) =>
      from < end && to > start && (unit === 'day' || calendar.elapsed(Math.max(from, start), Math.min(to, end)) > 0),
  );
}

function endOfDay({ terms, calendar }: Phase, day: number, unit: 'workday' | 'day'): number | undefined {
  const closing = calendar.closingOf(day);
  if (closing !== undefined || unit === 'workday' || terms.restDays !== 'statutory') return closing;
  return calendar.day(day).kind === 'holiday' ? undefined : calendar.startOf(day + 1);
}

function runsUntil(runs: readonly CoursePiece[], at: number): boolean {
  return runs.some(({ from, to }) => from < at && at <= to);
}
