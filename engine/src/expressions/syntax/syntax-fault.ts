import type { ExpressionFault } from '../expression.js';
import { expressionFault } from './fault.js';

interface Habit {
  readonly pattern: RegExp;
  readonly zh: string;
  readonly en: string;
}

/** What people bring from other languages, and what FEEL writes instead. */
const HABITS: readonly Habit[] = [
  { pattern: /^&&?/, zh: '“并且”请写 and', en: 'write `and` instead of `&&`' },
  { pattern: /^\|\|?/, zh: '“或者”请写 or', en: 'write `or` instead of `||`' },
  { pattern: /^!/, zh: '“不等于”请写 !=，“非”请写 not(…)', en: 'write `!=` for unequal and `not(…)` for negation' },
  { pattern: /^['‘’“”「」]/, zh: '文本请用英文双引号 "…"', en: 'texts stand in straight double quotes "…"' },
  { pattern: /^[（）［］｛｝]/, zh: '请使用英文括号', en: 'use ASCII brackets' },
  {
    pattern: /^[＝＞＜≥≤≠＋－＊／]/u,
    zh: '运算符请用英文符号，如 =、!=、>=、+、*',
    en: 'operators are ASCII: =, !=, >=, +, *',
  },
  { pattern: /^[，；。：、]/, zh: '请使用英文标点', en: 'use ASCII punctuation' },
  { pattern: /^\?/, zh: '条件取值请写 if … then … else …', en: 'a choice is written if … then … else …' },
  { pattern: /^%/, zh: '取余请写 modulo(a, b)', en: 'the remainder is modulo(a, b)' },
];

/** A syntax fault worded for the text found at the place. */
export function syntaxFaultAt(text: string, from: number, to: number): ExpressionFault {
  const rest = text.slice(from).trimStart();
  const place = from + 1;
  if (rest === '') {
    return expressionFault(
      'syntax',
      { from, to: Math.max(to, from) },
      '表达式没有写完',
      'The expression is incomplete',
    );
  }
  const habit = HABITS.find(({ pattern }) => pattern.test(rest));
  const found = rest.slice(0, Math.max(1, Math.min(to - from, 20)));
  return expressionFault(
    'syntax',
    { from, to: Math.max(to, from + 1) },
    `第 ${place} 个字符处的“${found}”无法理解${habit ? `：${habit.zh}` : ''}`,
    `Cannot read "${found}" at character ${place}${habit ? `: ${habit.en}` : ''}`,
  );
}
