import type { MsInterval } from './calendar.js';

/** Open time as sorted, non-overlapping intervals with prefix sums; every question is a binary search. */
export interface IntervalTable {
  /** Open milliseconds of the table before `at`. */
  elapsedBefore(at: number): number;
  /** Least instant at which so much open time of the table has passed; so closing time, never the next opening. */
  instantAt(elapsed: number): number;
  /** The intervals that end after `from` and begin before `to`, clipped to both. */
  between(from: number, to: number): readonly MsInterval[];
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
  return {
    total,
    elapsedBefore: (at) => {
      const index = countAtMost(starts, at) - 1;
      if (index < 0) return 0;
      const low = sums[index] ?? 0;
      return Math.min(low + at - (starts[index] ?? 0), sums[index + 1] ?? 0);
    },
    instantAt: (elapsed) => {
      // The interval in which the sum is reached: the first whose end sum is not less.
      const index = Math.max(countBelow(sums, elapsed) - 1, 0);
      return (starts[index] ?? 0) + elapsed - (sums[index] ?? 0);
    },
    between: (from, to) => {
      const found: MsInterval[] = [];
      for (let index = Math.max(countAtMost(starts, from) - 1, 0); index < count; index += 1) {
        const start = starts[index] ?? 0;
        if (start >= to) break;
        const end = start + (sums[index + 1] ?? 0) - (sums[index] ?? 0);
        if (end > from) found.push([Math.max(start, from), Math.min(end, to)]);
      }
      return found;
    },
  };
}

/** How many of the sorted values are <= `limit`. */
function countAtMost(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countBelow(values: Float64Array, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
