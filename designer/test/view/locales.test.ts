import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { controlTextsEn } from '../../src/view/control-texts-en.js';
import { fillText } from '../../src/view/locales/form-texts.js';
import { formTextsEn } from '../../src/view/locales/en.js';
import { formTextsZhCn } from '../../src/view/locales/zh-cn.js';
import { parsePickedDate } from '../../src/view/picked-date.js';
import { controlTextsZhCn } from '../../src/view/zh-cn.js';

const sources = fileURLToPath(new URL('../../src/view/', import.meta.url));

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe('texts', () => {
  it('[F7] zh-CN tables hold no English words', () => {
    const allowed = /\{\w+\}|Ctrl|Enter|Alt|KB|MB|GB|TB|PB|EB|ZB|YB/g;
    const english = [...texts(formTextsZhCn), ...texts(controlTextsZhCn)].filter((text) =>
      /[A-Za-z]{2,}/.test(text.replace(allowed, '')),
    );
    expect(english).toEqual([]);
  });

  it('[F7] both tables have every text with the same places to fill', () => {
    const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
    for (const key of Object.keys(formTextsZhCn) as (keyof typeof formTextsZhCn)[]) {
      expect([key, formTextsEn[key].length > 0, places(formTextsEn[key])]).toEqual([
        key,
        true,
        places(formTextsZhCn[key]),
      ]);
    }
    expect(texts(controlTextsEn).length).toBe(texts(controlTextsZhCn).length);
    expect(fillText('第 {row} 行 {x}', { row: 2 })).toBe('第 2 行 {x}');
  });

  it('[F7] every text is used', () => {
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.startsWith('locales'),
    );
    const code = files.map((file) => readFileSync(path.join(sources, file), 'utf8')).join('\n');
    expect(Object.keys(formTextsZhCn).filter((key) => !new RegExp(`\\b${key}\\b`).test(code))).toEqual([]);
  });

  it('[F8] understands the ways people type a date and refuses days that do not exist', () => {
    for (const text of ['2026-09-30', '2026/9/30', '2026.9.30', '2026年9月30日', '20260930']) {
      expect(parsePickedDate(text)).toEqual({ year: 2026, month: 8, day: 30 });
    }
    expect(parsePickedDate('9-30')).toMatchObject({ month: 8, day: 30 });
    for (const text of ['2026-02-30', '30/09/2026', '今天', '', '2026-13-01'])
      expect(parsePickedDate(text)).toBeUndefined();
    expect(controlTextsZhCn.datePicker.formatDate({ year: 2026, month: 8, day: 3 })).toBe('2026-09-03');
  });
});

describe('doors', () => {
  it('[F9] only define.ts registers elements and only vaadin-elements.ts loads the UI base', () => {
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.startsWith('flow'),
    );
    const registering = files.filter((file) =>
      /customElements\.define|@customElement/.test(readFileSync(path.join(sources, file), 'utf8')),
    );
    const loading = files.filter((file) =>
      /import '@vaadin|from '@vaadin/.test(readFileSync(path.join(sources, file), 'utf8')),
    );
    expect(registering).toEqual(['define.ts']);
    expect(loading).toEqual(['vaadin-elements.ts']);
  });
});
