import type { Json, JsonObject } from '../definition/json.js';
import { own, sameJson } from './same-json.js';

/** Key by which a client says which present row (from 0) a sent row is; never stored. */
export const originKey = '$row';

/**
 * Which present row each sent row is, undefined = new. By `$row` where any row has it. Without it: by position while no
 * row can have been removed, else in order by what the person cannot change (`fixed` columns).
 */
export function alignRows(
  current: readonly JsonObject[],
  sent: readonly JsonObject[],
  fixed: readonly string[],
  rowsMayChange: boolean,
): (number | undefined)[] {
  if (sent.some((row) => Object.hasOwn(row, originKey))) {
    return sent.map((row) => {
      const origin: Json | undefined = own(row, originKey);
      return typeof origin === 'number' ? origin : undefined;
    });
  }
  if (!rowsMayChange || fixed.length === 0)
    return sent.map((_row, index) => (index < current.length ? index : undefined));
  let next = 0;
  return sent.map((row) => {
    for (let index = next; index < current.length; index++) {
      const before = current[index] ?? {};
      if (fixed.every((name) => !Object.hasOwn(row, name) || sameJson(own(row, name), own(before, name)))) {
        next = index + 1;
        return index;
      }
    }
    return undefined;
  });
}
