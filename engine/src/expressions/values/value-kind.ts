import { FeelRange, type FeelContext, type FeelTemporal, type FeelValue } from './feel-value.js';
import { FeelDate, FeelDateTime, FeelDaysDuration, FeelMonthsDuration, FeelTime } from './temporal.js';

/** FEEL's names of the kinds a value can have, as `instance of` takes them. */
export type ValueKind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'range'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration';

export function kindOf(value: FeelValue): ValueKind {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
  }
  if (isList(value)) return 'list';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelDaysDuration) return 'days and time duration';
  if (value instanceof FeelMonthsDuration) return 'years and months duration';
  if (value instanceof FeelRange) return 'range';
  return 'context';
}

/** `Array.isArray` that keeps the element type of read-only lists. */
export function isList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function isContext(value: FeelValue): value is FeelContext {
  return kindOf(value) === 'context';
}

export function isTemporal(value: FeelValue): value is FeelTemporal {
  return (
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof FeelDaysDuration ||
    value instanceof FeelMonthsDuration
  );
}

/** Takes JSON from outside as a value: `undefined`, functions, NaN and the like become null. */
export function feelValueOf(value: unknown): FeelValue {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      return value as FeelValue;
    default:
      return null;
  }
}

/** Own property `name` of a context; inherited ones (`constructor`, `__proto__`) do not exist. */
export function ownEntry(context: FeelContext, name: string): FeelValue {
  return Object.hasOwn(context, name) ? feelValueOf(context[name]) : null;
}
