import type { Locale } from '@yunliu/engine/definition';
import type { Term } from './condition.js';
import type { ConditionField } from './condition-fields.js';

/** What sentences are made with. */
export interface Words {
  readonly fields: ReadonlyMap<string, ConditionField>;
  /** Names of rows that are being looked at, with their columns. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, ConditionField> | undefined>;
  readonly locale: Locale;
}

export function titleOf(path: readonly string[], { fields, rows, locale }: Words): string {
  const [first = '', ...rest] = path;
  if (rows.has(first)) {
    const [column, ...more] = rest;
    if (column === undefined) return locale === 'en' ? 'the row' : '该行';
    return [rows.get(first)?.get(column)?.title ?? column, ...more].join(locale === 'en' ? ' ' : '的');
  }
  const field = fields.get(first);
  const own = OWN[locale][first];
  const columns = rest.map((name, index) => (index === 0 ? (field?.columns.get(name)?.title ?? name) : name));
  return [field?.title ?? own ?? first, ...columns].join(locale === 'en' ? ' ' : '的');
}

/** Names the engine fills in by itself. */
const OWN: { readonly [locale in Locale]: { readonly [name: string]: string } } = {
  'zh-CN': { startedBy: '发起人', actor: '办理人' },
  en: { startedBy: 'the initiator', actor: 'the person acting' },
};

export function valueWords(
  value: string | number | boolean,
  field: ConditionField | undefined,
  { locale }: Words,
): string {
  if (typeof value === 'boolean') return locale === 'en' ? (value ? 'yes' : 'no') : value ? '是' : '否';
  const choice = field?.choices.get(String(value));
  if (choice !== undefined) return choice;
  if (typeof value === 'number')
    return field?.kind === 'money' ? `${value}${locale === 'en' ? ' yuan' : ' 元'}` : String(value);
  return locale === 'en' ? `"${value}"` : `“${value}”`;
}

export function termWords(term: Term, words: Words): string {
  const zh = words.locale === 'zh-CN';
  switch (term.term) {
    case 'field':
      return titleOf(term.path, words);
    case 'count':
      return zh ? `${titleOf(term.path, words)}的行数` : `the number of ${titleOf(term.path, words)}`;
    case 'value':
      return valueWords(term.value, undefined, words);
    case 'date':
      return term.date;
    case 'today':
    case 'now': {
      const base = term.term === 'today' ? (zh ? '今天' : 'today') : zh ? '现在' : 'now';
      if (term.offset === undefined) return base;
      const back = term.offset.startsWith('-');
      const length = durationWords(back ? term.offset.slice(1) : term.offset, words.locale);
      if (zh) return `${base}${back ? '之前' : '之后'} ${length}`;
      return `${length} ${back ? 'before' : 'after'} ${base}`;
    }
  }
}

const UNITS: { readonly [unit: string]: readonly [zh: string, en: string] } = {
  Y: ['年', 'year'],
  M: ['个月', 'month'],
  W: ['周', 'week'],
  D: ['天', 'day'],
  TH: ['小时', 'hour'],
  TM: ['分钟', 'minute'],
  TS: ['秒', 'second'],
};

function durationWords(duration: string, locale: Locale): string {
  const [days = '', time = ''] = duration.slice(1).split('T');
  const parts = [
    ...[...days.matchAll(/([\d.]+)([YMWD])/g)].map(([, count = '', unit = '']) => [count, unit] as const),
    ...[...time.matchAll(/([\d.]+)([HMS])/g)].map(([, count = '', unit = '']) => [count, `T${unit}`] as const),
  ];
  return parts
    .map(([count, unit]) => {
      const [zh, en] = UNITS[unit] ?? ['', ''];
      return locale === 'en' ? `${count} ${en}${count === '1' ? '' : 's'}` : `${count} ${zh}`;
    })
    .join(' ');
}
