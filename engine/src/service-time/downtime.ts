import type { MsInterval } from './calendar.js';
import type { ClockFact } from './clock-facts.js';

/** A planned window as known so far. `[from, end)` is excluded unless the notice came late. */
export interface DowntimeWindow {
  readonly row: number;
  readonly approvedAt: number;
  readonly from: number;
  readonly plannedTo: number;
  readonly end: number;
  /** Approved after it had begun: does not count. */
  readonly late: boolean;
}

/** Takes up a window, or what became of one that is known (same `window`). */
export function takeDowntime(windows: Map<string, DowntimeWindow>, fact: ClockFact): void {
  if (fact.event.type !== 'downtime') return;
  const key = fact.event.window === undefined ? `#${fact.row}` : `=${fact.event.window}`;
  const known = windows.get(key);
  const inTime = fact.at <= fact.from && (known === undefined || fact.at <= known.from);
  const base =
    known === undefined || inTime
      ? { row: fact.row, approvedAt: fact.at, from: fact.from, plannedTo: fact.until, late: fact.at > fact.from }
      : known;
  windows.set(key, { ...base, end: Math.min(base.plannedTo, fact.actualTo) });
}

/** The excluded time, joined and in order. */
export function excludedWindows(windows: Iterable<DowntimeWindow>): readonly MsInterval[] {
  const list = [...windows].filter(({ late, from, end }) => !late && from < end);
  const joined: [number, number][] = [];
  for (const { from, end } of list.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([from, end]);
  }
  return joined;
}

/** `[from, to)` without the excluded time. */
export function without(from: number, to: number, excluded: readonly MsInterval[]): readonly MsInterval[] {
  const left: MsInterval[] = [];
  let at = from;
  for (const [start, end] of excluded) {
    if (end <= at) continue;
    if (start >= to) break;
    if (start > at) left.push([at, start]);
    at = Math.max(at, end);
  }
  if (at < to) left.push([at, to]);
  return left;
}
