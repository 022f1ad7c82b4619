import type { Condition, Term } from './condition.js';

/** The FEEL text of a condition. */
export function writeCondition(condition: Condition): string {
  return write(condition, 'top');
}

type Around = 'top' | 'all' | 'any';

function write(condition: Condition, around: Around): string {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const [only] = condition.parts;
      if (only === undefined) return condition.kind === 'all' ? 'true' : 'false';
      if (condition.parts.length === 1) return write(only, around);
      const text = condition.parts
        .map((part) => write(part, condition.kind as Around))
        .join(condition.kind === 'all' ? ' and ' : ' or ');
      return around === 'top' ? text : `(${text})`;
    }
    case 'compare':
      return `${term(condition.left)} ${condition.operator} ${term(condition.right)}`;
    case 'between':
      return bracket(`${term(condition.value)} between ${term(condition.low)} and ${term(condition.high)}`, around);
    case 'in': {
      const values = condition.values.map((value) => JSON.stringify(value)).join(', ');
      if (condition.written === 'list contains') return `list contains([${values}], ${term(condition.value)})`;
      return `${term(condition.value)} in (${values})`;
    }
    case 'empty':
      return `${term(condition.value)} ${condition.negated ? '!=' : '='} null`;
    case 'contains':
      return `${CONTAINS[condition.how]}(${term(condition.value)}, ${term(condition.text)})`;
    case 'rows': {
      const list = condition.list.join('.');
      const text = `${condition.which} ${condition.row} in ${list} satisfies ${write(condition.condition, 'top')}`;
      return bracket(text, around);
    }
    case 'not':
      return `not(${write(condition.part, 'top')})`;
  }
}

export const CONTAINS = {
  contains: 'contains',
  starts: 'starts with',
  ends: 'ends with',
  has: 'list contains',
} as const;

function bracket(text: string, around: Around): string {
  return around === 'top' ? text : `(${text})`;
}

function term(value: Term): string {
  switch (value.term) {
    case 'field':
      return value.as === undefined ? value.path.join('.') : `${value.as}(${value.path.join('.')})`;
    case 'count':
      return `count(${value.path.join('.')})`;
    case 'value':
      return typeof value.value === 'string' ? JSON.stringify(value.value) : String(value.value);
    case 'date':
      return `date(${JSON.stringify(value.date)})`;
    case 'today':
    case 'now': {
      const { offset } = value;
      if (offset === undefined) return `${value.term}()`;
      const back = offset.startsWith('-');
      return `${value.term}() ${back ? '-' : '+'} duration(${JSON.stringify(back ? offset.slice(1) : offset)})`;
    }
  }
}
