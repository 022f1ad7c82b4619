import { ANY, BOOLEAN, joinTypes, listOf, NUMBER, type FeelType } from '../typing/feel-type.js';
import { finite } from '../values/arithmetic.js';
import { compareValues, equalValues } from '../values/compare-values.js';
import { addDecimal, divideDecimal, multiplyDecimal } from '../values/decimal.js';
import type { FeelValue } from '../values/feel-value.js';
import { feelValueOf, isList } from '../values/value-kind.js';
import { spend, type Run } from '../evaluation/run.js';
import { feelFunction, parameters, type FeelFunction, type Signature } from './feel-function.js';

type List = readonly FeelValue[];

function itemType(type: FeelType | undefined): FeelType {
  return type === undefined ? ANY : type.kind === 'list' ? type.items : type;
}

/** A function taking one list, or its elements as arguments. */
function onList(name: string, result: Signature['result'], call: (list: List, run: Run) => FeelValue): FeelFunction {
  const run = (list: List, state: Run): FeelValue => {
    spend(state, list.length);
    return call(list.map(feelValueOf), state);
  };
  return feelFunction(
    name,
    { parameters: parameters('list: list'), result, call: ([list], state) => run(list as List, state) },
    {
      parameters: parameters('element: any'),
      variadic: true,
      result:
        typeof result === 'function' ? (args) => result([listOf(args.reduce(joinTypes, { kind: 'null' }))]) : result,
      call: (args, state) => run(args, state),
    },
  );
}

/** A function of a list and more; walks the list once. */
function withList(
  name: string,
  signature: string,
  result: Signature['result'],
  call: (list: List, rest: List, run: Run) => FeelValue,
  variadic = false,
): FeelFunction {
  return feelFunction(name, {
    parameters: parameters(signature),
    variadic,
    result,
    call: ([list, ...rest], run) => {
      spend(run, 1 + (list as List).length);
      return call((list as List).map(feelValueOf), rest, run);
    },
  });
}

function numbersOf(list: List): readonly number[] | undefined {
  return list.every((item) => typeof item === 'number') ? list : undefined;
}

function extreme(list: List, sign: 1 | -1): FeelValue {
  let best: FeelValue = null;
  for (const item of list) {
    if (item === null) return null;
    const order = best === null ? 1 : compareValues(item, best);
    if (order === undefined) return null;
    if (best === null || order * sign > 0) best = item;
  }
  return best;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce(addDecimal, 0);
}

function median(list: List): FeelValue {
  const numbers = numbersOf(list);
  if (numbers === undefined || numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : finite(divideDecimal(addDecimal(sorted[middle - 1] ?? 0, high), 2));
}

/** Three-valued and (`all`) or or (`any`) over a list: the deciding value wins, else one unknown makes it unknown. */
function quantify(list: List, deciding: boolean): FeelValue {
  if (list.some((item) => item === deciding)) return deciding;
  return list.every((item) => item === !deciding) ? !deciding : null;
}

function distinct(list: List, run: Run): List {
  const kept: FeelValue[] = [];
  for (const item of list) {
    spend(run, kept.length / 8);
    if (!kept.some((other) => equalValues(other, item) === true)) kept.push(item);
  }
  return kept;
}

function flatten(list: List, run: Run, depth = 0): FeelValue[] {
  spend(run, list.length);
  return list.flatMap((item) => (isList(item) && depth < 50 ? flatten(item.map(feelValueOf), run, depth + 1) : [item]));
}

/** 1-based position, negative from the end, as an index; `undefined` outside of `length`. */
function indexOf(position: FeelValue, length: number): number | undefined {
  if (typeof position !== 'number' || !Number.isInteger(position) || position === 0) return undefined;
  const index = position > 0 ? position - 1 : length + position;
  return index >= 0 && index < length ? index : undefined;
}

function sublist(list: List, start: FeelValue, length: FeelValue): FeelValue {
  const from = indexOf(start, list.length);
  if (from === undefined) return typeof start === 'number' && start === list.length + 1 ? [] : null;
  return list.slice(from, typeof length === 'number' ? from + Math.max(0, length) : undefined);
}

function asList(value: FeelValue): List {
  return isList(value) ? value : [value];
}

function mode(list: List): FeelValue {
  const numbers = numbersOf(list);
  if (numbers === undefined) return null;
  const counts = new Map<number, number>();
  for (const value of numbers) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts.keys()].filter((value) => counts.get(value) === most).toSorted((a, b) => a - b);
}

function deviation(list: List): FeelValue {
  const numbers = numbersOf(list);
  if (numbers === undefined || numbers.length < 2) return null;
  const mean = sum(numbers) / numbers.length;
  return finite(Math.sqrt(numbers.reduce((total, value) => total + (value - mean) ** 2, 0) / (numbers.length - 1)));
}

const sameList = ([type]: readonly FeelType[]): FeelType => listOf(itemType(type));

function joined(args: readonly FeelType[]): FeelType {
  return listOf(args.map(itemType).reduce(joinTypes, { kind: 'null' }));
}

export const listFunctions: readonly FeelFunction[] = [
  withList('count', 'list: list', NUMBER, (list) => list.length),
  onList(
    'min',
    ([type]) => itemType(type),
    (list) => extreme(list, -1),
  ),
  onList(
    'max',
    ([type]) => itemType(type),
    (list) => extreme(list, 1),
  ),
  onList('sum', NUMBER, (list) => {
    const numbers = numbersOf(list);
    return numbers === undefined || numbers.length === 0 ? null : finite(sum(numbers));
  }),
  onList('mean', NUMBER, (list) => {
    const numbers = numbersOf(list);
    return numbers === undefined || numbers.length === 0 ? null : finite(divideDecimal(sum(numbers), numbers.length));
  }),
  onList('product', NUMBER, (list) => {
    const numbers = numbersOf(list);
    return numbers === undefined || numbers.length === 0 ? null : finite(numbers.reduce(multiplyDecimal, 1));
  }),
  onList('median', NUMBER, median),
  onList('stddev', NUMBER, deviation),
  onList('mode', listOf(NUMBER), mode),
  onList('all', BOOLEAN, (list) => quantify(list, false)),
  onList('any', BOOLEAN, (list) => quantify(list, true)),
  withList('list contains', 'list: list, element: any', BOOLEAN, (list, [element]) =>
    list.some((item) => equalValues(item, element ?? null) === true),
  ),
  withList('sublist', 'list: list, start position: number, length?: number', sameList, (list, [start, length]) =>
    sublist(list, start ?? null, length ?? null),
  ),
  withList('append', 'list: list, item: any', joined, (list, items) => [...list, ...items], true),
  feelFunction('concatenate', {
    parameters: parameters('list: list'),
    variadic: true,
    result: joined,
    call: (lists, run) => {
      const all = lists.flatMap((list) => asList(list));
      spend(run, all.length);
      return all;
    },
  }),
  feelFunction('union', {
    parameters: parameters('list: list'),
    variadic: true,
    result: joined,
    call: (lists, run) => distinct(lists.flatMap((list) => asList(list)).map(feelValueOf), run),
  }),
  withList('insert before', 'list: list, position: number, newItem: any', joined, (list, [position, item]) => {
    const index = indexOf(position ?? null, list.length);
    return index === undefined ? null : list.toSpliced(index, 0, item ?? null);
  }),
  withList('remove', 'list: list, position: number', sameList, (list, [position]) => {
    const index = indexOf(position ?? null, list.length);
    return index === undefined ? null : list.toSpliced(index, 1);
  }),
  withList('reverse', 'list: list', sameList, (list) => list.toReversed()),
  withList('index of', 'list: list, match: any', listOf(NUMBER), (list, [match]) =>
    list.flatMap((item, index) => (equalValues(item, match ?? null) === true ? [index + 1] : [])),
  ),
  withList('distinct values', 'list: list', sameList, (list, _rest, run) => distinct(list, run)),
  withList('flatten', 'list: list', listOf(ANY), (list, _rest, run) => flatten(list, run)),
];
