import type { ServiceCalendar } from '../../service-time/calendar.js';
import {
  addMonths,
  civilDateOf,
  dayNumberOf,
  daysInMonth,
  isoDateOf,
  weekdayOf,
} from '../../service-time/civil-date.js';
import type { CountingPeriod, Deadline } from '../commitment.js';

/** Days of a counting period, both included. */
export interface DaySpan {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

const MONTHS: { readonly [Per in CountingPeriod]?: number } = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/**
 * Counting periods that touch the days `from..to`. Weeks begin on Monday; `open-day` leaves out days on which the calendar
 * is closed; `term` is all of it.
 */
export function countingPeriods(
  per: CountingPeriod,
  calendar: ServiceCalendar,
  from: number,
  to: number,
): readonly DaySpan[] {
  const found: DaySpan[] = [];
  const months = MONTHS[per];
  if (per === 'term') return [{ name: 'term', first: from, last: to }];
  if (months !== undefined) {
    for (let first = firstOfPeriod(from, months); first <= to; first = addMonths(first, months)) {
      found.push({ name: nameOf(per, first), first, last: addMonths(first, months) - 1 });
    }
    return found;
  }
  if (per === 'week') {
    for (let first = from - ((weekdayOf(from) + 6) % 7); first <= to; first += 7)
      found.push({ name: `${isoDateOf(first)}/7`, first, last: first + 6 });
    return found;
  }
  for (let day = from; day <= to; day += 1) {
    if (per === 'open-day' && calendar.closingOf(day) === undefined) continue;
    found.push({ name: isoDateOf(day), first: day, last: day });
  }
  return found;
}

function firstOfPeriod(day: number, months: number): number {
  const { year, month } = civilDateOf(day);
  return dayNumberOf(year, month - ((month - 1) % months), 1);
}

function nameOf(per: CountingPeriod, first: number): string {
  const { year, month } = civilDateOf(first);
  if (per === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  if (per === 'half-year') return `${year}-H${month <= 6 ? 1 : 2}`;
  return per === 'year' ? String(year) : isoDateOf(first).slice(0, 7);
}

/**
 * Last moment (epoch milliseconds, included when nothing is later) of a counting period. `undefined`: the week has no open
 * day on or before the weekday, so nothing is owed in it.
 */
export function deadlineOf(
  per: CountingPeriod,
  span: DaySpan,
  by: Deadline | undefined,
  calendar: ServiceCalendar,
): number | undefined {
  if (by === undefined) return calendar.startOf(span.last + 1);
  const { later = 0, day, weekday, time } = by;
  const months = MONTHS[per] ?? 0;
  const first = months > 0 ? addMonths(span.first, months * later) : span.first + later * (span.last - span.first + 1);
  const last = months > 0 ? addMonths(first, months) - 1 : first + (span.last - span.first);
  let end = last;
  if (day !== undefined) {
    const { year, month } = civilDateOf(first);
    end = dayNumberOf(year, month, Math.min(day, daysInMonth(year, month)));
  }
  if (weekday !== undefined) {
    const found = lastOpen(first, first + ((weekday + 6) % 7), time === 'closing' ? calendar : undefined);
    if (found === undefined) return undefined;
    end = found;
  }
  return time === 'closing' ? (calendar.closingOf(end) ?? calendar.startOf(end + 1)) : calendar.startOf(end + 1);
}

/** The day itself, or the last day before it (within the period) on which the calendar is open. */
function lastOpen(first: number, day: number, calendar: ServiceCalendar | undefined): number | undefined {
  if (calendar === undefined) return day;
  for (let at = day; at >= first; at -= 1) if (calendar.closingOf(at) !== undefined) return at;
  return undefined;
}
