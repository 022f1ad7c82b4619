import type { MsInterval } from './calendar.js';
import { neverOpen, outOfRange } from './calendar-fault.js';
import { civilDateOf, DAY_MS, dayNumberOf, weekdayOf } from './civil-date.js';
import { createIntervalTable, type IntervalTable } from './interval-table.js';
import type { MinuteInterval, ResolvedCalendar } from './resolve-calendar.js';
import type { Zone } from './zone.js';

/** Open time of a calendar: tables over the years asked for so far, grown when a question reaches past them. */
export interface OpenTime {
  readonly elapsed: (from: number, to: number) => number;
  /** Least instant at which `ms` of open time have passed since `from`. */
  readonly after: (from: number, ms: number) => number;
  readonly between: (from: number, to: number) => readonly MsInterval[];
  /** When business closes on that day; `undefined` = closed all day. */
  readonly closingOf: (dayNumber: number) => number | undefined;
  /** When business closes on the n-th open day after a day. */
  readonly closingAfter: (dayNumber: number, n: number) => number;
  readonly startOf: (dayNumber: number) => number;
  readonly hoursOf: (dayNumber: number) => readonly MinuteInterval[];
}

/** Years looked ahead before a calendar counts as never open. */
const HORIZON_YEARS = 62;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2399;

/** The tables over whole local years, from day `firstDay` up to `endDay`. */
interface Tables {
  readonly firstYear: number;
  readonly endYear: number;
  readonly firstDay: number;
  readonly endDay: number;
  readonly coveredFrom: number;
  readonly coveredTo: number;
  readonly open: IntervalTable;
  /** By day: local midnight, close of business (NaN = closed), number of open days before it. */
  readonly starts: Float64Array;
  readonly closings: Float64Array;
  readonly openDaysBefore: Int32Array;
  readonly openDays: Int32Array;
}

export function createOpenTime(calendar: ResolvedCalendar, zone: Zone): OpenTime {
  const hoursOf = (dayNumber: number): readonly MinuteInterval[] =>
    calendar.days.get(dayNumber)?.hours ?? calendar.weekly[weekdayOf(dayNumber)] ?? [];
  let tables: Tables | undefined;

  const cover = (firstYear: number, endYear: number): Tables => {
    if (firstYear < FIRST_YEAR || endYear > LAST_YEAR + 1) throw outOfRange(calendar.key, FIRST_YEAR, LAST_YEAR);
    return (tables = buildTables(firstYear, endYear, hoursOf, zone));
  };
  const reachYear = (year: number): Tables =>
    tables === undefined
      ? cover(year, year + 2)
      : cover(Math.min(year, tables.firstYear), Math.max(year + 2, tables.endYear));
  const reach = (at: number): Tables =>
    tables !== undefined && at >= tables.coveredFrom && at < tables.coveredTo
      ? tables
      : reachYear(civilDateOf(Math.floor((at + zone.offsetAt(at)) / DAY_MS)).year);
  const reachDay = (day: number): Tables =>
    tables !== undefined && day >= tables.firstDay && day < tables.endDay ? tables : reachYear(civilDateOf(day).year);
  /** More years to the right, twice as many each time; what lies before `from` keeps its sums. */
  const grow = (year: number, { firstYear, endYear }: Tables): Tables => {
    const ahead = endYear - year;
    if (ahead > HORIZON_YEARS) throw neverOpen(calendar.key, HORIZON_YEARS);
    return cover(firstYear, endYear + Math.max(ahead, 1));
  };

  return {
    hoursOf,
    elapsed: (from, to) => {
      if (to <= from) return 0;
      reach(from);
      // The second may replace the tables of the first.
      const { open } = reach(to);
      return open.elapsedBefore(to) - open.elapsedBefore(from);
    },
    after: (from, ms) => {
      if (ms <= 0) return from;
      let reached = reach(from);
      const needed = ms + reached.open.elapsedBefore(from);
      while (needed > reached.open.total) reached = grow(civilDateOf(Math.floor(from / DAY_MS)).year, reached);
      return reached.open.instantAt(needed);
    },
    between: (from, to) => {
      if (to <= from) return [];
      reach(from);
      return reach(to).open.between(from, to);
    },
    closingOf: (day) => {
      const { closings, firstDay } = reachDay(day);
      const closing = closings[day - firstDay] ?? Number.NaN;
      return Number.isNaN(closing) ? undefined : closing;
    },
    closingAfter: (day, n) => {
      let reached = reachDay(day + 1);
      const index = (reached.openDaysBefore[day + 1 - reached.firstDay] ?? 0) + n - 1;
      while (index >= reached.openDays.length) reached = grow(civilDateOf(day).year, reached);
      return reached.closings[(reached.openDays[index] ?? 0) - reached.firstDay] ?? Number.NaN;
    },
    startOf: (day) => {
      const { starts, firstDay } = reachDay(day);
      return starts[day - firstDay] ?? Number.NaN;
    },
  };
}

function buildTables(
  firstYear: number,
  endYear: number,
  hoursOf: (dayNumber: number) => readonly MinuteInterval[],
  zone: Zone,
): Tables {
  const [firstDay, endDay] = [dayNumberOf(firstYear, 1, 1), dayNumberOf(endYear, 1, 1)];
  const count = endDay - firstDay;
  const starts = new Float64Array(count);
  const closings = new Float64Array(count);
  const openDaysBefore = new Int32Array(count);
  const openDays: number[] = [];
  const bounds: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const day = firstDay + index;
    const spans = spansOfDay(day, hoursOf(day), zone);
    starts[index] = zone.spansOf(day * DAY_MS, (day + 1) * DAY_MS)[0]?.[0] ?? zone.epochOf(day * DAY_MS);
    closings[index] = spans.at(-1)?.[1] ?? Number.NaN;
    openDaysBefore[index] = openDays.length;
    if (spans.length > 0) openDays.push(day);
    for (const [open, close] of spans) {
      // Midnight to midnight runs on: joined, so that the table stays small and ends meet.
      if (bounds.length > 0 && bounds.at(-1) === open) bounds[bounds.length - 1] = close;
      else bounds.push(open, close);
    }
  }
  return {
    firstYear,
    endYear,
    firstDay,
    endDay,
    coveredFrom: zone.epochOf(firstDay * DAY_MS),
    coveredTo: zone.epochOf(endDay * DAY_MS),
    open: createIntervalTable(bounds),
    starts,
    closings,
    openDaysBefore,
    openDays: Int32Array.from(openDays),
  };
}

function spansOfDay(day: number, hours: readonly MinuteInterval[], zone: Zone): readonly MsInterval[] {
  const spans = hours.flatMap(([from, to]) => zone.spansOf(day * DAY_MS + from * 60_000, day * DAY_MS + to * 60_000));
  // When a clock is put back, the hour that comes twice can lie on both sides of a break.
  return spans.length > hours.length ? spans.sort((a, b) => a[0] - b[0]) : spans;
}
