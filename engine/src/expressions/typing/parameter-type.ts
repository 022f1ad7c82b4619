import type { ParameterKind } from '../functions/feel-function.js';
import type { FeelValue } from '../values/feel-value.js';
import { kindOf } from '../values/value-kind.js';
import { ANY, BOOLEAN, isUnknown, listOf, NULL, NUMBER, STRING, type FeelType } from './feel-type.js';

/** Type of a literal. */
export function literalType(value: FeelValue): FeelType {
  switch (kindOf(value)) {
    case 'null':
      return NULL;
    case 'boolean':
      return BOOLEAN;
    case 'number':
      return NUMBER;
    default:
      return STRING;
  }
}

/** The type a parameter asks for, for messages. */
export function typeOfParameter(kind: ParameterKind): FeelType {
  switch (kind) {
    case 'any':
      return ANY;
    case 'dated':
      return { kind: 'date' };
    case 'list':
      return listOf(ANY);
    case 'context':
      return { kind: 'context', entries: new Map(), open: true };
    case 'range':
      return { kind: 'range', of: ANY };
    default:
      return { kind };
  }
}

/** Can a value of the type be handed to the parameter? */
export function fits(type: FeelType, kind: ParameterKind): boolean {
  if (kind === 'any' || kind === 'list' || isUnknown(type)) return true;
  // A list of one element stands for its element; how many it has is not known before it runs.
  if (type.kind === 'list')
    return kind === 'string' || kind === 'number' || kind === 'boolean' ? fits(type.items, kind) : true;
  if (kind === 'dated') return type.kind === 'date' || type.kind === 'date and time' || type.kind === 'string';
  return type.kind === kind;
}
