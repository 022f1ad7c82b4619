import type { PlacedLabel } from './drawing.js';
import { centreOf } from './level-grid.js';
import type { LevelGrid } from './level-grid.js';
import { labelSize } from './metrics.js';
import type { Metrics } from './metrics.js';
import type { Segment } from './split-edges.js';

/** The upright of an edge that leads back, to the right of everything it passes. */
export interface Lane {
  readonly segment: Segment;
  readonly x: number;
  readonly fromRow: number;
  readonly toRow: number;
  /** Leaves at the right side (else at the bottom, because another node stands in the way). */
  readonly sideExit: boolean;
  /** Arrives at the right side (else from above). */
  readonly sideEntry: boolean;
  readonly label?: { readonly row: number; readonly size: Pick<PlacedLabel, 'width' | 'height' | 'lines'> };
}

/** Lanes of a level, short ones nearest to the nodes, and the right edge of each row after them. */
export function placeLanes(
  grid: LevelGrid,
  hasInnerEnd: (node: string, edge: string) => { exit: boolean; entry: boolean },
  metrics: Metrics,
): { lanes: Lane[]; right: number[] } {
  const right = grid.rows.map((row) => Math.max(-Infinity, ...row.map((item) => centreOf(grid, item) + item.half)));
  const rightmost = (node: string): boolean => {
    const row = grid.rows[grid.rowOf.get(node) ?? 0] ?? [];
    const place = row.findIndex((item) => item.node === node);
    return !row.slice(place + 1).some((item) => item.node !== undefined);
  };
  const loops = new Set(grid.loops.map((segment) => segment.from));
  const spans = grid.back
    .flatMap((segment) => {
      if (segment.from === undefined || segment.to === undefined) return [];
      const fromRow = grid.rowOf.get(segment.from) ?? 1;
      const toRow = grid.rowOf.get(segment.to) ?? 1;
      return [{ segment, from: segment.from, to: segment.to, fromRow, toRow }];
    })
    .sort((a, b) => a.fromRow - a.toRow - (b.fromRow - b.toRow) || b.fromRow - a.fromRow);
  const lanes: Lane[] = [];
  for (const { segment, from, to, fromRow, toRow } of spans) {
    const size = labelSize(segment, metrics);
    const labelRow = fromRow - 1;
    let x = -Infinity;
    for (let row = toRow; row <= fromRow; row += 1) x = Math.max(x, (right[row] ?? -Infinity) + 20);
    if (size !== undefined) x = Math.max(x, (right[labelRow] ?? -Infinity) + size.width / 2 + 10);
    x = Math.round(x);
    for (let row = toRow; row <= fromRow; row += 1) right[row] = Math.max(right[row] ?? -Infinity, x);
    if (size !== undefined) right[labelRow] = Math.max(right[labelRow] ?? -Infinity, x + size.width / 2);
    lanes.push({
      segment,
      x,
      fromRow,
      toRow,
      sideExit: rightmost(from) && !loops.has(from) && !hasInnerEnd(from, segment.edge.id).exit,
      sideEntry: rightmost(to) && !loops.has(to) && !hasInnerEnd(to, segment.edge.id).entry,
      ...(size === undefined ? {} : { label: { row: labelRow, size } }),
    });
  }
  return { lanes, right };
}
