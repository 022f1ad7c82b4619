import { builtInFunctions, checkExpression, typeName, type FeelType } from '@yunliu/engine/expressions';
import type { Locale } from '@yunliu/engine/definition';
import type { CodeFault } from '../editors/index.js';
import { conditionSentence, readCondition } from '../model/index.js';
import { colon } from '../view/locales/colon.js';
import { kindWord } from './feel-completion.js';
import { functionText } from './function-words.js';
import type { ExpressionScope } from './scope-name.js';

/** What an expression has to give. `users`: a user id or a list of them. */
export type Expected = 'any' | 'condition' | 'number' | 'text' | 'date' | 'list' | 'users';

const FITTING: { readonly [expected in Expected]?: readonly FeelType['kind'][] } = {
  number: ['number'],
  text: ['string'],
  date: ['date', 'date and time', 'string'],
  list: ['list'],
  users: ['string', 'list'],
};
const WANTED: { readonly [expected in Expected]?: { readonly 'zh-CN': string; readonly en: string } } = {
  number: { 'zh-CN': '数字', en: 'a number' },
  text: { 'zh-CN': '文本', en: 'a text' },
  date: { 'zh-CN': '日期', en: 'a date' },
  list: { 'zh-CN': '列表', en: 'a list' },
  users: { 'zh-CN': '人员', en: 'people' },
};

/** Faults of a FEEL text at its place, by the engine's own checker. An empty text is no fault here. */
export function checkFeel(
  text: string,
  scope: ExpressionScope,
  expects: Expected,
  locale: Locale,
): readonly CodeFault[] {
  if (text.trim() === '') return [];
  const { faults, type } = checkExpression(text, scope.types, expects === 'condition' ? 'condition' : 'any');
  const marks = faults
    .filter(({ code }) => !(scope.open && code === 'unknown-name'))
    .map((fault): CodeFault => ({ from: fault.from, to: fault.to, severity: 'error', message: fault.message[locale] }));
  const [fitting, wanted] = [FITTING[expects], WANTED[expects]];
  if (marks.length > 0 || fitting === undefined || wanted === undefined) return marks;
  if (type.kind === 'any' || type.kind === 'null' || fitting.includes(type.kind)) return marks;
  const message =
    locale === 'en'
      ? `${wanted.en} is needed here, this gives ${typeName(type).en}`
      : `此处需要${wanted['zh-CN']}，而表达式给出${typeName(type)['zh-CN']}`;
  return [{ from: 0, to: text.length, severity: 'error', message: message[0]?.toUpperCase() + message.slice(1) }];
}

/** The sentence of a text that is a plain condition, or the title of what it reads; undefined when only an expert can tell. */
export function feelSentence(text: string, scope: ExpressionScope, locale: Locale): string | undefined {
  if (text.trim() === '') return undefined;
  const read = readCondition(text);
  if (read.mode === 'plain') return conditionSentence(read.condition, scope.fields, locale);
  const [first = '', second] = text.trim().split('.');
  const field = scope.fields.get(first);
  if (field === undefined) return undefined;
  if (second === undefined) return field.title === first ? undefined : field.title;
  const column = field.columns.get(second);
  if (column === undefined || text.trim() !== `${first}.${second}`) return undefined;
  return locale === 'en' ? `${field.title}: ${column.title}` : `${field.title}的${column.title}`;
}

/** What stands at a place of a text: a name with its title and kind, a function with what it answers. */
export function explainFeel(
  text: string,
  at: number,
  scope: ExpressionScope,
  locale: Locale,
): { readonly from: number; readonly to: number; readonly text: string } | undefined {
  for (const { index, 0: word } of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)?/gu)) {
    if (at < index || at > index + word.length) continue;
    const [first = '', second] = word.split('.');
    const name = scope.names.find((each) => each.name === first);
    if (name === undefined) break;
    const column = second === undefined ? undefined : name.field?.columns.get(second);
    const place = { from: index, to: index + word.length };
    if (column !== undefined) return { ...place, text: `${name.title} · ${column.title}` };
    const choices = [...(name.field?.choices ?? [])].slice(0, 10).map(([value, title]) => `"${value}"  ${title}`);
    return { ...place, text: [`${name.title} · ${kindWord(name.type, locale)}`, ...choices].join('\n') };
  }
  for (const { name } of builtInFunctions.values()) {
    for (let from = text.indexOf(`${name}(`); from >= 0; from = text.indexOf(`${name}(`, from + 1)) {
      const explained = functionText(name, locale);
      if (at >= from && at <= from + name.length && explained !== undefined)
        return { from, to: from + name.length, text: `${name}${colon(locale)}${explained}` };
    }
  }
  return undefined;
}
