import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** Words that Chinese administrators say in Latin letters. */
const LATIN =
  /\b(?:FEEL|JSON|Schema|UI|PDF|SVG|PNG|BPMN|HTTP|HTTPS|URL|API|ID|Excel|CSV|TSV|Word|A4|A5|A3|Ctrl|Alt|Shift|Enter|Esc|Space|Tab|Home|End|Delete|Backspace|PageUp|PageDown|F\d+|[A-Z]|[nNmM]|HTML|CSS|ISO|MB|KB|zip|ZIP|OA|SLA|English|Yunliu|Handlebars|POST|GET|PUT|v\d+|px|mm)\b|\{[^}]*\}|\{\{[^}]*\}\}/g;

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

describe.each(tables)('texts of %s', (name) => {
  it('[S7] are the same in both languages, and no English word stands in the Chinese ones', async () => {
    const module = (await import(join(source, name))) as Record<string, unknown>;
    const accessors = Object.entries(module).filter(
      ([key, value]) => key.endsWith('Texts') && typeof value === 'function',
    );
    expect(accessors, 'a function `…Texts(locale)`').not.toEqual([]);
    for (const [, accessor] of accessors) {
      const of = accessor as (locale: string) => unknown;
      const zh = leaves(of('zh-CN'));
      const en = leaves(of('en'));
      expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path));
      const english = zh.filter(
        ([, text]) => typeof text === 'string' && /[A-Za-z]{2,}/.test(text.replaceAll(LATIN, '')),
      );
      expect(english).toEqual([]);
      const chinese = en.filter(([, text]) => typeof text === 'string' && /\p{Script=Han}/u.test(text));
      expect(chinese.filter(([path]) => !/chinese|zhCn|language/i.test(path))).toEqual([]);
      const empty = [...zh, ...en].filter(([, text]) => text === '');
      expect(empty).toEqual([]);
    }
  });
});
