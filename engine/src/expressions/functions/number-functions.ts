import { BOOLEAN, NUMBER } from '../typing/feel-type.js';
import { finite } from '../values/arithmetic.js';
import { moduloDecimal, roundDecimal, type RoundingMode } from '../values/decimal.js';
import type { FeelValue } from '../values/feel-value.js';
import { FeelDaysDuration, FeelMonthsDuration } from '../values/temporal.js';
import { feelFunction, parameters, type FeelFunction } from './feel-function.js';

/** DMN's bounds for a number of digits. */
const MAX_SCALE = 6176;

function rounding(name: string, mode: RoundingMode, scale: 'required' | 'optional'): FeelFunction {
  return feelFunction(name, {
    parameters: parameters(scale === 'required' ? 'n: number, scale: number' : 'n: number, scale?: number'),
    result: NUMBER,
    call: ([value, digits]) => {
      const places = (digits ?? 0) as number;
      return Number.isInteger(places) && Math.abs(places) < MAX_SCALE
        ? roundDecimal(value as number, places, mode)
        : null;
    },
  });
}

function onNumber(name: string, result: typeof NUMBER, call: (value: number) => FeelValue): FeelFunction {
  return feelFunction(name, {
    parameters: parameters('number: number'),
    result,
    call: ([value]) => call(value as number),
  });
}

const GROUPING = new Set([' ', ',', '.']);
const NUMERAL = /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

function numberFrom(from: string, grouping: FeelValue, decimal: FeelValue): number | null {
  if (
    (grouping !== null && !GROUPING.has(grouping as string)) ||
    (decimal !== null && decimal !== '.' && decimal !== ',') ||
    (grouping !== null && grouping === decimal)
  ) {
    return null;
  }
  let text = from.trim();
  if (typeof grouping === 'string') text = text.replaceAll(grouping, '');
  if (decimal === ',') text = text.replace(',', '.');
  return NUMERAL.test(text) ? finite(Number(text)) : null;
}

export const numberFunctions: readonly FeelFunction[] = [
  feelFunction('number', {
    parameters: parameters('from: any, grouping separator?: any, decimal separator?: any'),
    result: NUMBER,
    call: ([from, grouping, decimal]) =>
      typeof from === 'number'
        ? from
        : typeof from === 'string'
          ? numberFrom(from, grouping ?? null, decimal ?? null)
          : null,
  }),
  rounding('decimal', 'half-even', 'required'),
  rounding('floor', 'floor', 'optional'),
  rounding('ceiling', 'ceiling', 'optional'),
  rounding('round', 'half-up', 'optional'),
  rounding('round up', 'up', 'required'),
  rounding('round down', 'down', 'required'),
  rounding('round half up', 'half-up', 'required'),
  rounding('round half down', 'half-down', 'required'),
  feelFunction('abs', {
    parameters: parameters('n: any'),
    result: ([type]) => type ?? NUMBER,
    call: ([value]) => {
      if (typeof value === 'number') return Math.abs(value);
      if (value instanceof FeelDaysDuration) return new FeelDaysDuration(Math.abs(value.ms));
      return value instanceof FeelMonthsDuration ? new FeelMonthsDuration(Math.abs(value.months)) : null;
    },
  }),
  feelFunction('modulo', {
    parameters: parameters('dividend: number, divisor: number'),
    result: NUMBER,
    call: ([a, b]) => finite(moduloDecimal(a as number, b as number)),
  }),
  onNumber('sqrt', NUMBER, (value) => finite(Math.sqrt(value))),
  onNumber('log', NUMBER, (value) => finite(Math.log(value))),
  onNumber('exp', NUMBER, (value) => finite(Math.exp(value))),
  onNumber('odd', BOOLEAN, (value) => Math.abs(value % 2) === 1),
  onNumber('even', BOOLEAN, (value) => value % 2 === 0),
];
