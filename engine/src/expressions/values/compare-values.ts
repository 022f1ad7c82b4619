import { FeelRange, type FeelValue } from './feel-value.js';
import {
  FeelDate,
  FeelDateTime,
  FeelDaysDuration,
  FeelMonthsDuration,
  FeelTime,
  LOCAL_OFFSET_MINUTES,
  parseDate,
  parseDateTime,
  parseTime,
  parseDuration,
} from './temporal.js';
import { feelValueOf, isList, isTemporal, kindOf } from './value-kind.js';

/**
 * Variables are JSON, so their dates are ISO text. Beside a temporal value such a text is read as one of the same kind;
 * `undefined` when it is not one.
 */
export function alike(text: string, other: FeelValue): FeelValue | undefined {
  if (other instanceof FeelDate) return parseDate(text);
  if (other instanceof FeelDateTime) return parseDateTime(text);
  if (other instanceof FeelTime) return parseTime(text);
  if (other instanceof FeelDaysDuration || other instanceof FeelMonthsDuration) return parseDuration(text);
  return undefined;
}

function paired(a: FeelValue, b: FeelValue): readonly [FeelValue, FeelValue] {
  if (typeof a === 'string' && isTemporal(b)) return [alike(a, b) ?? a, b];
  if (typeof b === 'string' && isTemporal(a)) return [a, alike(b, a) ?? b];
  return [a, b];
}

/** FEEL equality: null when the two cannot be compared (a number with a text). */
export function equalValues(left: FeelValue, right: FeelValue): boolean | null {
  if (left === null || right === null) return left === right;
  const [a, b] = paired(left, right);
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return null;
  if (isList(a) && isList(b))
    return (
      a.length === b.length && a.every((item, index) => equalValues(feelValueOf(item), feelValueOf(b[index])) === true)
    );
  if (kind === 'context') return equalContexts(a as object, b as object);
  if (a instanceof FeelRange && b instanceof FeelRange) {
    return (
      a.lowIncluded === b.lowIncluded &&
      a.highIncluded === b.highIncluded &&
      equalValues(a.low, b.low) === true &&
      equalValues(a.high, b.high) === true
    );
  }
  const order = orderOf(a, b);
  return order === undefined ? a === b : order === 0;
}

function equalContexts(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) &&
        equalValues(
          feelValueOf((a as Record<string, unknown>)[key]),
          feelValueOf((b as Record<string, unknown>)[key]),
        ) === true,
    )
  );
}

/** Negative, 0 or positive; `undefined` when the values have no common order. */
export function compareValues(left: FeelValue, right: FeelValue): number | undefined {
  const [a, b] = paired(left, right);
  return orderOf(a, b);
}

function orderOf(a: FeelValue, b: FeelValue): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof FeelDate && b instanceof FeelDate) return a.days - b.days;
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) return a.epochMs - b.epochMs;
  if (a instanceof FeelTime && b instanceof FeelTime) return timeInUtc(a) - timeInUtc(b);
  if (a instanceof FeelDaysDuration && b instanceof FeelDaysDuration) return a.ms - b.ms;
  if (a instanceof FeelMonthsDuration && b instanceof FeelMonthsDuration) return a.months - b.months;
  return undefined;
}

function timeInUtc(time: FeelTime): number {
  return time.ms - (time.offset ?? LOCAL_OFFSET_MINUTES) * 60_000;
}

/** Is the value inside the range? null when it cannot be compared with an end. */
export function rangeIncludes(range: FeelRange, value: FeelValue): boolean | null {
  if (value === null) return null;
  const low = range.low === null ? 1 : compareValues(value, range.low);
  const high = range.high === null ? -1 : compareValues(value, range.high);
  if (low === undefined || high === undefined || (range.low === null && range.high === null)) return null;
  return (range.lowIncluded ? low >= 0 : low > 0) && (range.highIncluded ? high <= 0 : high < 0);
}
