import type { Locale } from '@yunliu/engine/definition';
import { feelNames } from '../names/feel-names.js';
import type { ReadCondition } from './condition.js';
import type { ConditionField } from './condition-fields.js';
import { conditionSentence } from './condition-sentence.js';
import { readCondition } from './read-condition.js';

/**
 * What a condition says, for those who do not write expressions: a sentence where it is plain; otherwise the expression with
 * the titles of what it asks about and with its joining words in the language of the page.
 */
export function conditionWords(
  text: string,
  fields: ReadonlyMap<string, ConditionField>,
  locale: Locale = 'zh-CN',
): string {
  const known = read.get(text) ?? readCondition(text);
  if (read.size > 2000) read.clear();
  read.set(text, known);
  if (known.mode === 'plain') return conditionSentence(known.condition, fields, locale);
  const tables = new Map([...fields].map(([name, { columns }]) => [name, new Set(columns.keys())] as const));
  const names = feelNames(text, {}, tables);
  if (names === undefined) return text;
  let told = '';
  let done = 0;
  for (const { name, table, from, to } of names) {
    const field = table === undefined ? fields.get(name) : fields.get(table)?.columns.get(name);
    if (field === undefined || from < done) continue;
    told += joined(text.slice(done, from), locale) + field.title;
    done = to;
  }
  return (told + joined(text.slice(done), locale)).replace(/\s+/g, ' ').trim();
}

/** A text always reads the same: on every redraw all conditions are asked again. */
const read = new Map<string, ReadCondition>();

/** Signs and joining words between names; what stands in quotes is somebody's value. */
function joined(part: string, locale: Locale): string {
  return part
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((piece, at) =>
      at % 2 === 1
        ? piece
        : SIGNS.reduce((said, [sign, zh, en]) => said.replace(sign, locale === 'en' ? en : zh), piece),
    )
    .join('');
}

const SIGNS: readonly (readonly [sign: RegExp, zh: string, en: string])[] = [
  [/!=\s*null\b/g, '已填写', 'is filled in'],
  [/(?<![<>!])=\s*null\b/g, '未填写', 'is empty'],
  [/>=/g, '≥', '≥'],
  [/<=/g, '≤', '≤'],
  [/!=/g, '≠', '≠'],
  [/\band\b/g, '且', 'and'],
  [/\bor\b/g, '或', 'or'],
  [/\bnot\(/g, '并非(', 'not('],
  [/(?<![\w.])true\b/g, '是', 'yes'],
  [/(?<![\w.])false\b/g, '否', 'no'],
];
