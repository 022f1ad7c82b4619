import { civilDateOf, DAY_MS, dayNumberOf, isoDateOf, weekdayOf } from './civil-date.js';
import { createIntervalTable, type IntervalTable } from './interval-table.js';
import type { ResolvedCalendar } from './resolve-calendar.js';
import type { Zone } from './zone.js';

/** Open time of a calendar, built year by year when first needed and kept. */
export interface OpenTime {
  /** Least instant at which `ms` of open time have passed since `from`. */
  after(from: number, ms: number): number;
  /** When business closes on that day; `undefined` = closed all day. */
  closingOf(dayNumber: number): number | undefined;
}

/** Years looked ahead before a calendar counts as never open. */
const HORIZON_YEARS = 60;

export function createOpenTime(calendar: ResolvedCalendar, zone: Zone): OpenTime {
  const hoursOf = (dayNumber: number) =>
    calendar.overrides.get(isoDateOf(dayNumber)) ?? calendar.weekly[weekdayOf(dayNumber)] ?? [];
  const tables = new Map<number, IntervalTable>();
  const tableOf = (year: number): IntervalTable => {
    const known = tables.get(year);
    if (known !== undefined) return known;
    const intervals: [number, number][] = [];
    for (let day = dayNumberOf(year, 1, 1); day < dayNumberOf(year + 1, 1, 1); day += 1) {
      for (const [from, to] of hoursOf(day)) {
        const [start, end] = [zone.epochOf(day * DAY_MS + from * 60_000), zone.epochOf(day * DAY_MS + to * 60_000)];
        const last = intervals.at(-1);
        // Midnight to midnight runs on: joined, so that the table stays small and ends meet.
        if (last !== undefined && last[1] === start) last[1] = end;
        else if (end > start) intervals.push([start, end]);
      }
    }
    const table = createIntervalTable(intervals);
    tables.set(year, table);
    return table;
  };
  const localYear = (epochMs: number): number =>
    civilDateOf(Math.floor((epochMs + zone.offsetAt(epochMs)) / DAY_MS)).year;
  return {
    after: (from, ms) => {
      if (ms === 0) return from;
      const first = localYear(from);
      let needed = ms + tableOf(first).elapsedBefore(from);
      for (let year = first; year < first + HORIZON_YEARS; year += 1) {
        const table = tableOf(year);
        if (needed <= table.total) return table.instantAt(needed);
        needed -= table.total;
      }
      throw new RangeError(`calendar ${calendar.key} does not open within ${HORIZON_YEARS} years`);
    },
    closingOf: (dayNumber) => {
      const last = hoursOf(dayNumber).at(-1);
      return last === undefined ? undefined : zone.epochOf(dayNumber * DAY_MS + last[1] * 60_000);
    },
  };
}
