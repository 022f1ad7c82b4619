import type { OpenClockRow } from '@yunliu/engine';
import { promiseOf } from '@yunliu/engine/agreements';
import type { Agreement } from '@yunliu/engine/agreements';
import { shareOf, shownPercent } from '@yunliu/engine/reports';
import type { ServerParts } from '../server-parts.js';

/** 正常, 预警, 已超, 暂停. */
export type Risk = 'normal' | 'warning' | 'overdue' | 'paused';

export interface BoardFilter {
  readonly agreement?: string;
  readonly commitment?: string;
  readonly process?: string;
  readonly engineer?: string;
}

/** More open clocks than this are not looked at one by one; those that are due first are. */
const MOST_OPEN = 20_000;

export interface RatedClock extends OpenClockRow {
  readonly risk: Risk;
}

/** Open clocks of agreements with their risk, by due. */
export async function ratedClocks(parts: ServerParts, wanted: BoardFilter): Promise<readonly RatedClock[]> {
  // An open clock has no engineer yet.
  const { engineer: _, ...filter } = wanted;
  const [stored, now] = [await parts.engine.agreements.list(), parts.clock.now()];
  const rate = risks(
    parts,
    new Map(stored.map(({ agreement }) => [`${agreement.key}@${agreement.version}`, agreement])),
    now,
  );
  const found: RatedClock[] = [];
  for (let cursor: string | undefined; found.length < MOST_OPEN;) {
    const page = await parts.store.openClocks({ ...filter, limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    for (const row of page.rows) if (row.agreement !== undefined) found.push({ ...row, risk: rate(row) });
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return found;
}

/**
 * A clock is in warning once the first percentage that its commitment warns at (else 80) is used up: what is left until
 * the due is counted in service time of its calendar and held against the amount between beginning and due.
 */
function risks(
  { calendars }: ServerParts,
  agreements: ReadonlyMap<string, Agreement>,
  now: string,
): (row: OpenClockRow) => Risk {
  const terms = new Map<string, { readonly calendar: string; readonly warnAt: number }>();
  const termsOf = (row: OpenClockRow) => {
    const name = `${row.agreement}@${row.agreementVersion}`;
    const key = `${name} ${row.metric} ${row.process} ${row.priority ?? ''}`;
    const known = terms.get(key);
    if (known !== undefined) return known;
    const agreement = agreements.get(name);
    const promise = agreement && promiseOf(agreement, row.metric, row.process, row.priority ?? '');
    const warnings = (promise?.terms.thresholds ?? []).filter((percent) => percent < 100);
    const found = { calendar: promise?.terms.calendar ?? 'always', warnAt: Math.min(80, ...warnings) };
    terms.set(key, found);
    return found;
  };
  return (row) => {
    if (row.state === 'paused') return 'paused';
    if (row.due === undefined) return 'normal';
    if (row.due <= now || row.breachedAt !== undefined) return 'overdue';
    const { calendar: key, warnAt } = termsOf(row);
    const [start, due, at] = [row.startedAt, row.due, now].map((text) => Date.parse(text)) as [number, number, number];
    const elapsed =
      calendars?.has(key) === true
        ? (from: number, to: number): number => calendars.calendar(key).elapsed(from, to)
        : (from: number, to: number): number => Math.max(to - from, 0);
    const whole = elapsed(start, due);
    return whole > 0 && elapsed(at, due) / whole <= 1 - warnAt / 100 ? 'warning' : 'normal';
  };
}

/** How many kept and broke their promise, with the share as reports show it. */
export interface Figures {
  readonly key: string;
  readonly met: number;
  readonly breached: number;
  readonly excluded: number;
  readonly percent: number | null;
}

type Counts = Awaited<ReturnType<ServerParts['store']['clockCounts']>>;

/** Sums by one of the things that counts are kept by; the worst share first, or in the order of the names. */
export function figuresBy(
  counts: Counts,
  of: (count: Counts[number]) => string | undefined,
  order: 'worst' | 'name',
): readonly Figures[] {
  const sums = new Map<string, { met: number; breached: number; excluded: number }>();
  for (const count of counts) {
    const key = of(count);
    if (key === undefined) continue;
    const sum = sums.get(key) ?? { met: 0, breached: 0, excluded: 0 };
    sums.set(key, sum);
    if (count.excluded || count.result === 'excused') sum.excluded += count.count;
    else if (count.result === 'met') sum.met += count.count;
    else sum.breached += count.count;
  }
  const rows = [...sums].map(([key, { met, breached, excluded }]) => ({
    key,
    met,
    breached,
    excluded,
    percent: shownPercent(shareOf(met, breached), null),
  }));
  const byName = (a: Figures, b: Figures): number => (a.key < b.key ? -1 : 1);
  return rows.toSorted((a, b) =>
    order === 'name'
      ? byName(a, b)
      : (a.percent ?? 101) - (b.percent ?? 101) || b.breached - a.breached || byName(a, b),
  );
}

/** Breaches that count, by what they are put down to. */
export function breachesByCause(counts: Counts): readonly { readonly key: string; readonly count: number }[] {
  const sums = new Map<string, number>();
  for (const { result, excluded, cause = 'none', count } of counts)
    if (result === 'breached' && !excluded) sums.set(cause, (sums.get(cause) ?? 0) + count);
  return [...sums].map(([key, count]) => ({ key, count })).toSorted((a, b) => b.count - a.count);
}
