import type { JsonSchema, LocalizedText } from '@yunliu/engine/definition';
import type { FieldKind, UiElement, UiField } from '@yunliu/engine/forms';
import { newField, type FormClip } from '../model/index.js';

import { guessField } from './guess-field.js';

/** One column of a pasted sheet as a field to be. */
export interface FieldDraft {
  readonly title: string;
  readonly name: string;
  readonly kind: FieldKind;
  readonly samples: readonly string[];
  readonly pattern?: string;
  readonly unit?: string;
  readonly use: boolean;
}

/** Cells of pasted text: tabs (Excel, WPS), else commas or semicolons; quoted cells may hold them and line breaks. */
export function sheetCells(text: string): readonly (readonly string[])[] {
  const separator = text.includes('\t') ? '\t' : /[,，]/u.test(text) ? ',' : /[;；]/u.test(text) ? ';' : '\t';
  const isSeparator = (char: string): boolean =>
    char === separator || (separator === ',' && char === '，') || (separator === ';' && char === '；');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (char === '"' && cell.trim() === '') quoted = true;
    else if (isSeparator(char)) endCell();
    else if (char === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else if (char !== '\r') cell += char;
  }
  endCell();
  rows.push(row);
  return rows.filter((one) => one.some((value) => value !== ''));
}

/** The first row as fields, with types guessed from it and from the rows below. */
export function draftsFromSheet(text: string): readonly FieldDraft[] {
  const [header = [], ...rows] = sheetCells(text);
  const taken = new Set<string>();
  return header.slice(0, 200).flatMap((raw, column): readonly FieldDraft[] => {
    const title = raw
      .replaceAll(/\s+/gu, ' ')
      .replace(/[*＊:：]+$/u, '')
      .trim();
    if (title === '') return [];
    const samples = rows.slice(0, 50).map((row) => row[column] ?? '');
    const guess = guessField(title, samples);
    const name = freeName(asciiName(title) ?? guess.name, taken);
    taken.add(name);
    return [
      {
        title: title.slice(0, 100),
        name,
        kind: guess.kind,
        samples: [...new Set(samples.filter((one) => one !== ''))].slice(0, 12),
        ...(guess.pattern === undefined ? {} : { pattern: guess.pattern }),
        ...(guess.unit === undefined ? {} : { unit: guess.unit }),
        use: guess.name !== 'rowNo',
      },
    ];
  });
}

/** A camel-case name from English words; undefined for Chinese titles. */
export function asciiName(title: string): string | undefined {
  const words = title.split(/[^A-Za-z0-9]+/u).filter((word) => word !== '');
  if (words.length === 0 || /[^\p{ASCII}]/u.test(title) || !/^[A-Za-z]/u.test(words[0] ?? '')) return undefined;
  const name = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('');
  return [
    'and',
    'or',
    'not',
    'in',
    'if',
    'then',
    'else',
    'for',
    'return',
    'some',
    'every',
    'satisfies',
    'true',
    'false',
    'null',
    'item',
    'function',
    'between',
  ].includes(name)
    ? `${name}Value`
    : name.slice(0, 60);
}

function freeName(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}${number}`)) return `${base}${number}`;
}

/** The drafts as elements to paste: fields, or one table with them as columns. */
export function clipFromDrafts(
  drafts: readonly FieldDraft[],
  table?: { readonly title: LocalizedText; readonly name: string },
): FormClip {
  const made = drafts.filter(({ use }) => use).map(fieldFromDraft);
  if (table === undefined)
    return {
      elements: inPairs(made.map(({ element }) => element)),
      fields: Object.fromEntries(made.map(({ name, schema }) => [name, schema])),
    };
  const columns = made.filter(({ element }) => element.type !== 'Table');
  const title = typeof table.title === 'string' ? table.title : table.title['zh-CN'];
  const rows: JsonSchema = {
    title,
    type: 'array',
    maxItems: 200,
    items: { type: 'object', properties: Object.fromEntries(columns.map(({ name, schema }) => [name, schema])) },
  };
  return {
    elements: [
      { type: 'Table', scope: `#/properties/${table.name}`, columns: columns.map(({ element }) => element as UiField) },
    ],
    fields: { [table.name]: rows },
  };
}

/** Short fields two by two in columns, long ones by themselves. */
function inPairs(elements: readonly UiElement[]): readonly UiElement[] {
  const result: UiElement[] = [];
  let pair: UiElement[] = [];
  const flush = (): void => {
    if (pair.length > 1) result.push({ type: 'HorizontalLayout', elements: pair });
    else result.push(...pair);
    pair = [];
  };
  for (const element of elements) {
    const long = element.type === 'Attachment' || ('options' in element && element.options?.['multi'] === true);
    if (long) {
      flush();
      result.push(element);
      continue;
    }
    pair.push(element);
    if (pair.length === 2) flush();
  }
  flush();
  return result;
}

function fieldFromDraft(draft: FieldDraft): {
  readonly name: string;
  readonly element: UiElement;
  readonly schema: JsonSchema;
} {
  const { element, schema } = newField(draft.kind, draft.name, draft.title);
  const options = {
    ...element.options,
    ...(draft.unit !== undefined && (draft.kind === 'number' || draft.kind === 'integer') ? { unit: draft.unit } : {}),
  };
  const choices = draft.samples.filter((one) => one.length <= 40).map((one) => ({ const: one, title: one }));
  return {
    name: draft.name,
    element: { ...element, ...(Object.keys(options).length === 0 ? {} : { options }) },
    schema: {
      ...schema,
      ...(draft.kind === 'choice' && choices.length > 1 ? { oneOf: choices } : {}),
      ...(draft.kind === 'text' && draft.pattern !== undefined ? { pattern: draft.pattern } : {}),
    },
  };
}
