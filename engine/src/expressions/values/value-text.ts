import type { Json } from '../../definition/json.js';
import { FeelRange, type FeelValue } from './feel-value.js';
import { FeelDateTime, temporalText } from './temporal.js';
import { feelValueOf, isList, isTemporal } from './value-kind.js';

/** Deeper data is cut to null: nothing a form or a process holds is nested like that. */
const MAX_DEPTH = 64;

/**
 * The value as JSON. Dates, times and durations become ISO text; a date with a time becomes an instant in UTC with
 * milliseconds, the form in which all instants are stored, so that texts sort in time order. Ranges have no JSON.
 */
export function jsonOf(value: FeelValue, depth = 0): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (depth > MAX_DEPTH) return null;
  if (isList(value)) return value.map((item) => jsonOf(feelValueOf(item), depth + 1));
  if (value instanceof FeelDateTime) return new Date(value.epochMs).toISOString();
  if (isTemporal(value)) return temporalText(value);
  if (value instanceof FeelRange) return null;
  const result: Record<string, Json> = {};
  for (const [key, entry] of Object.entries(value)) {
    // An own `__proto__` (JSON.parse makes one) must stay data and never become the prototype.
    Object.defineProperty(result, key, {
      value: jsonOf(feelValueOf(entry), depth + 1),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return result;
}

/** What `string()` gives; null stays null at the top and is written out inside lists and contexts. */
export function textOf(value: FeelValue, inside = false, depth = 0): string {
  if (typeof value === 'string') return inside ? JSON.stringify(value) : value;
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (isTemporal(value)) return temporalText(value);
  if (depth > MAX_DEPTH) return '…';
  if (isList(value)) return `[${value.map((item) => textOf(feelValueOf(item), true, depth + 1)).join(', ')}]`;
  if (value instanceof FeelRange) {
    const [low, high] = [textOf(value.low, true), textOf(value.high, true)];
    return `${value.lowIncluded ? '[' : '('}${low}..${high}${value.highIncluded ? ']' : ')'}`;
  }
  return `{${Object.entries(value)
    .map(
      ([key, entry]) =>
        `${/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key)}: ${textOf(feelValueOf(entry), true, depth + 1)}`,
    )
    .join(', ')}}`;
}

/** Never in exponent notation: people read it. */
function numberText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [digits = '', power = '0'] = text.split('e');
  const negative = digits.startsWith('-');
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const point = whole.length + Number(power);
  const all = (whole + fraction).padEnd(point, '0');
  const plain =
    point > 0
      ? all.slice(0, point) + (all.length > point ? `.${all.slice(point)}` : '')
      : `0.${'0'.repeat(-point)}${all}`;
  return (negative ? '-' : '') + plain;
}
