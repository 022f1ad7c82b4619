/** Open time of one year as sorted, non-overlapping intervals with prefix sums; found by binary search. */
export interface IntervalTable {
  /** Open milliseconds of the year before `epochMs`. */
  elapsedBefore(epochMs: number): number;
  /** Least instant at which so much open time of the year has passed; so closing time, never the next opening. */
  instantAt(elapsed: number): number;
  readonly total: number;
}

export function createIntervalTable(intervals: readonly (readonly [from: number, to: number])[]): IntervalTable {
  const starts = Float64Array.from(intervals, ([from]) => from);
  const sums = new Float64Array(intervals.length + 1);
  for (const [index, [from, to]] of intervals.entries()) sums[index + 1] = (sums[index] ?? 0) + to - from;
  const total = sums[intervals.length] ?? 0;
  return {
    total,
    elapsedBefore: (epochMs) => {
      const index = countAtMost(starts, epochMs) - 1;
      if (index < 0) return 0;
      const [low, high] = [sums[index] ?? 0, sums[index + 1] ?? 0];
      return Math.min(low + epochMs - (starts[index] ?? 0), high);
    },
    instantAt: (elapsed) => {
      // The interval in which the sum is reached: the first whose end sum is not less.
      const index = countBelow(sums, elapsed) - 1;
      return (starts[Math.max(index, 0)] ?? 0) + elapsed - (sums[Math.max(index, 0)] ?? 0);
    },
  };
}

/** How many of the sorted values are <= `limit`. */
function countAtMost(values: Float64Array, limit: number): number {
  return search(values, (value) => value <= limit);
}

function countBelow(values: Float64Array, limit: number): number {
  return search(values, (value) => value < limit);
}

function search(values: Float64Array, before: (value: number) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(values[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
