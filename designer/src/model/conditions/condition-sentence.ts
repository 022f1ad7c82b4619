import type { Locale } from '@yunliu/engine/definition';
import type { Condition, Term } from './condition.js';
import type { ConditionField } from './condition-fields.js';
import { termWords, titleOf, valueWords, type Words } from './term-words.js';

type Fields = ReadonlyMap<string, ConditionField>;

/** A condition in a sentence people read: 「金额 大于 1000 且 紧急程度 是 特急」. */
export function conditionSentence(condition: Condition, fields: Fields, locale: Locale = 'zh-CN'): string {
  return sentence(condition, { fields, rows: new Map(), locale }, false);
}

function sentence(condition: Condition, words: Words, nested: boolean): string {
  const zh = words.locale === 'zh-CN';
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const join = condition.kind === 'all' ? (zh ? ' 且 ' : ' and ') : zh ? ' 或 ' : ' or ';
      const text = condition.parts.map((part) => sentence(part, words, condition.parts.length > 1)).join(join);
      if (condition.parts.length === 0)
        return condition.kind === 'all' ? (zh ? '总是' : 'always') : zh ? '从不' : 'never';
      return nested && condition.parts.length > 1 ? (zh ? `（${text}）` : `(${text})`) : text;
    }
    case 'compare':
      return comparison(condition, words);
    case 'between': {
      const field = fieldOfTerm(condition.value, words);
      const value = termWords(condition.value, words);
      const [low, high] = [condition.low, condition.high].map((term) =>
        term.term === 'value' ? valueWords(term.value, field, words) : termWords(term, words),
      );
      return zh ? `${value} 在 ${low} 与 ${high} 之间` : `${value} is between ${low} and ${high}`;
    }
    case 'in': {
      const field = fieldOfTerm(condition.value, words);
      const list = condition.values.map((value) => valueWords(value, field, words)).join(zh ? '、' : ', ');
      return zh
        ? `${termWords(condition.value, words)} 是 ${list} 之一`
        : `${termWords(condition.value, words)} is one of ${list}`;
    }
    case 'empty': {
      const value = termWords(condition.value, words);
      if (zh) return `${value} ${condition.negated ? '已填写' : '未填写'}`;
      return `${value} is ${condition.negated ? 'filled in' : 'empty'}`;
    }
    case 'contains': {
      const field = fieldOfTerm(condition.value, words);
      const text =
        condition.text.term === 'value'
          ? valueWords(condition.text.value, field, words)
          : termWords(condition.text, words);
      return `${termWords(condition.value, words)} ${CONTAINS[words.locale][condition.how]} ${text}`;
    }
    case 'rows': {
      const [name = ''] = condition.list;
      const list = condition.list
        .map((one, index) => (index === 0 ? titleOf([one], words) : one))
        .join(zh ? '的' : ' ');
      const columns = words.fields.get(name)?.columns;
      const inside = { ...words, rows: new Map([...words.rows, [condition.row, columns] as const]) };
      const text = sentence(condition.condition, inside, true);
      if (zh) return `${list} 中${condition.which === 'some' ? '至少有一行' : '每一行'} ${text}`;
      return `${condition.which === 'some' ? 'at least one row' : 'every row'} of ${list} has ${text}`;
    }
    case 'not':
      return zh
        ? `并非（${sentence(condition.part, words, false)}）`
        : `not (${sentence(condition.part, words, false)})`;
  }
}

const CONTAINS = {
  'zh-CN': { contains: '含有', starts: '开头是', ends: '结尾是', has: '包含' },
  en: { contains: 'contains', starts: 'begins with', ends: 'ends with', has: 'includes' },
} as const;

const NUMBERS = {
  'zh-CN': { '=': '等于', '!=': '不等于', '<': '小于', '<=': '不大于', '>': '大于', '>=': '不小于' },
  en: { '=': 'is', '!=': 'is not', '<': 'is less than', '<=': 'is at most', '>': 'is more than', '>=': 'is at least' },
} as const;
const TIMES = {
  'zh-CN': { '=': '等于', '!=': '不等于', '<': '早于', '<=': '不晚于', '>': '晚于', '>=': '不早于' },
  en: {
    '=': 'is',
    '!=': 'is not',
    '<': 'is before',
    '<=': 'is no later than',
    '>': 'is after',
    '>=': 'is no earlier than',
  },
} as const;

function comparison({ left, operator, right }: Condition & { readonly kind: 'compare' }, words: Words): string {
  const field = fieldOfTerm(left, words);
  const zh = words.locale === 'zh-CN';
  const name = termWords(left, words);
  if (right.term === 'value' && typeof right.value === 'boolean' && (operator === '=' || operator === '!=')) {
    const answer = zh ? (right.value ? '是' : '否') : right.value ? 'yes' : 'no';
    // "is not true" also holds while nothing is filled in, "is false" does not.
    if (operator === '!=') return zh ? `${name} 不为“${answer}”` : `${name} is not "${answer}"`;
    return zh ? `${name} 为“${answer}”` : `${name} is "${answer}"`;
  }
  const value = right.term === 'value' ? valueWords(right.value, field, words) : termWords(right, words);
  const temporal = isTemporal(left, field) || isTemporal(right, fieldOfTerm(right, words));
  const choice = field !== undefined && field.choices.size > 0 && zh;
  const verb =
    choice && operator === '='
      ? '是'
      : choice && operator === '!='
        ? '不是'
        : (temporal ? TIMES : NUMBERS)[words.locale][operator];
  return `${name} ${verb} ${value}`;
}

function isTemporal(term: Term, field: ConditionField | undefined): boolean {
  if (term.term === 'field')
    return term.as !== undefined || field?.kind === 'date' || field?.kind === 'date-time' || field?.kind === 'time';
  return term.term === 'today' || term.term === 'now' || term.term === 'date';
}

function fieldOfTerm(term: Term, { fields, rows }: Words): ConditionField | undefined {
  if (term.term !== 'field') return undefined;
  const [first = '', second] = term.path;
  if (rows.has(first)) return second === undefined ? undefined : rows.get(first)?.get(second);
  const field = fields.get(first);
  return second === undefined ? field : field?.columns.get(second);
}
