import type { Locale } from '@yunliu/engine/definition';
import { writeCells, type RightsEdit, type Written } from './rights-edits.js';
import type { RangeBox } from './rights-range.js';
import { cellOf, type RightsLine, type RightsSheet } from './rights-sheet-model.js';
import { rightsTexts } from './rights-texts.js';

/** A range as spreadsheets take it. `*` behind a word: nothing is written there, it follows the rest. */
export function copyText(
  sheet: RightsSheet,
  lines: readonly RightsLine[],
  box: RangeBox,
  locale: Locale,
  withTitles: boolean,
): string {
  const texts = rightsTexts(locale);
  const columns = sheet.columns.slice(box.left, box.right + 1);
  const rows = lines.slice(box.top, box.bottom + 1).map((line) => [
    ...(withTitles ? [lineTitle(line, lines, locale)] : []),
    ...columns.map((column) => {
      const { right, own } = cellOf(sheet, line, column);
      return texts.rights[right] + (own === undefined ? '*' : '');
    }),
  ]);
  const head = withTitles ? [[texts.field, ...columns.map(({ title }) => title)]] : [];
  return [...head, ...rows].map((row) => row.map(plainCell).join('\t')).join('\n');
}

/** Titles come from people: one cell each, and never a formula. */
function plainCell(text: string): string {
  const one = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(one) ? `'${one}` : one;
}

/** What a row is called outside the sheet; columns with their table. */
export function lineTitle(line: RightsLine, lines: readonly RightsLine[], locale: Locale): string {
  if (line.kind === 'rest') return rightsTexts(locale).rest;
  if (line.kind !== 'column') return line.title;
  const table = lines.find(({ path }) => path === line.path.split('.')[0]);
  return table === undefined ? line.title : `${table.title}·${line.title}`;
}

const WORDS: ReadonlyMap<string, Written> = new Map<string, Written>([
  ...(['隐藏', '不可见', '不显示', 'hidden', 'hide', 'h', '1'] as const).map((word) => [word, 'hidden'] as const),
  ...(['只读', '查看', '可见', 'read', 'readonly', 'read-only', 'read only', 'r', '2'] as const).map(
    (word) => [word, 'read'] as const,
  ),
  ...(['编辑', '可编辑', '可写', 'edit', 'write', 'e', '3'] as const).map((word) => [word, 'edit'] as const),
  ...(['必填', '必须填写', 'required', 'require', 'q', '4'] as const).map((word) => [word, 'required'] as const),
  ...(['默认', '按默认', 'default', '0'] as const).map((word) => [word, null] as const),
]);

/** What a word says; undefined: no right is called so. */
export function readRight(text: string): Written | undefined {
  const word = text.trim().toLowerCase();
  const found = WORDS.get(word.replace(/[*＊]$/, '').trim());
  return found !== undefined && /[*＊]$/.test(word) ? null : found;
}

export interface Pasted extends RightsEdit {
  /** Cells that say no right. */
  readonly unknown: number;
  /** What was written into, for the selection. */
  readonly box: RangeBox;
  /** Set by the titles that came along instead of by place. */
  readonly byTitles: boolean;
}

/**
 * Text from a spreadsheet into the sheet from its upper left cell on; one word goes into the whole range. Titles of
 * steps in the first row and of fields in the first column say where the words go, in whatever order.
 */
export function pasteText(sheet: RightsSheet, lines: readonly RightsLine[], box: RangeBox, text: string): Pasted {
  const grid = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  return byTitles(sheet, lines, grid) ?? byPlace(sheet, lines, box, grid);
}

type Grid = readonly (readonly string[])[];

function byTitles(sheet: RightsSheet, lines: readonly RightsLine[], grid: Grid): Pasted | undefined {
  const [head = [], ...body] = grid;
  const stateAt = (title: string | undefined): number =>
    sheet.columns.findIndex((column) => title !== undefined && (column.title === title || column.state === title));
  if (body.length === 0 || !head.slice(1).some((title) => stateAt(title) >= 0)) return undefined;
  const names = new Map<string, number>();
  for (const [at, line] of lines.entries())
    for (const name of [lineTitle(line, lines, 'zh-CN'), lineTitle(line, lines, 'en'), line.path])
      if (!names.has(name)) names.set(name, at);
  const places = body.flatMap((row) => {
    const at = names.get((row[0] ?? '').replace(/^'/, ''));
    return row.slice(1).map((word, index) => ({ row: at ?? -1, column: stateAt(head[index + 1]), word }));
  });
  return write(sheet, lines, places, true);
}

function byPlace(sheet: RightsSheet, lines: readonly RightsLine[], box: RangeBox, grid: Grid): Pasted {
  const one = grid.length === 1 && grid[0]?.length === 1 ? grid[0][0] : undefined;
  const rows = one === undefined ? grid.length : box.bottom - box.top + 1;
  const places = Array.from({ length: rows }, (_, row) => {
    const width = one === undefined ? (grid[row]?.length ?? 0) : box.right - box.left + 1;
    return Array.from({ length: width }, (__, column) => ({
      row: box.top + row,
      column: box.left + column,
      word: one ?? grid[row]?.[column] ?? '',
    }));
  }).flat();
  return write(sheet, lines, places, false);
}

function write(
  sheet: RightsSheet,
  lines: readonly RightsLine[],
  places: readonly { readonly row: number; readonly column: number; readonly word: string }[],
  titled: boolean,
): Pasted {
  let unknown = 0;
  const found = places.flatMap(({ row, column, word }) => {
    const right = readRight(word);
    const [line, state] = [lines[row], sheet.columns[column]?.state];
    if (word === '') return [];
    if (right === undefined || line === undefined || state === undefined) {
      unknown += 1;
      return [];
    }
    return [{ row, column, cell: { state, path: line.path, right } }];
  });
  const box = {
    top: Math.min(...found.map(({ row }) => row)),
    bottom: Math.max(...found.map(({ row }) => row)),
    left: Math.min(...found.map(({ column }) => column)),
    right: Math.max(...found.map(({ column }) => column)),
  };
  const edit = writeCells(
    sheet,
    found.map(({ cell }) => cell),
  );
  return { ...edit, unknown, box, byTitles: titled };
}

/** False where the browser does not let the page write. */
export function toClipboard(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
