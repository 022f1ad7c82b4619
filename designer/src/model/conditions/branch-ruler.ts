import { parseExpression } from '@yunliu/engine/expressions';
import type { Comparison, Condition, Term } from './condition.js';
import { complement, everything, holdsStep, intersection, interval, union, type NumberSet } from './number-set.js';
import { readCondition } from './read-condition.js';

/** Values a number field can have: its schema's limits and steps. */
export interface RulerField {
  readonly name: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** 1 for whole numbers, 0.01 for money; absent = any number. */
  readonly step?: number;
}

/** Conditions on one number field, laid along the number line. */
export interface BranchRuler {
  readonly branches: readonly {
    /** Values for which the condition holds; undefined when it asks about anything else. */
    readonly values: NumberSet | undefined;
    /** Of these, what no branch before it takes. */
    readonly reached: NumberSet | undefined;
    /** Holds while nothing is filled in. */
    readonly whenEmpty: boolean;
  }[];
  /** Values no branch takes; true only where all branches could be read. */
  readonly gaps: NumberSet;
  readonly overlaps: readonly { readonly first: number; readonly second: number; readonly values: NumberSet }[];
  /** Every condition asks about this field alone, so gaps and overlaps are the whole truth. */
  readonly complete: boolean;
}

/** The one field that all the conditions ask about, if there is one. */
export function rulerField(texts: readonly string[]): string | undefined {
  const names = new Set<string>();
  for (const text of texts) for (const name of parseExpression(text).expression?.names ?? ['', '-']) names.add(name);
  const [only, second] = names;
  return second === undefined && only !== '' ? only : undefined;
}

/** Gaps and overlaps of conditions on one number field, exactly: by intervals, not by trying values. */
export function branchRuler(texts: readonly string[], field: RulerField): BranchRuler {
  const domain = interval(
    field.minimum ?? -Infinity,
    field.minimum !== undefined,
    field.maximum ?? Infinity,
    field.maximum !== undefined,
  );
  const possible = (set: NumberSet): NumberSet =>
    intersection(set, domain).filter((piece) => field.step === undefined || holdsStep(piece, field.step));
  let taken: NumberSet = [];
  const branches = texts.map((text) => {
    const read = readCondition(text);
    const values = read.mode === 'plain' ? valuesOf(read.condition, field.name) : undefined;
    const reached = values === undefined ? undefined : possible(intersection(values, complement(taken)));
    if (values !== undefined) taken = union(taken, values);
    const empty = parseExpression(text).expression?.evaluate({
      variables: { [field.name]: null },
      now: '1970-01-01T00:00:00.000Z',
    });
    return {
      values: values === undefined ? undefined : possible(values),
      reached,
      whenEmpty: values !== undefined && empty === true,
    };
  });
  const overlaps = branches.flatMap((one, first) =>
    branches.slice(first + 1).flatMap((other, offset) => {
      const values = one.values && other.values ? possible(intersection(one.values, other.values)) : [];
      return values.length === 0 ? [] : [{ first, second: first + 1 + offset, values }];
    }),
  );
  return {
    branches,
    gaps: possible(complement(taken)),
    overlaps,
    complete: branches.every(({ values }) => values !== undefined),
  };
}

/** Numbers for which the condition is true; undefined when it depends on more than the field. */
function valuesOf(condition: Condition, name: string): NumberSet | undefined {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const sets = condition.parts.map((part) => valuesOf(part, name));
      if (sets.includes(undefined)) return undefined;
      const known = sets.filter((set) => set !== undefined);
      return condition.kind === 'any' ? union(...known) : known.reduce(intersection, everything);
    }
    case 'not': {
      const inner = valuesOf(condition.part, name);
      return inner === undefined ? undefined : complement(inner);
    }
    case 'compare': {
      if (isField(condition.left, name)) return compared(condition.operator, numberOf(condition.right));
      return isField(condition.right, name)
        ? compared(FLIPPED[condition.operator], numberOf(condition.left))
        : undefined;
    }
    case 'between': {
      const [low, high] = [numberOf(condition.low), numberOf(condition.high)];
      return isField(condition.value, name) && low !== undefined && high !== undefined
        ? interval(low, true, high, true)
        : undefined;
    }
    case 'in': {
      if (!isField(condition.value, name) || condition.values.some((value) => typeof value !== 'number'))
        return undefined;
      return union(...condition.values.map((value) => interval(value as number, true, value as number, true)));
    }
    case 'empty':
      return isField(condition.value, name) ? (condition.negated ? everything : []) : undefined;
    default:
      return undefined;
  }
}

const FLIPPED: { readonly [operator in Comparison]: Comparison } = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function compared(operator: Comparison, value: number | undefined): NumberSet | undefined {
  if (value === undefined) return undefined;
  switch (operator) {
    case '=':
      return interval(value, true, value, true);
    case '!=':
      return complement(interval(value, true, value, true));
    case '<':
    case '<=':
      return interval(-Infinity, false, value, operator === '<=');
    case '>':
    case '>=':
      return interval(value, operator === '>=', Infinity, false);
  }
}

function isField(term: Term, name: string): boolean {
  return term.term === 'field' && term.as === undefined && term.path.length === 1 && term.path[0] === name;
}

function numberOf(term: Term): number | undefined {
  return term.term === 'value' && typeof term.value === 'number' ? term.value : undefined;
}

/** The condition that holds exactly on a stretch: what dragging a border on the ruler writes. */
export function intervalCondition(
  name: string,
  { low, lowIncluded, high, highIncluded }: NumberSet[number],
): Condition {
  const left: Term = { term: 'field', path: [name] };
  const value = (number: number): Term => ({ term: 'value', value: number });
  if (low === high) return { kind: 'compare', left, operator: '=', right: value(low) };
  if (lowIncluded && highIncluded) return { kind: 'between', value: left, low: value(low), high: value(high) };
  const parts: Condition[] = [];
  if (low !== -Infinity) parts.push({ kind: 'compare', left, operator: lowIncluded ? '>=' : '>', right: value(low) });
  if (high !== Infinity) parts.push({ kind: 'compare', left, operator: highIncluded ? '<=' : '<', right: value(high) });
  const [only, second] = parts;
  return only !== undefined && second === undefined ? only : { kind: 'all', parts };
}
