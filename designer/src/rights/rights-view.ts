import type { FieldRight, Locale } from '@yunliu/engine/definition';
import type { CellPlace, CellRange, RangeBox } from './rights-range.js';
import type { RightsFault } from './rights-fault.js';
import type { Written } from './rights-edits.js';
import { cellOf, linesOf, type RightsLine, type RightsRow, type RightsSheet } from './rights-sheet-model.js';
import type { rightsTexts } from './rights-texts.js';

export const rightOrder: readonly FieldRight[] = ['hidden', 'read', 'edit', 'required'];

export type RightsFilter = 'all' | 'odd' | 'varied' | 'own';
export const rightsFilters: readonly RightsFilter[] = ['all', 'odd', 'varied', 'own'];

/** What the templates of the sheet show and call. */
export interface RightsView {
  readonly locale: Locale;
  readonly texts: ReturnType<typeof rightsTexts>;
  readonly sheet: RightsSheet;
  /** Rows that pass search and filter, with the headings above them. */
  readonly rows: readonly RightsRow[];
  readonly lines: readonly RightsLine[];
  readonly range: CellRange;
  readonly box: RangeBox;
  /** Cells the fill handle is drawn over. */
  readonly filling: RangeBox | undefined;
  readonly faults: readonly RightsFault[];
  readonly isReadonly: boolean;
  /** State that is selected elsewhere in the designer. */
  readonly selectedState: string | undefined;
  select(range: CellRange): void;
  set(right: Written): void;
}

/** The cell a fault is told of: its field in the first of its steps; none when that field is not shown. */
export function placeOfFault({ lines, sheet }: RightsView, fault: RightsFault): CellPlace | undefined {
  const row = lines.findIndex(({ path }) => path === fault.path);
  const column = sheet.columns.findIndex(({ state }) => state === fault.states[0]);
  return row < 0 ? undefined : { row, column: Math.max(0, column) };
}

/** Rows that pass, with the headings that have any. */
export function shownRows(
  sheet: RightsSheet,
  faults: readonly RightsFault[],
  search: string,
  filter: RightsFilter,
): readonly RightsRow[] {
  const wanted = search.trim().toLowerCase();
  const odd = new Set(faults.map(({ path }) => path));
  const passes = (line: RightsLine): boolean => {
    if (wanted !== '' && !line.title.toLowerCase().includes(wanted) && !line.path.toLowerCase().includes(wanted))
      return false;
    if (filter === 'all') return wanted === '' || line.kind !== 'rest';
    if (filter === 'odd') return odd.has(line.path);
    const cells = sheet.columns.map((column) => cellOf(sheet, line, column));
    if (filter === 'own') return line.kind !== 'rest' && cells.some(({ own }) => own !== undefined);
    return new Set(cells.map(({ right }) => right)).size > 1;
  };
  const passing = new Set(linesOf(sheet).filter(passes));
  // A column is found by its table, and shows it.
  for (const line of linesOf(sheet))
    if (line.kind === 'column' && passing.has(line)) {
      const table = linesOf(sheet).find(({ path }) => path === line.path.slice(0, line.path.indexOf('.')));
      if (table !== undefined) passing.add(table);
    }
  const kept = sheet.rows.filter((row) => row.kind === 'heading' || passing.has(row));
  return kept.filter((row, at) => {
    if (row.kind !== 'heading') return true;
    const next = kept.slice(at + 1).find((other) => other.kind !== 'heading' || other.depth <= row.depth);
    return next !== undefined && next.kind !== 'heading' && next.depth > row.depth;
  });
}

/** Keys that write a right, in any language: the letters of the words and their numbers. */
export function rightOfKey(key: string): Written | undefined {
  const keys: { readonly [key: string]: Written } = {
    h: 'hidden',
    '1': 'hidden',
    r: 'read',
    '2': 'read',
    e: 'edit',
    '3': 'edit',
    q: 'required',
    '4': 'required',
    '0': null,
    Delete: null,
    Backspace: null,
  };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(keys, name) ? keys[name] : undefined;
}

/** The fill handle drawn to a cell: the source grown the longer way. */
export function fillBox(source: RangeBox, { row, column }: CellPlace): RangeBox {
  const down = row < source.top ? row - source.top : Math.max(0, row - source.bottom);
  const right = column < source.left ? column - source.left : Math.max(0, column - source.right);
  return Math.abs(down) >= Math.abs(right)
    ? { ...source, top: Math.min(source.top, row), bottom: Math.max(source.bottom, row) }
    : { ...source, left: Math.min(source.left, column), right: Math.max(source.right, column) };
}

/** Faults of one cell; those of a whole row stand at its title. */
export function faultsAt(
  faults: readonly RightsFault[],
  path: string,
  state: string | undefined,
): readonly RightsFault[] {
  return faults.filter(
    (fault) => fault.path === path && (state === undefined ? fault.states.length === 0 : fault.states.includes(state)),
  );
}

export function wholeRow(row: number, columns: number): CellRange {
  return { anchor: { row, column: 0 }, focus: { row, column: columns - 1 } };
}

export function wholeColumn(column: number, rows: number): CellRange {
  return { anchor: { row: 0, column }, focus: { row: rows - 1, column } };
}
