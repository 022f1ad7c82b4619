/** Values along a line of length 1, and back. */
export interface RulerScale {
  readonly low: number;
  readonly high: number;
  /** 0 … 1; values outside are put at the ends. */
  x(value: number): number;
  value(x: number): number;
}

/**
 * A line through the given values: half by size, half evenly, so that 100, 1000 and 1000000 can all be told apart and a
 * longer stretch still looks longer.
 */
export function rulerScale(
  points: readonly number[],
  limits: { readonly minimum?: number; readonly maximum?: number },
): RulerScale {
  const sorted = [...new Set(points)].toSorted((a, b) => a - b);
  const [first = limits.minimum ?? 0] = sorted;
  const last = sorted.at(-1) ?? limits.maximum ?? first + 1;
  const room = Math.max((last - first) * 0.3, Math.abs(last) * 0.3, 1);
  const low = Math.min(first, limits.minimum ?? first - room);
  const high = Math.max(last, limits.maximum ?? last + room);
  const values = [...new Set([low < first ? low : first - room, ...sorted, high > last ? high : last + room])];
  const [from = 0] = values;
  const length = (values.at(-1) ?? 1) - from;
  const places = values.map((value, index) => (0.5 * (value - from)) / length + (0.5 * index) / (values.length - 1));
  const along = (at: number, keys: readonly number[], to: readonly number[]): number => {
    if (at <= (keys[0] ?? 0)) return to[0] ?? 0;
    for (let index = 1; index < keys.length; index += 1) {
      const [a = 0, b = 0] = [keys[index - 1], keys[index]];
      const [c = 0, d = 0] = [to[index - 1], to[index]];
      if (at <= b) return c + ((at - a) / (b - a)) * (d - c);
    }
    return to.at(-1) ?? 1;
  };
  return {
    low: from,
    high: values.at(-1) ?? 1,
    x: (value) => along(value, values, places),
    value: (x) => along(x, places, values),
  };
}

/** A value as somebody would write it who points at a place of so many pixels. */
export function niceValue(value: number, perPixel: number, step: number | undefined): number {
  const wanted = Math.max(perPixel * 2, Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const nice = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= wanted) ?? power;
  const by = step === undefined ? nice : Math.max(step, Math.round(nice / step) * step);
  return Number((Math.round(value / by) * by).toPrecision(12));
}
