/** A stretch of the number line. */
export interface Interval {
  readonly low: number;
  readonly lowIncluded: boolean;
  readonly high: number;
  readonly highIncluded: boolean;
}

/** Numbers as stretches that do not touch, from small to large. */
export type NumberSet = readonly Interval[];

export const everything: NumberSet = [{ low: -Infinity, lowIncluded: false, high: Infinity, highIncluded: false }];

export function interval(low: number, lowIncluded: boolean, high: number, highIncluded: boolean): NumberSet {
  return low < high || (low === high && lowIncluded && highIncluded) ? [{ low, lowIncluded, high, highIncluded }] : [];
}

export function union(...sets: readonly NumberSet[]): NumberSet {
  const all = sets.flat().sort((a, b) => a.low - b.low || Number(b.lowIncluded) - Number(a.lowIncluded));
  const joined: Interval[] = [];
  for (const next of all) {
    const last = joined.at(-1);
    const touches =
      last !== undefined &&
      (next.low < last.high || (next.low === last.high && (next.lowIncluded || last.highIncluded)));
    if (last === undefined || !touches) joined.push(next);
    else if (next.high > last.high || (next.high === last.high && next.highIncluded))
      joined[joined.length - 1] = { ...last, high: next.high, highIncluded: next.highIncluded };
  }
  return joined;
}

export function complement(set: NumberSet): NumberSet {
  let low = -Infinity;
  let lowIncluded = false;
  const gaps: Interval[] = [];
  for (const piece of union(set)) {
    gaps.push(...interval(low, lowIncluded, piece.low, !piece.lowIncluded));
    [low, lowIncluded] = [piece.high, !piece.highIncluded];
  }
  return [...gaps, ...(low === Infinity ? [] : interval(low, lowIncluded, Infinity, false))];
}

export function intersection(a: NumberSet, b: NumberSet): NumberSet {
  return complement(union(complement(a), complement(b)));
}

/** Does a stretch hold a value that can be entered: a whole number, an amount in fen? Exact, in decimals. */
export function holdsStep({ low, lowIncluded, high, highIncluded }: Interval, step: number): boolean {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return true;
  const scale = Math.max(...[low, high, step].map(decimals));
  const [from, to, unit] = [scaled(low, scale), scaled(high, scale), scaled(step, scale)];
  let first = (from / unit) * unit;
  while (first < from || (first === from && !lowIncluded)) first += unit;
  return first < to || (first === to && highIncluded);
}

/** Digits behind the point of a number as it prints. */
function decimals(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

function scaled(value: number, scale: number): bigint {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  return BigInt(whole + fraction) * 10n ** BigInt(scale + Number(exponent) - fraction.length);
}
