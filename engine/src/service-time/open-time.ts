import type { MsInterval } from './calendar.js';
import { neverOpen, outOfRange } from './calendar-fault.js';
import { civilDateOf, DAY_MS, dayNumberOf, weekdayOf } from './civil-date.js';
import { createIntervalTable, type IntervalTable } from './interval-table.js';
import type { MinuteInterval, ResolvedCalendar } from './resolve-calendar.js';
import type { Zone } from './zone.js';

/** Open time of a calendar: one table over the years asked for so far, grown when a question reaches past it. */
export interface OpenTime {
  readonly elapsed: (from: number, to: number) => number;
  /** Least instant at which `ms` of open time have passed since `from`. */
  readonly after: (from: number, ms: number) => number;
  readonly between: (from: number, to: number) => readonly MsInterval[];
  /** When business closes on that day; `undefined` = closed all day. */
  readonly closingOf: (dayNumber: number) => number | undefined;
  readonly hoursOf: (dayNumber: number) => readonly MinuteInterval[];
}

/** Years looked ahead before a calendar counts as never open. */
const HORIZON_YEARS = 62;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2399;

export function createOpenTime(calendar: ResolvedCalendar, zone: Zone): OpenTime {
  const hoursOf = (dayNumber: number): readonly MinuteInterval[] =>
    calendar.days.get(dayNumber)?.hours ?? calendar.weekly[weekdayOf(dayNumber)] ?? [];
  let table: IntervalTable = createIntervalTable([]);
  let bounds: number[] = [];
  // Local years [firstYear, endYear), instants [coveredFrom, coveredTo).
  let [firstYear, endYear, coveredFrom, coveredTo] = [0, 0, 0, 0];

  const cover = (from: number, to: number): void => {
    if (from < FIRST_YEAR || to > LAST_YEAR + 1) throw outOfRange(calendar.key, FIRST_YEAR, LAST_YEAR);
    if (firstYear === endYear) bounds = boundsOfYears(from, to, hoursOf, zone);
    else {
      const before = from < firstYear ? boundsOfYears(from, firstYear, hoursOf, zone) : [];
      const after = to > endYear ? boundsOfYears(endYear, to, hoursOf, zone) : [];
      bounds = joined(joined(before, bounds), after);
    }
    [firstYear, endYear] = [firstYear === endYear ? from : Math.min(from, firstYear), Math.max(to, endYear)];
    coveredFrom = zone.epochOf(dayNumberOf(firstYear, 1, 1) * DAY_MS);
    coveredTo = zone.epochOf(dayNumberOf(endYear, 1, 1) * DAY_MS);
    table = createIntervalTable(bounds);
  };
  const reach = (at: number): void => {
    if (at >= coveredFrom && at < coveredTo) return;
    const year = civilDateOf(Math.floor((at + zone.offsetAt(at)) / DAY_MS)).year;
    if (firstYear === endYear) cover(year, year + 2);
    else cover(Math.min(year, firstYear), Math.max(year + 2, endYear));
  };
  const grow = (from: number): void => {
    const year = civilDateOf(Math.floor(from / DAY_MS)).year;
    const ahead = endYear - year;
    if (ahead > HORIZON_YEARS) throw neverOpen(calendar.key, HORIZON_YEARS);
    cover(firstYear, endYear + Math.max(ahead, 1));
  };

  return {
    hoursOf,
    elapsed: (from, to) => {
      if (to <= from) return 0;
      reach(from);
      reach(to);
      return table.elapsedBefore(to) - table.elapsedBefore(from);
    },
    after: (from, ms) => {
      if (ms <= 0) return from;
      reach(from);
      // Growing to the right keeps the sums before `from`.
      const needed = ms + table.elapsedBefore(from);
      while (needed > table.total) grow(from);
      return table.instantAt(needed);
    },
    between: (from, to) => {
      if (to <= from) return [];
      reach(from);
      reach(to);
      return table.between(from, to);
    },
    closingOf: (dayNumber) => spansOfDay(dayNumber, hoursOf(dayNumber), zone).at(-1)?.[1],
  };
}

function boundsOfYears(
  from: number,
  to: number,
  hoursOf: (dayNumber: number) => readonly MinuteInterval[],
  zone: Zone,
): number[] {
  const bounds: number[] = [];
  const end = dayNumberOf(to, 1, 1);
  for (let day = dayNumberOf(from, 1, 1); day < end; day += 1) {
    for (const [open, close] of spansOfDay(day, hoursOf(day), zone)) {
      // Midnight to midnight runs on: joined, so that the table stays small and ends meet.
      if (bounds.length > 0 && bounds.at(-1) === open) bounds[bounds.length - 1] = close;
      else bounds.push(open, close);
    }
  }
  return bounds;
}

function spansOfDay(day: number, hours: readonly MinuteInterval[], zone: Zone): readonly MsInterval[] {
  const spans = hours.flatMap(([from, to]) => zone.spansOf(day * DAY_MS + from * 60_000, day * DAY_MS + to * 60_000));
  // When a clock is put back, the hour that comes twice can lie on both sides of a break.
  return spans.length > hours.length ? spans.sort((a, b) => a[0] - b[0]) : spans;
}

function joined(before: number[], after: number[]): number[] {
  if (before.length === 0 || after.length === 0) return before.length === 0 ? after : before;
  return before.at(-1) === after[0] ? [...before.slice(0, -1), ...after.slice(1)] : [...before, ...after];
}
