import { safePattern } from '../safe-pattern.js';
import { BOOLEAN, listOf, NUMBER, STRING } from '../typing/feel-type.js';
import type { FeelValue } from '../values/feel-value.js';
import { textOf } from '../values/value-text.js';
import { spend, type Run } from '../evaluation/run.js';
import { feelFunction, parameters, type FeelFunction } from './feel-function.js';

/** Longest text a function may build: repeated doubling must not fill the memory. */
const MAX_TEXT = 100_000;

function text(run: Run, value: string): string {
  spend(run, 1 + value.length / 100);
  if (value.length > MAX_TEXT) spend(run, Number.MAX_SAFE_INTEGER);
  return value;
}

/** A function of two texts. */
function onTexts(
  name: string,
  result: typeof BOOLEAN,
  call: (text: string, match: string, run: Run) => FeelValue,
): FeelFunction {
  return feelFunction(name, {
    parameters: parameters('string: string, match: string'),
    result,
    call: ([string, match], run) => call(string as string, match as string, run),
  });
}

/** Characters are code points, so that rare Chinese characters and emoji count as one. */
function substring(value: string, start: number, length: number | null): string | null {
  const characters = [...value];
  if (start === 0) return null;
  const from = start > 0 ? Math.floor(start) - 1 : characters.length + Math.ceil(start);
  if (from < 0) return null;
  return characters.slice(from, length === null ? undefined : from + Math.max(0, Math.floor(length))).join('');
}

function pattern(value: FeelValue, flags: FeelValue): ReturnType<typeof safePattern> {
  return safePattern(value as string, typeof flags === 'string' ? flags : '');
}

export const stringFunctions: readonly FeelFunction[] = [
  feelFunction('string', {
    parameters: parameters('from: any'),
    result: STRING,
    call: ([value], run) => (value === null || value === undefined ? null : text(run, textOf(value))),
  }),
  feelFunction('substring', {
    parameters: parameters('string: string, start position: number, length?: number'),
    result: STRING,
    call: ([value, start, length]) => substring(value as string, start as number, (length ?? null) as number | null),
  }),
  feelFunction('string length', {
    parameters: parameters('string: string'),
    result: NUMBER,
    call: ([value]) => [...(value as string)].length,
  }),
  feelFunction('upper case', {
    parameters: parameters('string: string'),
    result: STRING,
    call: ([value]) => (value as string).toUpperCase(),
  }),
  feelFunction('lower case', {
    parameters: parameters('string: string'),
    result: STRING,
    call: ([value]) => (value as string).toLowerCase(),
  }),
  feelFunction('trim', {
    parameters: parameters('string: string'),
    result: STRING,
    call: ([value]) => (value as string).trim(),
  }),
  onTexts('substring before', STRING, (value, match) =>
    match !== '' && value.includes(match) ? value.slice(0, value.indexOf(match)) : '',
  ),
  onTexts('substring after', STRING, (value, match) =>
    value.includes(match) ? value.slice(value.indexOf(match) + match.length) : '',
  ),
  onTexts('contains', BOOLEAN, (value, match) => value.includes(match)),
  onTexts('starts with', BOOLEAN, (value, match) => value.startsWith(match)),
  onTexts('ends with', BOOLEAN, (value, match) => value.endsWith(match)),
  feelFunction('matches', {
    parameters: parameters('input: string, pattern: string, flags?: string'),
    result: BOOLEAN,
    call: ([value, expression, flags]) => pattern(expression ?? null, flags ?? null)?.test(value as string) ?? null,
  }),
  feelFunction('replace', {
    parameters: parameters('input: string, pattern: string, replacement: string, flags?: string'),
    result: STRING,
    call: ([value, expression, replacement, flags], run) => {
      const replaced = pattern(expression ?? null, flags ?? null)?.replaceAll(value as string, replacement as string);
      return replaced === undefined ? null : text(run, replaced);
    },
  }),
  feelFunction('split', {
    parameters: parameters('string: string, delimiter: string'),
    result: listOf(STRING),
    call: ([value, delimiter]) => pattern(delimiter ?? null, null)?.split(value as string) ?? null,
  }),
  feelFunction('string join', {
    parameters: parameters('list: list, delimiter?: string'),
    result: STRING,
    call: ([list, delimiter], run) => {
      const items = (list as readonly FeelValue[]).filter((item) => item !== null);
      if (!items.every((item) => typeof item === 'string')) return null;
      spend(run, items.length);
      return text(run, items.join((delimiter ?? '') as string));
    },
  }),
];
