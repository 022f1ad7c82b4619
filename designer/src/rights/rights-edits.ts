import type { FieldRight } from '@yunliu/engine/definition';
import type { Command, RightCell } from '../model/index.js';
import { boxOf, type CellRange, type RangeBox } from './rights-range.js';
import { cellOf, linesOf, type RightsLine, type RightsSheet } from './rights-sheet-model.js';

/** What is written into a cell; null: nothing, it follows its table or the rest. */
export type Written = FieldRight | null;

/** One gesture on the sheet: a command, or none where nothing would change, and how many cells could not take it. */
export interface RightsEdit {
  readonly command: Command | undefined;
  readonly changed: number;
  /** Cells of fields that nobody types, which cannot be edited or required. */
  readonly refused: number;
}

interface Cell extends RightCell {
  readonly right: Written;
}

function canTake({ written }: RightsLine, right: Written): boolean {
  return !written || right === null || right === 'read' || right === 'hidden';
}

/** Writes each cell; those that stand so already, and those that cannot, are left out. */
export function writeCells(sheet: RightsSheet, cells: readonly Cell[]): RightsEdit {
  const lines = new Map(linesOf(sheet).map((line) => [line.path, line]));
  const columns = new Map(sheet.columns.map((column) => [column.state, column]));
  let refused = 0;
  const changed = cells.filter(({ state, path, right }) => {
    const [line, column] = [lines.get(path), columns.get(state)];
    if (line === undefined || column === undefined) return false;
    if ((cellOf(sheet, line, column).own ?? null) === right) return false;
    if (canTake(line, right)) return true;
    refused += 1;
    return false;
  });
  return {
    command: changed.length === 0 ? undefined : { type: 'set-rights', cells: changed },
    changed: changed.length,
    refused,
  };
}

export function setRange(sheet: RightsSheet, lines: readonly RightsLine[], box: RangeBox, right: Written): RightsEdit {
  const cells: Cell[] = [];
  for (const { path } of lines.slice(box.top, box.bottom + 1))
    for (const { state } of sheet.columns.slice(box.left, box.right + 1)) cells.push({ state, path, right });
  return writeCells(sheet, cells);
}

/** Ctrl+D and Ctrl+R: the first line (column) of the range into the rest of it; one line alone takes the line before. */
export function fillRange(
  sheet: RightsSheet,
  lines: readonly RightsLine[],
  range: CellRange,
  along: 'down' | 'right',
): RightsEdit {
  const box = boxOf(range);
  const single = along === 'down' ? box.top === box.bottom : box.left === box.right;
  const back = single ? 1 : 0;
  const from = along === 'down' ? { ...box, top: box.top - back } : { ...box, left: box.left - back };
  if (from.top < 0 || from.left < 0) return nothing;
  const source = along === 'down' ? { ...from, bottom: from.top } : { ...from, right: from.left };
  return repeatRange(sheet, lines, source, from);
}

/** The pattern of `source` over all of `into` (which it may lie in), as the fill handle does. */
export function repeatRange(
  sheet: RightsSheet,
  lines: readonly RightsLine[],
  source: RangeBox,
  into: RangeBox,
): RightsEdit {
  const height = source.bottom - source.top + 1;
  const width = source.right - source.left + 1;
  const cells: Cell[] = [];
  for (let row = into.top; row <= into.bottom; row++)
    for (let column = into.left; column <= into.right; column++) {
      const fromLine = lines[source.top + ((((row - source.top) % height) + height) % height)];
      const fromColumn = sheet.columns[source.left + ((((column - source.left) % width) + width) % width)];
      const [line, state] = [lines[row], sheet.columns[column]?.state];
      if (fromLine === undefined || fromColumn === undefined || line === undefined || state === undefined) continue;
      cells.push({ state, path: line.path, right: cellOf(sheet, fromLine, fromColumn).own ?? null });
    }
  const edit = writeCells(sheet, cells);
  if (height !== 1 || width !== 1 || edit.command?.type !== 'set-rights') return edit;
  const [line, column] = [lines[source.top], sheet.columns[source.left]];
  if (line === undefined || column === undefined) return edit;
  const into_ = edit.command.cells.map(({ state, path }) => ({ state, path }));
  return { ...edit, command: { type: 'fill-rights', from: { state: column.state, path: line.path }, into: into_ } };
}

const nothing: RightsEdit = { command: undefined, changed: 0, refused: 0 };

/** All rights of one state into others. */
export function copyState(sheet: RightsSheet, from: string, to: readonly string[]): RightsEdit {
  const source = sheet.columns.find(({ state }) => state === from);
  const text = JSON.stringify(source?.rights);
  const others = sheet.columns.filter(
    ({ state, rights }) => state !== from && to.includes(state) && JSON.stringify(rights) !== text,
  );
  if (source === undefined || others.length === 0) return nothing;
  return {
    command: { type: 'copy-rights', from, to: others.map(({ state }) => state) },
    changed: others.length,
    refused: 0,
  };
}
