import type { CalendarDay, ServiceCalendar, ServiceCalendars } from './calendar.js';
import { civilDateOf, dayNumberOf, parseIsoDate } from './civil-date.js';

/** A day that one of two sets of calendars opens otherwise than the other. */
export interface ChangedDay {
  readonly calendar: string;
  readonly date: string;
  readonly before: CalendarDay;
  readonly after: CalendarDay;
}

export interface CalendarSetDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Calendars of both sets that count otherwise somewhere, or whose horizon moved. */
  readonly changed: readonly string[];
  /** Days from `from` to `to` whose hours differ; a change of title or source alone is none. */
  readonly days: readonly ChangedDay[];
}

/**
 * What a new set of calendars changes between two dates (both included, at most ten years), so that an administrator
 * sees it before it is taken over. Throws `RangeError` for dates that do not exist.
 */
export function diffCalendars(
  before: ServiceCalendars,
  after: ServiceCalendars,
  from: string,
  to: string,
): CalendarSetDifference {
  const [first, last] = [parseIsoDate(from), parseIsoDate(to)];
  if (first === undefined || last === undefined || last < first || last - first > 3660)
    throw new RangeError(`no period of at most ten years: ${from} to ${to}`);
  const common = before.keys.filter((key) => after.has(key));
  const changed = common.filter((key) => before.calendar(key).version !== after.calendar(key).version);
  return {
    added: after.keys.filter((key) => !before.has(key)),
    removed: before.keys.filter((key) => !after.has(key)),
    changed,
    days: changed.flatMap((key) => changedDays(before.calendar(key), after.calendar(key), first, last)),
  };
}

/** Days whose hours differ between two calendars, from day number `first` to `last`. */
export function changedDays(
  before: ServiceCalendar,
  after: ServiceCalendar,
  first: number,
  last: number,
): readonly ChangedDay[] {
  const found: ChangedDay[] = [];
  for (let day = first; day <= last; day += 1) {
    const [old, next] = [before.day(day), after.day(day)];
    if (hoursOf(old) !== hoursOf(next) || before.zone !== after.zone)
      found.push({ calendar: after.key, date: next.date, before: old, after: next });
  }
  return found;
}

function hoursOf(day: CalendarDay): string {
  return day.hours.map(([from, to]) => `${from}-${to}`).join(' ');
}

/** The days of a month, as a calendar page shows them. */
export function monthOf(calendar: ServiceCalendar, year: number, month: number): readonly CalendarDay[] {
  const [first, end] = [dayNumberOf(year, month, 1), dayNumberOf(year, month + 1, 1)];
  return Array.from({ length: end - first }, (_, index) => calendar.day(first + index));
}

/** The n-th (from 1) or last open day of a month: from the calendar, never from a cron rule. */
export function workdayOfMonth(
  calendar: ServiceCalendar,
  year: number,
  month: number,
  n: number | 'last',
): CalendarDay | undefined {
  const open = monthOf(calendar, year, month).filter(({ hours }) => hours.length > 0);
  return n === 'last' ? open.at(-1) : open[n - 1];
}

/** The year of the last day all official notices of a set cover; undefined when no calendar names one. */
export function publishedYear(calendars: ServiceCalendars): number | undefined {
  const horizons = calendars.keys.flatMap((key) => {
    const day = parseIsoDate(calendars.calendar(key).publishedThrough ?? '');
    return day === undefined ? [] : [civilDateOf(day).year];
  });
  return horizons.length === 0 ? undefined : Math.min(...horizons);
}
