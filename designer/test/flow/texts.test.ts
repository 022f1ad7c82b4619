import { describe, expect, it } from 'vitest';
import { flowDesignerTexts } from '../../src/flow/flow-designer-texts.js';

function textsOf(value: unknown, at = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsOf(one, `${at}/${key}`));
}

describe('words of the board', () => {
  const zh = new Map(textsOf(flowDesignerTexts('zh-CN')));
  const en = new Map(textsOf(flowDesignerTexts('en')));

  it('[L12] both languages have the same texts with the same places to fill', () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
    const places = (text = ''): string => [...new Set(text.match(/\{\d\}/g))].sort().join();
    for (const [path, text] of zh) expect(places(en.get(path)), path).toBe(places(text));
  });

  it('[L12] no English word stands in zh-CN, besides the names of keys', () => {
    for (const [path, text] of zh)
      expect(
        text.replace(/Tab|Enter|F2|Delete|Ctrl|Shift|Alt|Esc|Home|End|PageUp|PageDown| [AC] /g, ''),
        path,
      ).not.toMatch(/[A-Za-z]{2,}/);
  });
});
