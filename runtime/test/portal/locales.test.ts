import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/portal/locales/en.js';
import { zhCn } from '../../src/portal/locales/zh-cn.js';

// Words that are the same in Chinese business texts.
const ALLOWED = /\b(?:PDF|JSON|JavaScript)\b/g;

interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

function leaves(table: unknown, path = ''): Leaf[] {
  if (typeof table !== 'object' || table === null) return [{ path, value: table }];
  return Object.entries(table).flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`));
}

/** A text, or what a sentence function makes of harmless arguments. */
function textOf(value: unknown): string {
  if (typeof value === 'function') return String((value as (...args: unknown[]) => unknown)('甲', 3, 5, 7, 9));
  return String(value);
}

describe('language tables', () => {
  it('[U3] have the same keys', () => {
    expect(leaves(en).map((leaf) => leaf.path)).toEqual(leaves(zhCn).map((leaf) => leaf.path));
    const other = new Map(leaves(en).map(({ path, value }) => [path, value]));
    for (const { path, value } of leaves(zhCn)) expect(typeof other.get(path), path).toBe(typeof value);
  });

  it('[U3] pages take the colon of the language', () => {
    const root = fileURLToPath(new URL('../../src/portal/', import.meta.url));
    const faulty = ['pages', 'parts'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(
          (file) => file.endsWith('.ts') && /\}(?:<\/\w+>)?：/.test(readFileSync(join(root, folder, file), 'utf8')),
        )
        .map((file) => `${folder}/${file}`),
    );
    expect(faulty).toEqual([]);
  });

  it('[U3] no zh-CN text holds a Latin word', () => {
    const faulty = leaves(zhCn).flatMap(({ path, value }) => {
      const text = textOf(value).replaceAll(ALLOWED, '');
      return /[A-Za-z]{2,}/.test(text) ? [`${path}: ${text}`] : [];
    });
    expect(faulty).toEqual([]);
  });

  it('[U3] no English text holds a Chinese character', () => {
    const faulty = leaves(en).flatMap(({ path, value }) => {
      const text =
        typeof value === 'function' ? String((value as (...args: unknown[]) => unknown)('X', 3, 5)) : String(value);
      return /\p{Script=Han}/u.test(text) ? [`${path}: ${text}`] : [];
    });
    expect(faulty).toEqual([]);
  });

  it('[U3] no text is empty', () => {
    const empty = leaves(zhCn).filter(({ value }) => textOf(value).trim() === '');
    expect(empty).toEqual([]);
  });

  it('[U3] pages and parts write no text of their own', () => {
    const faulty = written(/[\p{Script=Han}]+/gu);
    // The language switch writes each language in itself; names of processes are read there, never shown.
    expect(faulty.filter((text) => !text.startsWith('pages/designs/proposed-key.ts'))).toEqual([
      'parts/language-switch.ts: 中',
    ]);
  });

  it('[U3] pages and parts take punctuation from the tables too', () => {
    const faulty = written(/[：；，、。！？（）「」“”]+/g);
    // These read what people paste or type, in either language.
    expect(faulty).toEqual([
      'pages/admin/worker-tokens-page.ts: ，、',
      'pages/calendar-rows.ts: ，',
      'parts/form-dialog.ts: ：',
    ]);
  });
});

/** What `pattern` finds in the code of pages and parts, comments left out. */
function written(pattern: RegExp): string[] {
  const root = fileURLToPath(new URL('../../src/portal/', import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('locales') && !file.startsWith('timeline'))
    .toSorted()
    .flatMap((file) => {
      const code = readFileSync(join(root, file), 'utf8')
        .replaceAll(/\/\*[\s\S]*?\*\//g, '')
        .replaceAll(/^\s*\/\/.*$/gm, '');
      return [...code.matchAll(pattern)].map((match) => `${file}: ${match[0]}`);
    });
}
