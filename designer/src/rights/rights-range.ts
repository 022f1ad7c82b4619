/** A cell of the lines that are shown. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Cells between two corners. */
export interface CellRange {
  readonly anchor: CellPlace;
  readonly focus: CellPlace;
}

export interface RangeBox {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function boxOf({ anchor, focus }: CellRange): RangeBox {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function sizeOf(box: RangeBox): number {
  return (box.bottom - box.top + 1) * (box.right - box.left + 1);
}

export function isInside(box: RangeBox, row: number, column: number): boolean {
  return row >= box.top && row <= box.bottom && column >= box.left && column <= box.right;
}

/** The range inside a sheet of this many lines and columns. */
export function clampRange({ anchor, focus }: CellRange, rows: number, columns: number): CellRange {
  const clamp = ({ row, column }: CellPlace): CellPlace => ({
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  });
  return { anchor: clamp(anchor), focus: clamp(focus) };
}

/** What a key does to the range; undefined: nothing. Keys as in spreadsheets. */
export function moveRange(
  { anchor, focus }: CellRange,
  key: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean },
  rows: number,
  columns: number,
  page: number,
): CellRange | undefined {
  const to = target(focus, key, rows, columns, page);
  if (to === undefined) return undefined;
  const [moved] = [clampRange({ anchor: to, focus: to }, rows, columns).focus];
  return { anchor: key.shiftKey ? anchor : moved, focus: moved };
}

function target(
  { row, column }: CellPlace,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  rows: number,
  columns: number,
  page: number,
): CellPlace | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: ctrlKey ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: ctrlKey ? rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: ctrlKey ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: ctrlKey ? columns - 1 : column + 1 };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? rows - 1 : row, column: columns - 1 };
    case 'PageUp':
      return { row: row - page, column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return undefined;
  }
}

/** Everything. */
export function wholeBox(rows: number, columns: number): CellRange {
  return { anchor: { row: 0, column: 0 }, focus: { row: rows - 1, column: columns - 1 } };
}
