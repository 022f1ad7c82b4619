import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** Words that Chinese administrators say in Latin letters. */
const LATIN =
  /\b(?:JSON Forms|FEEL|JSON|Schema|UI|PDF|SVG|PNG|JPG|BPMN|HTTP|HTTPS|URL|API|ID|Excel|CSV|TSV|Word|A4|A5|A3|Ctrl|Alt|Shift|Enter|Esc|Space|Tab|Home|End|Delete|Backspace|PageUp|PageDown|F\d+|[A-Z]|[nNmM]|HTML|CSS|ISO|MB|KB|zip|ZIP|OA|SLA|English|Yunliu|Handlebars|POST|GET|PUT|v\d+|px|mm)\b|\{[^}]*\}|\{\{[^}]*\}\}/g;

const tables = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('-texts.ts') && !name.startsWith('view'))
  .sort();

type Leaf = readonly [path: string, text: unknown];

/** Texts, and functions that make one: called with sample facts. */
function leaves(table: unknown, path = ''): readonly Leaf[] {
  if (typeof table === 'function') return [[path, table]];
  if (typeof table !== 'object' || table === null) return [[path, table]];
  return Object.entries(table).flatMap(([key, value]) => leaves(value, `${path}/${key}`));
}

type Accessor = (locale: 'zh-CN' | 'en') => unknown;

/** Functions `…Texts(locale)`, records by locale, and pairs `…ZhCn` and `…En` that stand in for a part of a table. */
function accessorsOf(module: Readonly<Record<string, unknown>>): readonly Accessor[] {
  return Object.entries(module).flatMap(([key, value]): Accessor[] => {
    if (key.endsWith('Texts') && typeof value === 'function') return [value as Accessor];
    if (typeof value !== 'object' || value === null) return [];
    if ('zh-CN' in value && 'en' in value) return [(locale) => value[locale]];
    const english = key.endsWith('ZhCn') ? module[key.replace(/ZhCn$/, 'En')] : undefined;
    return english === undefined ? [] : [(locale) => (locale === 'en' ? english : value)];
  });
}

describe.each(tables)('texts of %s', (name) => {
  it('[S7] are the same in both languages, and no English word stands in the Chinese ones', async () => {
    const module = (await import(join(source, name))) as Record<string, unknown>;
    const accessors = accessorsOf(module);
    expect(accessors, 'a function `…Texts(locale)`, or a table in both languages').not.toEqual([]);
    for (const of of accessors) {
      const zh = leaves(of('zh-CN'));
      const en = leaves(of('en'));
      expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path));
      const english = zh.filter(
        ([path, text]) =>
          // Words to search by may be pinyin.
          !path.endsWith('/words') && typeof text === 'string' && /[A-Za-z]{2,}/.test(text.replaceAll(LATIN, '')),
      );
      expect(english).toEqual([]);
      const chinese = en.filter(([, text]) => typeof text === 'string' && /\p{Script=Han}/u.test(text));
      expect(chinese.filter(([path]) => !/chinese|zhCn|language/i.test(path))).toEqual([]);
      const empty = [...zh, ...en].filter(([path, text]) => text === '' && !path.endsWith('/words'));
      expect(empty).toEqual([]);
    }
  });
});
