import type { ArithmeticOperator } from '../syntax/expression-node.js';
import { alike } from './compare-values.js';
import { addDecimal, divideDecimal, multiplyDecimal, powerDecimal } from './decimal.js';
import type { FeelValue } from './feel-value.js';
import {
  addToDate,
  addToDateTime,
  addToTime,
  FeelDate,
  FeelDateTime,
  FeelDaysDuration,
  FeelMonthsDuration,
  FeelTime,
  parseDate,
  parseDateTime,
  type FeelDuration,
} from './temporal.js';
import { DAY_MS } from '../../service-time/civil-date.js';

/** FEEL arithmetic; null where the operands do not fit the operator. */
export function arithmetic(operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue {
  if (left === null || right === null) return null;
  if (typeof left === 'number' && typeof right === 'number') return finite(onNumbers(operator, left, right));
  switch (operator) {
    case '+':
      return add(left, right);
    case '-':
      return subtract(left, right);
    case '*':
      return multiply(left, right) ?? multiply(right, left) ?? null;
    case '/':
      return divide(left, right);
    case '**':
      return null;
  }
}

function onNumbers(operator: ArithmeticOperator, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return addDecimal(left, right);
    case '-':
      return addDecimal(left, -right);
    case '*':
      return multiplyDecimal(left, right);
    case '/':
      return divideDecimal(left, right);
    case '**':
      return powerDecimal(left, right);
  }
}

/** Overflow and 0 / 0 have no place in JSON; `+ 0` turns -0 into 0. */
export function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value + 0 : null;
}

function isDuration(value: FeelValue): value is FeelDuration {
  return value instanceof FeelDaysDuration || value instanceof FeelMonthsDuration;
}

/** ISO text beside a duration or a date is that date (variables are JSON). */
function dated(text: FeelValue): FeelValue {
  return typeof text === 'string' ? (parseDate(text) ?? parseDateTime(text) ?? null) : text;
}

function add(left: FeelValue, right: FeelValue): FeelValue {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (isDuration(left) && isDuration(right)) return addDurations(left, right, 1);
  if (isDuration(right)) return shift(dated(left), right, 1);
  if (isDuration(left)) return shift(dated(right), left, 1);
  return null;
}

function subtract(left: FeelValue, right: FeelValue): FeelValue {
  if (isDuration(left) && isDuration(right)) return addDurations(left, right, -1);
  if (isDuration(right)) return shift(dated(left), right, -1);
  const a = typeof left === 'string' ? (alike(left, right) ?? null) : left;
  const b = typeof right === 'string' ? (alike(right, left) ?? null) : right;
  if (a instanceof FeelTime && b instanceof FeelTime) return new FeelDaysDuration(a.ms - b.ms);
  const [from, to] = [instantMs(b), instantMs(a)];
  return from === undefined || to === undefined ? null : new FeelDaysDuration(to - from);
}

function instantMs(value: FeelValue): number | undefined {
  if (value instanceof FeelDate) return new FeelDateTime(value.days * DAY_MS, undefined).epochMs;
  return value instanceof FeelDateTime ? value.epochMs : undefined;
}

/** First and last day that still have a four-digit year. */
const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;

function shift(at: FeelValue, duration: FeelDuration, sign: 1 | -1): FeelValue {
  if (at instanceof FeelTime) return duration instanceof FeelDaysDuration ? addToTime(at, duration, sign) : null;
  if (at instanceof FeelDate) {
    const date = addToDate(at, duration, sign);
    return date.days >= FIRST_DAY && date.days <= LAST_DAY ? date : null;
  }
  if (at instanceof FeelDateTime) {
    const moved = addToDateTime(at, duration, sign);
    return moved.wallMs >= FIRST_DAY * DAY_MS && moved.wallMs < (LAST_DAY + 1) * DAY_MS ? moved : null;
  }
  return null;
}

function addDurations(left: FeelDuration, right: FeelDuration, sign: 1 | -1): FeelValue {
  if (left instanceof FeelDaysDuration && right instanceof FeelDaysDuration)
    return daysDuration(left.ms + sign * right.ms);
  if (left instanceof FeelMonthsDuration && right instanceof FeelMonthsDuration)
    return monthsDuration(left.months + sign * right.months);
  return null;
}

function daysDuration(ms: number): FeelValue {
  return Number.isSafeInteger(Math.trunc(ms)) ? new FeelDaysDuration(Math.trunc(ms) + 0) : null;
}

function monthsDuration(months: number): FeelValue {
  return Number.isSafeInteger(Math.trunc(months)) ? new FeelMonthsDuration(Math.trunc(months) + 0) : null;
}

function multiply(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (typeof right !== 'number') return undefined;
  if (left instanceof FeelDaysDuration) return daysDuration(left.ms * right);
  return left instanceof FeelMonthsDuration ? monthsDuration(left.months * right) : undefined;
}

function divide(left: FeelValue, right: FeelValue): FeelValue {
  if (left instanceof FeelDaysDuration && right instanceof FeelDaysDuration)
    return finite(divideDecimal(left.ms, right.ms));
  if (left instanceof FeelMonthsDuration && right instanceof FeelMonthsDuration)
    return finite(divideDecimal(left.months, right.months));
  if (typeof right !== 'number' || right === 0) return null;
  return multiply(left, 1 / right) ?? null;
}

/** `-x`. */
export function negate(value: FeelValue): FeelValue {
  if (typeof value === 'number') return -value + 0;
  if (value instanceof FeelDaysDuration) return new FeelDaysDuration(-value.ms + 0);
  return value instanceof FeelMonthsDuration ? new FeelMonthsDuration(-value.months + 0) : null;
}
