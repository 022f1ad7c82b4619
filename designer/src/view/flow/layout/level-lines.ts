import type { Box, PlacedLabel, Point } from './drawing.js';
import type { LinePiece } from './level-drawing.js';
import { centreOf } from './level-grid.js';
import type { Chain, GridItem, LevelGrid } from './level-grid.js';
import type { Lane } from './level-lanes.js';
import type { LevelPorts } from './level-ports.js';
import type { LevelRows } from './level-rows.js';
import { labelSize } from './metrics.js';
import type { Metrics } from './metrics.js';
import { segmentId } from './split-edges.js';
import type { Segment } from './split-edges.js';

/** A level with every node, port and row in its place; what is left is to draw the lines. */
export interface PlacedLevel {
  readonly grid: LevelGrid;
  readonly lanes: readonly Lane[];
  readonly ports: LevelPorts;
  readonly rows: LevelRows;
  readonly boxes: ReadonlyMap<string, Box>;
}

/** The line of an edge part that leads down through its bends. */
export function chainPiece({ segment, items }: Chain, { grid, ports, rows, boxes }: PlacedLevel): LinePiece {
  const id = segmentId(segment);
  const points: Point[] = [];
  let label: PlacedLabel | undefined;
  items.forEach((item, index) => {
    const box = item.node === undefined ? undefined : boxes.get(item.node);
    const centre = centreOf(grid, item);
    const rowTop = rows.tops[item.row] ?? 0;
    const rowEnd = rowTop + (rows.heights[item.row] ?? 0);
    const isFirst = index === 0;
    const isLast = index === items.length - 1;
    const at = box === undefined ? centre : ((isFirst ? ports.out : ports.into).get(id) ?? centre);
    if (box === undefined) {
      points.push({ x: at, y: rowTop }, { x: at, y: rowEnd });
      if (item.label !== undefined) {
        const y = rowTop + (rowEnd - rowTop - item.label.height) / 2;
        label = { ...item.label, x: at - item.label.width / 2, y };
      }
    } else {
      points.push({ x: at, y: isFirst ? box.y + box.height : box.y });
    }
    if (isLast) return;
    const lower = items[index + 1] as GridItem;
    const below = centreOf(grid, lower);
    const next = lower.node === undefined ? below : (ports.into.get(id) ?? below);
    if (Math.abs(next - at) < 1) return;
    const middle = rows.trackY(item.row, segment);
    points.push({ x: at, y: middle }, { x: next, y: middle });
  });
  return piece(segment, points, false, label);
}

/** Lines that lead back through their lanes at the right. */
export function lanePieces({ lanes, ports, rows, boxes }: PlacedLevel): LinePiece[] {
  const sides = new Map<string, number>();
  const sideExits = new Set(lanes.flatMap(({ segment, sideExit }) => (sideExit ? [segment.from] : [])));
  const sideEntries = new Set(lanes.flatMap(({ segment, sideEntry }) => (sideEntry ? [segment.to] : [])));
  const sideY = (node: string, box: Box, leaving: boolean): number => {
    const used = sides.get(`${node}${leaving}`) ?? 0;
    sides.set(`${node}${leaving}`, used + 1);
    const both = sideExits.has(node) && sideEntries.has(node);
    const middle = box.y + box.height / 2;
    const step = 8 + used * 9;
    const offset = both ? (leaving ? step : -step) : used === 0 ? 0 : leaving ? used * 9 : -used * 9;
    return Math.min(Math.max(middle + offset, box.y + 7), box.y + box.height - 7);
  };
  return lanes.flatMap(({ segment, x: at, fromRow, toRow, sideExit, sideEntry, label }) => {
    const from = boxes.get(segment.from ?? '');
    const to = boxes.get(segment.to ?? '');
    if (from === undefined || to === undefined) return [];
    const points: Point[] = [];
    if (sideExit) {
      const level = sideY(segment.from ?? '', from, true);
      points.push({ x: from.x + from.width, y: level }, { x: at, y: level });
    } else {
      const level = rows.trackY(fromRow, segment);
      const port = ports.out.get(segmentId(segment)) ?? from.x + from.width / 2;
      points.push({ x: port, y: from.y + from.height }, { x: port, y: level }, { x: at, y: level });
    }
    if (sideEntry) {
      const level = sideY(segment.to ?? '', to, false);
      points.push({ x: at, y: level }, { x: to.x + to.width, y: level });
    } else {
      const level = rows.trackY(toRow - 1, segment);
      const port = ports.into.get(segmentId(segment)) ?? to.x + to.width / 2;
      points.push({ x: at, y: level }, { x: port, y: level }, { x: port, y: to.y });
    }
    if (label === undefined) return [piece(segment, points, true)];
    const { row, size } = label;
    const middle = (rows.tops[row] ?? 0) + (rows.heights[row] ?? 0) / 2;
    return [piece(segment, points, true, { ...size, x: at - size.width / 2, y: middle - size.height / 2 })];
  });
}

/** Lines from a node to itself, at its right side. */
export function loopPieces({ grid, boxes }: PlacedLevel, metrics: Metrics): LinePiece[] {
  return grid.loops.flatMap((segment) => {
    const box = boxes.get(segment.from ?? '');
    if (box === undefined) return [];
    const side = box.x + box.width;
    const middle = box.y + box.height / 2;
    const points = [
      { x: side, y: middle + 9 },
      { x: side + 18, y: middle + 9 },
      { x: side + 18, y: middle - 9 },
      { x: side, y: middle - 9 },
    ];
    const size = labelSize(segment, metrics);
    return [piece(segment, points, true, size && { ...size, x: side + 22, y: middle - size.height / 2 })];
  });
}

function piece(segment: Segment, points: readonly Point[], back: boolean, label?: PlacedLabel): LinePiece {
  return { segment, points, back, ...(label === undefined ? {} : { label }) };
}
