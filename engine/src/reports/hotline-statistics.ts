import type { Instant } from '../definition/instant.js';
import { CHINA_OFFSET_MS, monthOfInstant, reportPeriod } from './report-period.js';

/** More like calls than this in a calendar month open a problem for the expert group. */
export const LIKE_CALLS = 10;

/** One call of the hotline, from its record. */
export interface CallRecord {
  readonly id: string;
  readonly name: string;
  /** When the phone rang, not when the record was closed. */
  readonly at: Instant;
  readonly category?: string;
  readonly system?: string;
  readonly department?: string;
  readonly solvedInCall?: boolean;
  readonly minutes?: number;
}

interface CallGroup {
  readonly key: string;
  readonly count: number;
  /** In the month before. */
  readonly previous: number;
}

interface CallCategory extends CallGroup {
  /** More than ten: goes to the expert group. */
  readonly over: boolean;
  /** The first calls of the kind, at most five. */
  readonly samples: readonly { readonly id: string; readonly name: string }[];
}

export interface HotlineMonth {
  readonly month: string;
  readonly total: number;
  readonly previousTotal: number;
  readonly solvedInCall: number;
  readonly escalated: number;
  readonly averageMinutes: number | null;
  readonly categories: readonly CallCategory[];
  readonly systems: readonly CallGroup[];
  readonly departments: readonly CallGroup[];
  readonly trend: readonly { readonly month: string; readonly total: number; readonly solvedInCall: number }[];
  readonly days: readonly { readonly date: string; readonly count: number }[];
}

const SAMPLES = 5;
const TREND_MONTHS = 6;

/** Months whose calls a statistics needs, the earliest first: six for the trend, the one before among them. */
export function hotlineMonths(month: string): readonly string[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Array.from({ length: TREND_MONTHS }, (_, index) =>
    new Date(Date.UTC(year, number - TREND_MONTHS + index, 1)).toISOString().slice(0, 7),
  );
}

/** Classifies the calls of a month in China by category, system and department. Pure; the order of the calls does not matter. */
export function hotlineStatistics(month: string, calls: readonly CallRecord[]): HotlineMonth {
  const months = hotlineMonths(month);
  const before = months.at(-2) ?? '';
  const byMonth = new Map<string, CallRecord[]>(months.map((name) => [name, []]));
  const sorted = calls.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  for (const call of sorted) byMonth.get(monthOfInstant(call.at))?.push(call);
  const [own, earlier] = [byMonth.get(month) ?? [], byMonth.get(before) ?? []];
  const timed = own.flatMap(({ minutes }) => (minutes === undefined ? [] : [minutes]));
  const solved = (list: readonly CallRecord[]): number =>
    list.filter(({ solvedInCall }) => solvedInCall === true).length;
  return {
    month,
    total: own.length,
    previousTotal: earlier.length,
    solvedInCall: solved(own),
    escalated: own.filter(({ solvedInCall }) => solvedInCall === false).length,
    averageMinutes:
      timed.length === 0 ? null : Math.round((timed.reduce((sum, each) => sum + each, 0) / timed.length) * 10) / 10,
    categories: groups(own, earlier, ({ category }) => category).map((group) => ({
      ...group,
      // What nobody has classified is not alike.
      over: group.key !== '' && group.count > LIKE_CALLS,
      samples: own
        .filter(({ category = '' }) => category === group.key)
        .slice(0, SAMPLES)
        .map(({ id, name }) => ({ id, name })),
    })),
    systems: groups(own, earlier, ({ system }) => system),
    departments: groups(own, earlier, ({ department }) => department),
    trend: months.map((name) => {
      const list = byMonth.get(name) ?? [];
      return { month: name, total: list.length, solvedInCall: solved(list) };
    }),
    days: daysOf(month, own),
  };
}

/** Largest first; what names nothing stands under the empty key. */
function groups(
  own: readonly CallRecord[],
  earlier: readonly CallRecord[],
  of: (call: CallRecord) => string | undefined,
): readonly CallGroup[] {
  const count = (list: readonly CallRecord[]): ReadonlyMap<string, number> => {
    const sums = new Map<string, number>();
    for (const call of list) {
      const key = (of(call) ?? '').trim();
      sums.set(key, (sums.get(key) ?? 0) + 1);
    }
    return sums;
  };
  const [now, then] = [count(own), count(earlier)];
  return [...now]
    .map(([key, total]) => ({ key, count: total, previous: then.get(key) ?? 0 }))
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function daysOf(month: string, calls: readonly CallRecord[]): HotlineMonth['days'] {
  const period = reportPeriod(month);
  if (period === undefined) return [];
  const sums = new Map<string, number>();
  for (let at = Date.parse(period.from); at < Date.parse(period.to); at += 86_400_000) sums.set(dayOf(at), 0);
  for (const { at } of calls) {
    const day = dayOf(Date.parse(at));
    sums.set(day, (sums.get(day) ?? 0) + 1);
  }
  return [...sums].map(([date, count]) => ({ date, count }));
}

function dayOf(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}
