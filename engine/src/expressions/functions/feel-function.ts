import type { FeelValue } from '../values/feel-value.js';
import type { FeelType } from '../typing/feel-type.js';
import type { Run } from '../evaluation/run.js';

export type ParameterKind =
  'any' | 'boolean' | 'number' | 'string' | 'list' | 'context' | 'date' | 'time' | 'date and time' | 'dated' | 'range';

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly optional?: boolean;
}

/**
 * One way to call a function. Arguments of another kind than the parameter make the call null (`any` takes everything,
 * null included); `dated` is a date, a date with time, or ISO text of one.
 */
export interface Signature {
  readonly parameters: readonly Parameter[];
  /** The last parameter may be repeated. */
  readonly variadic?: boolean;
  readonly result: FeelType | ((args: readonly FeelType[]) => FeelType);
  readonly call: (args: readonly FeelValue[], run: Run) => FeelValue;
}

export interface FeelFunction {
  readonly name: string;
  readonly signatures: readonly Signature[];
}

/** `string, match?` → parameters; the kind follows the colon: `list: list, match: any`. */
export function parameters(text: string): readonly Parameter[] {
  if (text === '') return [];
  return text.split(', ').map((part) => {
    const [name = '', kind = 'any'] = part.split(': ');
    const optional = name.endsWith('?');
    return {
      name: optional ? name.slice(0, -1) : name,
      kind: kind as ParameterKind,
      ...(optional ? { optional } : {}),
    };
  });
}

export function feelFunction(name: string, ...signatures: readonly Signature[]): FeelFunction {
  return { name, signatures };
}
