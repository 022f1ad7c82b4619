/** One choice as it is edited. */
export interface OptionDraft {
  readonly value: string;
  readonly title: string;
}

/**
 * Choices from pasted lines: one a line, `title=value` or `title<tab>value`; bullets and numbers in front are dropped. A value
 * not given is the title itself; the same value twice stays once.
 */
export function optionsFromText(text: string): readonly OptionDraft[] {
  const seen = new Set<string>();
  return text.split(/\r?\n/u).flatMap((line) => {
    const { title, value } = entryOf(line.replace(/^\s*(?:[-*•·]\s+|\(?\d{1,3}[.、)）]\s*)/u, ''));
    if (title === '' || seen.has(value)) return [];
    seen.add(value);
    return [{ value, title }];
  });
}

/** `title=value`; without a value the title is it. */
export function entryOf(line: string): OptionDraft {
  const text = line.trim();
  const at = text.search(/[=＝\t]/u);
  const title = (at < 0 ? text : text.slice(0, at)).trim();
  const value = (at < 0 ? '' : text.slice(at + 1)).trim();
  return { title, value: value === '' ? title : value };
}
