import { localize, type Locale, type LocalizedText } from '@yunliu/engine/definition';
import type { OptionEntry } from './option-entries.js';

/** One choice as it is edited. */
export interface OptionDraft {
  readonly value: string;
  readonly title: string;
}

/** Bullets and numbers of a list; not the beginning of a number such as 1.5, of a version or of a year. */
const MARK = /^\s*(?:[-*•·]\s+|\d{1,3}(?:[、)）]|\.(?!\d))\s*|[(（]\d{1,3}[)）]\s*)/u;

/**
 * Choices from pasted lines: one a line, `title=value` or `title<tab>value`; bullets and numbers in front are dropped. A value
 * not given is the title itself; the same value twice stays once.
 */
export function optionsFromText(text: string): readonly OptionDraft[] {
  const seen = new Set<string>();
  return text.split(/\r?\n/u).flatMap((line) => {
    const { title, value } = entryOf(line.replace(MARK, ''));
    if (title === '' || seen.has(value)) return [];
    seen.add(value);
    return [{ value, title }];
  });
}

/** The choices of a pasted list; a choice that stays keeps its value and what it is called in the other language. */
export function takenOptions(
  found: readonly OptionDraft[],
  all: readonly OptionEntry[],
  locale: Locale,
): readonly OptionEntry[] {
  return found.map(({ value, title }) => {
    const isGiven = value !== title;
    const known =
      all.find((entry) => String(entry.const) === value) ??
      (isGiven ? undefined : all.find((entry) => localize(entry.title, locale) === title));
    if (known === undefined) return { const: value, title };
    if (!isGiven || localize(known.title, locale) === title) return known;
    return { const: known.const, title: withTitle(known.title, locale, title) };
  });
}

/** The title with another text in this language. */
export function withTitle(before: LocalizedText | undefined, locale: Locale, text: string): LocalizedText {
  if (locale === 'en') return { 'zh-CN': typeof before === 'string' ? before : (before?.['zh-CN'] ?? text), en: text };
  return typeof before === 'object' ? { ...before, 'zh-CN': text } : text;
}

/** `title=value`; without a value the title is it. */
export function entryOf(line: string): OptionDraft {
  const text = line.trim();
  const at = text.search(/[=＝\t]/u);
  const title = (at < 0 ? text : text.slice(0, at)).trim();
  const value = (at < 0 ? '' : text.slice(at + 1)).trim();
  return { title, value: value === '' ? title : value };
}
