import type { Json, JsonObject } from '../definition/json.js';
import { own, sameJson } from './same-json.js';

/** One change of one field: a value, or one cell or row of a table. */
export interface FieldChange {
  /** Name of the field (the variable). */
  readonly field: string;
  readonly kind: 'changed' | 'row-added' | 'row-removed';
  /** Of a table: the row's number after the change (before it, where the row was removed), from 0. */
  readonly row?: number;
  readonly column?: string;
  readonly from: Json;
  readonly to: Json;
}

/** A change of a whole variable, as `variables.changed` records it. */
interface WholeChange {
  readonly name: string;
  readonly from: Json;
  readonly to: Json;
}

/** What changed, down to the columns of table rows. Rows that only moved because others came or went are no change. */
export function fieldChanges(changes: readonly WholeChange[]): readonly FieldChange[] {
  return changes.flatMap(({ name, from, to }) => {
    const [before, after] = [rowsOf(from), rowsOf(to)];
    // An empty list beside something that is no table is a plain value (a cleared choice).
    const isTable = before !== undefined && after !== undefined && before.length + after.length > 0;
    return isTable ? rowChanges(name, before, after) : [{ field: name, kind: 'changed' as const, from, to }];
  });
}

function rowsOf(value: Json): readonly JsonObject[] | undefined {
  if (value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const rows = value as readonly Json[];
  return rows.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row))
    ? (rows as readonly JsonObject[])
    : undefined;
}

/**
 * Rows have no names of their own, so equal rows are taken for the same one, in order; what is left between two of them
 * is paired by position, and what remains was added or removed.
 */
function rowChanges(field: string, before: readonly JsonObject[], after: readonly JsonObject[]): FieldChange[] {
  const found: FieldChange[] = [];
  let [left, right] = [0, 0];
  const gap = (leftEnd: number, rightEnd: number): void => {
    for (; left < leftEnd && right < rightEnd; left++, right++)
      found.push(...cellChanges(field, right, before[left] ?? {}, after[right] ?? {}));
    for (; left < leftEnd; left++)
      found.push({ field, kind: 'row-removed', row: left, from: before[left] ?? null, to: null });
    for (; right < rightEnd; right++)
      found.push({ field, kind: 'row-added', row: right, from: null, to: after[right] ?? null });
  };
  for (const [leftAt, rightAt] of equalRows(before, after)) {
    gap(leftAt, rightAt);
    [left, right] = [leftAt + 1, rightAt + 1];
  }
  gap(before.length, after.length);
  return found;
}

function cellChanges(field: string, row: number, before: JsonObject, after: JsonObject): readonly FieldChange[] {
  const columns = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...columns]
    .map((column) => ({ column, from: own(before, column) ?? null, to: own(after, column) ?? null }))
    .filter(({ from, to }) => !sameJson(from, to))
    .map(({ column, from, to }) => ({ field, kind: 'changed', row, column, from, to }));
}

/** Pairs of equal rows in rising order on both sides; each row of `after` takes the next equal one of `before`. */
function equalRows(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): readonly (readonly [number, number])[] {
  const places = new Map<string, number[]>();
  before.forEach((row, index) => {
    const text = rowText(row);
    const known = places.get(text);
    if (known === undefined) places.set(text, [index]);
    else known.push(index);
  });
  const offers = after.flatMap((row, index): readonly (readonly [number, number])[] => {
    const at = places.get(rowText(row))?.shift();
    return at === undefined ? [] : [[at, index]];
  });
  return longestRising(offers);
}

/** The longest run of offers whose left sides rise (patience sorting), so that one moved row does not undo the rest. */
function longestRising(offers: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tops: number[] = [];
  const cameFrom: (number | undefined)[] = [];
  offers.forEach(([left], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((offers[tops[middle] ?? 0]?.[0] ?? 0) < left) low = middle + 1;
      else high = middle;
    }
    cameFrom[index] = low > 0 ? tops[low - 1] : undefined;
    tops[low] = index;
  });
  const chosen: (readonly [number, number])[] = [];
  for (let at = tops.at(-1); at !== undefined; at = cameFrom[at]) {
    const offer = offers[at];
    if (offer !== undefined) chosen.push(offer);
  }
  return chosen.toReversed();
}

function rowText(row: JsonObject): string {
  return JSON.stringify(
    Object.keys(row)
      .toSorted()
      .map((key) => [key, own(row, key) ?? null]),
  );
}
