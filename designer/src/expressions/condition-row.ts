import type { Comparison, Condition, ConditionField, Term } from '../model/index.js';

/** What a row can ask. */
export type RowOperator =
  | Comparison
  | 'between'
  | 'in'
  | 'contains'
  | 'starts'
  | 'ends'
  | 'has'
  | 'filled'
  | 'unfilled'
  | 'yes'
  | 'no'
  | 'not-yes'
  | 'not-no';

/** A condition of one line, taken apart for its inputs. */
export interface ConditionRow {
  readonly left: Term;
  readonly operator: RowOperator;
  /** What it is compared with: none, one, or two for `between`. */
  readonly right: readonly Term[];
  /** For `in`. */
  readonly values: readonly (string | number)[];
  readonly written?: 'list contains';
}

/** What sort of thing is compared. */
export type ValueSort =
  | 'number'
  | 'money'
  | 'text'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'date'
  | 'moment'
  | 'user'
  | 'department'
  | 'rows'
  | 'other';

export function sortOf(left: Term, field: ConditionField | undefined): ValueSort {
  if (left.term === 'count') return 'number';
  if (left.term === 'today' || left.term === 'date') return 'date';
  if (left.term === 'now') return 'moment';
  if (left.term === 'value') return typeof left.value === 'number' ? 'number' : 'text';
  if (left.term !== 'field') return 'text';
  if (left.as === 'date') return 'date';
  if (left.as === 'date and time') return 'moment';
  switch (field?.kind) {
    case 'number':
    case 'integer':
      return field.choices.size > 0 ? 'choice' : 'number';
    case 'money':
      return 'money';
    case 'yes-no':
      return 'yes-no';
    case 'date':
      return 'date';
    case 'date-time':
      return 'moment';
    case 'user':
      return field.schema.type === 'array' ? 'choices' : 'user';
    case 'department':
      return 'department';
    case 'role':
    case 'system':
      return field.schema.type === 'array' ? 'choices' : field.choices.size > 0 ? 'choice' : 'text';
    case 'multi-choice':
      return 'choices';
    case 'table':
      return 'rows';
    case 'attachment':
    case 'signature':
    case 'seal':
    case 'cascader':
      return field.schema.type === 'string' ? 'text' : 'other';
    default:
      return (field?.choices.size ?? 0) > 0 ? 'choice' : 'text';
  }
}

const ORDER = ['=', '!=', '>', '>=', '<', '<=', 'between', 'in', 'unfilled', 'filled'] as const;
const OPERATORS: { readonly [sort in ValueSort]: readonly RowOperator[] } = {
  number: ORDER,
  money: ORDER,
  date: ['=', '!=', '<', '<=', '>', '>=', 'between', 'unfilled', 'filled'],
  moment: ['<', '<=', '>', '>=', '=', '!=', 'unfilled', 'filled'],
  text: ['=', '!=', 'contains', 'starts', 'ends', 'in', 'unfilled', 'filled'],
  choice: ['=', '!=', 'in', 'unfilled', 'filled'],
  choices: ['has', 'unfilled', 'filled'],
  user: ['=', '!=', 'in', 'unfilled', 'filled'],
  department: ['=', '!=', 'in', 'unfilled', 'filled'],
  'yes-no': ['yes', 'no', 'not-yes', 'not-no', 'unfilled', 'filled'],
  rows: ['unfilled', 'filled'],
  other: ['unfilled', 'filled'],
};

/** What may be asked of a thing of this sort, the most used first. `now` is what it is: it is never empty. */
export function operatorsOf(sort: ValueSort, left: Term): readonly RowOperator[] {
  const isField = left.term === 'field';
  return OPERATORS[sort].filter((operator) => isField || (operator !== 'filled' && operator !== 'unfilled'));
}

/** The row of a condition; undefined for groups, rows of tables and negations. */
export function rowOf(condition: Condition): ConditionRow | undefined {
  switch (condition.kind) {
    case 'compare': {
      const { left, operator, right } = condition;
      const answer = right.term === 'value' && typeof right.value === 'boolean' ? right.value : undefined;
      if (answer !== undefined && (operator === '=' || operator === '!=')) {
        const asked: RowOperator = operator === '=' ? (answer ? 'yes' : 'no') : answer ? 'not-yes' : 'not-no';
        return { left, operator: asked, right: [], values: [] };
      }
      return { left, operator, right: [right], values: [] };
    }
    case 'between':
      return { left: condition.value, operator: 'between', right: [condition.low, condition.high], values: [] };
    case 'in':
      return {
        left: condition.value,
        operator: 'in',
        right: [],
        values: condition.values,
        ...(condition.written === undefined ? {} : { written: condition.written }),
      };
    case 'empty':
      return { left: condition.value, operator: condition.negated ? 'filled' : 'unfilled', right: [], values: [] };
    case 'contains':
      return { left: condition.value, operator: condition.how, right: [condition.text], values: [] };
    default:
      return undefined;
  }
}

export function conditionOfRow({ left, operator, right, values, written }: ConditionRow): Condition {
  const [first = EMPTY_TEXT, second = first] = right;
  switch (operator) {
    case 'between':
      return { kind: 'between', value: left, low: first, high: second };
    case 'in':
      return { kind: 'in', value: left, values, ...(written === undefined ? {} : { written }) };
    case 'contains':
    case 'starts':
    case 'ends':
    case 'has':
      return { kind: 'contains', how: operator, value: left, text: first };
    case 'filled':
    case 'unfilled':
      return { kind: 'empty', value: plainField(left), negated: operator === 'filled' };
    case 'yes':
    case 'no':
    case 'not-yes':
    case 'not-no': {
      const value = operator === 'yes' || operator === 'not-yes';
      const sign = operator === 'yes' || operator === 'no' ? '=' : '!=';
      return { kind: 'compare', left, operator: sign, right: { term: 'value', value } };
    }
    default:
      return { kind: 'compare', left, operator, right: first };
  }
}

const EMPTY_TEXT: Term = { term: 'value', value: '' };

/** A field without being read as a date: whether it is filled in is asked of what is stored. */
function plainField(left: Term): Term {
  return left.term === 'field' ? { term: 'field', path: left.path } : left;
}

/** A first value of the sort, so that a row is whole from the beginning. */
function firstValue(sort: ValueSort, field: ConditionField | undefined): Term {
  switch (sort) {
    case 'number':
    case 'money':
      return { term: 'value', value: 0 };
    case 'date':
      return { term: 'today' };
    case 'moment':
      return { term: 'now' };
    default:
      return { term: 'value', value: firstChoice(field) };
  }
}

function firstChoice(field: ConditionField | undefined): string | number {
  const [value = ''] = field?.choices.keys() ?? [];
  return choiceValue(field, value);
}

/** A choice as the field stores it. */
export function choiceValue(field: ConditionField | undefined, text: string): string | number {
  const type = field?.schema.items?.type ?? field?.schema.type;
  return type === 'number' || type === 'integer' || field?.kind === 'number' || field?.kind === 'integer'
    ? Number(text)
    : text;
}

/** The row with another operator; values stay where they still fit. */
export function withOperator(
  row: ConditionRow,
  operator: RowOperator,
  field: ConditionField | undefined,
): ConditionRow {
  const { left } = row;
  const sort = sortOf(left, field);
  const first =
    row.right[0] ?? (row.values[0] === undefined ? undefined : ({ term: 'value', value: row.values[0] } as const));
  const value = first ?? firstValue(sort, field);
  switch (operator) {
    case 'between':
      return fitDates({ left, operator, right: [value, row.right[1] ?? value], values: [] }, field);
    case 'in': {
      const kept =
        row.values.length > 0
          ? row.values
          : value.term === 'value' && typeof value.value !== 'boolean'
            ? [value.value]
            : [];
      return { left, operator, right: [], values: kept };
    }
    case 'filled':
    case 'unfilled':
      return { left: plainField(left), operator, right: [], values: [] };
    case 'yes':
    case 'no':
    case 'not-yes':
    case 'not-no':
      return { left, operator, right: [], values: [] };
    default:
      return fitDates({ left, operator, right: [value], values: [] }, field);
  }
}

/** The row about something else; what is asked stays when it can be asked of that too. */
export function withLeft(
  row: ConditionRow,
  left: Term,
  field: ConditionField | undefined,
  before: ConditionField | undefined,
): ConditionRow {
  const sort = sortOf(left, field);
  const same =
    sort === sortOf(row.left, before) && (field?.choices.size ?? 0) === 0 && (before?.choices.size ?? 0) === 0;
  const possible = operatorsOf(sort, left);
  const operator = possible.includes(row.operator) ? row.operator : (possible[0] ?? '=');
  const kept = same ? row : { ...row, right: [], values: [] };
  return withOperator({ ...kept, left }, operator, field);
}

export function newRow(left: Term, field: ConditionField | undefined): ConditionRow {
  return withLeft({ left, operator: '=', right: [], values: [] }, left, field, undefined);
}

/**
 * Days and moments are texts in the data: a field is read as what it is compared with, a day or a moment. Two fields that
 * hold the same are compared as days when both are days.
 */
export function fitDates(row: ConditionRow, field: ConditionField | undefined): ConditionRow {
  const { left, right } = row;
  if (left.term !== 'field') return row;
  if (field?.kind !== 'date' && field?.kind !== 'date-time') return row;
  const path = { term: 'field', path: left.path } as const;
  const day = right.every((term) => term.term === 'date' || term.term === 'today');
  const moment = right.some((term) => term.term === 'now') || (field.kind === 'date-time' && !day);
  const as = moment ? 'date and time' : 'date';
  return {
    ...row,
    left: { ...path, as },
    right: right.map((term) => (term.term === 'field' ? { ...term, as } : term)),
  };
}
