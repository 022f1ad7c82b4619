import { ANY, BOOLEAN, listOf, OPEN_CONTEXT, STRING } from '../typing/feel-type.js';
import type { FeelContext, FeelValue } from '../values/feel-value.js';
import { feelValueOf, isContext, isList, kindOf, ownEntry } from '../values/value-kind.js';
import { spend } from '../evaluation/run.js';
import { feelFunction, parameters, type FeelFunction } from './feel-function.js';

/** A copy without prototype, so that a key named `__proto__` is only a key. */
export function contextWith(context: FeelContext, key: string, value: FeelValue): FeelContext {
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, entry] of Object.entries(context)) copy[name] = entry;
  copy[key] = value;
  return copy;
}

export const logicFunctions: readonly FeelFunction[] = [
  feelFunction('not', {
    parameters: parameters('negand: any'),
    result: BOOLEAN,
    call: ([value]) => (typeof value === 'boolean' ? !value : null),
  }),
  // A form field that was left empty is absent or null; both mean "not filled in", as in Camunda's FEEL.
  feelFunction('is defined', {
    parameters: parameters('value: any'),
    result: BOOLEAN,
    call: ([value]) => value !== null && value !== undefined,
  }),
  feelFunction('is empty', {
    parameters: parameters('value: any'),
    result: BOOLEAN,
    call: ([value]) => value === null || value === undefined || value === '' || (isList(value) && value.length === 0),
  }),
  feelFunction('is', {
    parameters: parameters('value1: any, value2: any'),
    result: BOOLEAN,
    call: ([a, b]) =>
      kindOf(a ?? null) === kindOf(b ?? null) && JSON.stringify(a ?? null) === JSON.stringify(b ?? null),
  }),
  feelFunction('get value', {
    parameters: parameters('m: context, key: string'),
    result: ANY,
    call: ([context, key]) => ownEntry(context as FeelContext, key as string),
  }),
  feelFunction('get entries', {
    parameters: parameters('m: context'),
    result: listOf({
      kind: 'context',
      entries: new Map([
        ['key', STRING],
        ['value', ANY],
      ]),
      open: false,
    }),
    call: ([context], run) => {
      const entries = Object.entries(context as FeelContext);
      spend(run, entries.length);
      return entries.map(([key, value]) => contextWith(contextWith({}, 'key', key), 'value', feelValueOf(value)));
    },
  }),
  feelFunction('context put', {
    parameters: parameters('context: context, key: string, value: any'),
    result: OPEN_CONTEXT,
    call: ([context, key, value], run) => {
      spend(run, Object.keys(context as FeelContext).length);
      return isContext(context ?? null) ? contextWith(context as FeelContext, key as string, value ?? null) : null;
    },
  }),
];
