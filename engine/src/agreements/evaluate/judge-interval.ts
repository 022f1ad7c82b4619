import { parseIsoDuration } from '../../service-time/iso-duration.js';
import type { IntervalCommitment } from '../commitment.js';
import type { Evidence } from './evidence.js';
import type { Fact, JudgedCase } from './fact.js';

/**
 * While an event is open (`from`..`to` of any of its facts), the gaps between its notices, from the beginning on and up to
 * the end, may not be longer than the interval. One case for each event.
 */
export function judgeInterval(
  { every, calendar: key }: IntervalCommitment,
  { facts, period, asOf, calendar: calendarOf }: Evidence,
): readonly JudgedCase[] {
  const calendar = calendarOf(key);
  const longest = parseIsoDuration(every)?.ms ?? 0;
  const known = Date.parse(asOf ?? period.to);
  const events = new Map<string, Fact[]>();
  for (const fact of facts) {
    const name = fact.group ?? fact.id;
    events.set(name, [...(events.get(name) ?? []), fact]);
  }
  return [...events].flatMap(([name, own]) => {
    const start = own.find(({ from }) => from !== undefined)?.from;
    if (start === undefined) return [];
    const end = own.find(({ to }) => to !== undefined)?.to;
    const close = end === undefined ? known : Date.parse(end);
    const gap = longestGap(own, Date.parse(start), close, (from, to) => calendar.elapsed(from, to));
    return [{ name, at: start, result: gap <= longest ? 'met' : 'breached', found: gap / 60_000 } as const];
  });
}

function longestGap(
  facts: readonly Fact[],
  start: number,
  end: number,
  elapsed: (from: number, to: number) => number,
): number {
  const told = facts
    .flatMap(({ at }) => (at === undefined ? [] : [Date.parse(at)]))
    .filter((at) => at >= start && at <= end);
  let [last, longest] = [start, 0];
  for (const at of [...told.toSorted((a, b) => a - b), end]) {
    longest = Math.max(longest, elapsed(last, at));
    last = at;
  }
  return longest;
}
