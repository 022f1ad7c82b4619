import { builtInFunctions, typeName, type FeelFunction, type FeelType } from '@yunliu/engine/expressions';
import type { Locale } from '@yunliu/engine/definition';
import type { CodeCompletion, CodeOption } from '../editors/index.js';
import { functionText } from './function-words.js';
import type { ExpressionScope, ScopeName } from './scope-name.js';

const WORD = /[\p{L}\p{N}_$]*$/u;
const PATH = /((?:[\p{L}_$][\p{L}\p{N}_$]*(?:\[[^\]]*\])?\.)+)([\p{L}\p{N}_$]*)$/u;
/** An open text that something is compared with: `priority = "ur`, `list contains(kinds, "a`. */
const VALUE = /([\p{L}_$][\p{L}\p{N}_$.]*)\s*(?:=|!=|,|in\s*\((?:\s*"[^"]*"\s*,)*)\s*"([^"]*)$/u;

/** What may be written at a place of a FEEL text. Names are found by their titles too. */
export function completeFeel(
  text: string,
  at: number,
  explicit: boolean,
  scope: ExpressionScope,
  locale: Locale,
): CodeCompletion | undefined {
  const before = text.slice(0, at);
  if (insideText(before)) return valueCompletion(before, text, at, scope);
  const path = PATH.exec(before);
  if (path !== null) return pathCompletion(path, at, scope, locale);
  const word = WORD.exec(before)?.[0] ?? '';
  if (word === '' && !explicit) return undefined;
  if (/^\p{N}/u.test(word)) return undefined;
  const names = scope.names.map((name) => nameOption(name, locale));
  // A word that is whole needs no list in the way of Enter.
  if (!explicit && [...names, ...KEYWORDS].some(({ label }) => label === word)) return undefined;
  const functions = [...builtInFunctions.values()]
    .filter(({ name }) => name !== '@')
    .map((each) => functionOption(each, locale));
  return { from: at - word.length, options: matching([...names, ...functions, ...KEYWORDS], word) };
}

function pathCompletion(
  [, base = '', word = '']: RegExpExecArray,
  at: number,
  scope: ExpressionScope,
  locale: Locale,
): CodeCompletion | undefined {
  const options = entriesOf(
    base
      .slice(0, -1)
      .replaceAll(/\[[^\]]*\]/gu, '')
      .split('.'),
    scope,
    locale,
  );
  return { from: at - word.length, options: matching(options, word) };
}

function entriesOf(path: readonly string[], scope: ExpressionScope, locale: Locale): readonly CodeOption[] {
  const [first = '', ...rest] = path;
  const start = scope.names.find(({ name }) => name === first);
  let type: FeelType | undefined = start?.type;
  let columns = start?.field?.columns;
  for (const step of rest) {
    type = entryType(type, step);
    columns = columns?.get(step)?.columns;
  }
  const inner = type?.kind === 'list' ? type.items : type;
  const named = columns === undefined ? [] : [...columns.values()];
  const known = new Map<string, CodeOption>();
  if (inner?.kind === 'context')
    for (const [name, entry] of inner.entries)
      known.set(name, { label: name, detail: typeName(entry)[locale], kind: 'field' });
  for (const { name, title } of named)
    known.set(name, { label: name, detail: detail(title, known.get(name)?.detail), kind: 'field' });
  return [...known.values()];
}

function entryType(type: FeelType | undefined, name: string): FeelType | undefined {
  const inner = type?.kind === 'list' ? type.items : type;
  return inner?.kind === 'context' ? inner.entries.get(name) : undefined;
}

function valueCompletion(before: string, text: string, at: number, scope: ExpressionScope): CodeCompletion | undefined {
  const found = VALUE.exec(before);
  if (found === null) return undefined;
  const [, path = '', typed = ''] = found;
  const [first = '', second] = path.split('.');
  const field = scope.fields.get(first);
  const choices = (second === undefined ? field : field?.columns.get(second))?.choices;
  if (choices === undefined || choices.size === 0) return undefined;
  const options = [...choices].map(([value, title]): CodeOption => ({ label: value, detail: title, kind: 'value' }));
  const rest = /^[^"\n]*/.exec(text.slice(at))?.[0].length ?? 0;
  const closed = text[at + rest] === '"';
  return { from: at - typed.length, ...(closed ? { to: at + rest } : {}), options: matching(options, typed) };
}

/** Is the end of this text inside of quotation marks? */
function insideText(before: string): boolean {
  return (before.replaceAll(/\\./gu, '').split('"').length - 1) % 2 === 1;
}

function nameOption({ name, title, type, origin, field }: ScopeName, locale: Locale): CodeOption {
  const choices = [...(field?.choices ?? [])].slice(0, 8).map(([value, text]) => `"${value}"  ${text}`);
  const columns = [...(field?.columns.values() ?? [])].slice(0, 12).map((column) => `${column.name}  ${column.title}`);
  const lines = [...choices, ...columns];
  return {
    label: name,
    detail: detail(title === name ? '' : title, kindWord(type, locale)),
    kind: origin === 'local' ? 'local' : type.kind === 'list' ? 'table' : 'field',
    ...(lines.length === 0 ? {} : { info: lines.join('\n') }),
  };
}

/** The kind of a value as a noun: what the checker says, without the article. */
export function kindWord(type: FeelType, locale: Locale): string {
  if (type.kind === 'string' && type.format !== undefined)
    return typeName({ kind: type.format === 'date-time' ? 'date and time' : type.format })[locale].replace(/^an? /, '');
  return typeName(type)[locale].replace(/^an? /, '');
}

function detail(title: string, kind: string | undefined): string {
  return [title, kind].filter((part) => part !== undefined && part !== '').join(' · ');
}

function functionOption({ name, signatures }: FeelFunction, locale: Locale): CodeOption {
  const [signature] = signatures;
  const parameters = signature?.parameters ?? [];
  const needed = parameters.filter(({ optional }) => optional !== true);
  const places = needed.map((parameter) => `\${${parameter.name}}`).join(', ');
  const shown = parameters.map((parameter) => parameter.name + (parameter.optional === true ? '?' : '')).join(', ');
  const text = functionText(name, locale);
  return {
    label: `${name}(${shown}${signature?.variadic === true ? ' …' : ''})`,
    snippet: `${name}(${places})`,
    kind: 'function',
    ...(text === undefined ? {} : { detail: text }),
  };
}

const KEYWORDS: readonly CodeOption[] = [
  { label: 'and', kind: 'keyword' },
  { label: 'or', kind: 'keyword' },
  { label: 'true', kind: 'keyword' },
  { label: 'false', kind: 'keyword' },
  { label: 'null', kind: 'keyword' },
  { label: 'if … then … else …', snippet: 'if ${condition} then ${value} else ${other}', kind: 'keyword' },
  { label: 'for … in … return …', snippet: 'for ${row} in ${list} return ${value}', kind: 'keyword' },
  { label: 'some … in … satisfies …', snippet: 'some ${row} in ${list} satisfies ${condition}', kind: 'keyword' },
  { label: 'every … in … satisfies …', snippet: 'every ${row} in ${list} satisfies ${condition}', kind: 'keyword' },
  { label: 'between … and …', snippet: 'between ${low} and ${high}', kind: 'keyword' },
];

/** Those whose name or title holds the word; the ones that begin with it first. */
function matching(options: readonly CodeOption[], word: string): readonly CodeOption[] {
  const wanted = word.toLowerCase();
  const rank = ({ label, detail: shown = '' }: CodeOption): number => {
    const name = label.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (shown.toLowerCase().startsWith(wanted)) return 1;
    return name.includes(wanted) ? 2 : shown.toLowerCase().includes(wanted) ? 3 : 9;
  };
  if (wanted === '') return options;
  return options.filter((option) => rank(option) < 9).toSorted((a, b) => rank(a) - rank(b));
}
