import type { MsInterval } from './calendar.js';
import { DAY_MS } from './civil-date.js';

/**
 * Open time as sorted, non-overlapping intervals with prefix sums. Two coarse indexes (by day, by share of the sum) say
 * where to begin, so that a question costs a step or two and not a search over years.
 */
export interface IntervalTable {
  /** Open milliseconds of the table before `at`. */
  readonly elapsedBefore: (at: number) => number;
  /** Least instant at which so much open time of the table has passed; so closing time, never the next opening. */
  readonly instantAt: (elapsed: number) => number;
  /** The intervals that end after `from` and begin before `to`, clipped to both. */
  readonly between: (from: number, to: number) => readonly MsInterval[];
  readonly total: number;
}

/** `bounds` holds from, to, from, to … in order. */
export function createIntervalTable(bounds: readonly number[]): IntervalTable {
  const count = bounds.length >> 1;
  const starts = new Float64Array(count);
  const sums = new Float64Array(count + 1);
  for (let index = 0; index < count; index += 1) {
    const from = bounds[2 * index] ?? 0;
    starts[index] = from;
    sums[index + 1] = (sums[index] ?? 0) + (bounds[2 * index + 1] ?? 0) - from;
  }
  const total = sums[count] ?? 0;
  const origin = starts[0] ?? 0;
  const byDay = indexByDay(starts, origin);
  const width = Math.max(total / Math.max(count, 1), 1);
  const bySum = indexBySum(sums, width);

  /** The last interval that begins at or before `at`, which must not lie before the first. */
  const intervalAt = (at: number): number => {
    let index = byDay[Math.min(Math.floor((at - origin) / DAY_MS), byDay.length - 1)] ?? 0;
    while (index + 1 < count && (starts[index + 1] ?? 0) <= at) index += 1;
    return index;
  };
  return {
    total,
    elapsedBefore: (at) => {
      if (at <= origin || count === 0) return 0;
      const index = intervalAt(at);
      return Math.min((sums[index] ?? 0) + at - (starts[index] ?? 0), sums[index + 1] ?? 0);
    },
    instantAt: (elapsed) => {
      // The interval in which the sum is reached: the first whose end sum is not less.
      let index = bySum[Math.floor(elapsed / width)] ?? 0;
      while ((sums[index + 1] ?? Infinity) < elapsed) index += 1;
      return (starts[index] ?? 0) + elapsed - (sums[index] ?? 0);
    },
    between: (from, to) => {
      const found: MsInterval[] = [];
      for (let index = from <= origin ? 0 : intervalAt(from); index < count; index += 1) {
        const start = starts[index] ?? 0;
        if (start >= to) break;
        const end = start + (sums[index + 1] ?? 0) - (sums[index] ?? 0);
        if (end > from) found.push([Math.max(start, from), Math.min(end, to)]);
      }
      return found;
    },
  };
}

/** For every day after `origin`: the last interval that begins at or before the beginning of that day. */
function indexByDay(starts: Float64Array, origin: number): Int32Array {
  const days = Math.floor(((starts.at(-1) ?? origin) - origin) / DAY_MS) + 1;
  const index = new Int32Array(days);
  let at = 0;
  for (let day = 0; day < days; day += 1) {
    while (at + 1 < starts.length && (starts[at + 1] ?? 0) <= origin + day * DAY_MS) at += 1;
    index[day] = at;
  }
  return index;
}

/** For every `width` of the sum: the first interval whose end sum is not less. */
function indexBySum(sums: Float64Array, width: number): Int32Array {
  const steps = Math.floor((sums.at(-1) ?? 0) / width) + 1;
  const index = new Int32Array(steps);
  let at = 0;
  for (let step = 0; step < steps; step += 1) {
    while (at + 2 < sums.length && (sums[at + 1] ?? 0) < step * width) at += 1;
    index[step] = at;
  }
  return index;
}
