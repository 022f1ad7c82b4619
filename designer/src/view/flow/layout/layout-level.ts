import type { GraphLevel } from '../flow-graph.js';
import type { Box } from './drawing.js';
import type { Footprint, LevelDrawing } from './level-drawing.js';
import { arrangeLevel, centreOf } from './level-grid.js';
import type { Chain, GridItem, LevelGrid } from './level-grid.js';
import { placeLanes } from './level-lanes.js';
import type { Lane } from './level-lanes.js';
import { chainPiece, lanePieces, loopPieces } from './level-lines.js';
import { placePorts } from './level-ports.js';
import { stackRows } from './level-rows.js';
import type { LevelRows } from './level-rows.js';
import { labelSize } from './metrics.js';
import type { Metrics } from './metrics.js';
import type { Segment } from './split-edges.js';

/** Places the nodes of one level and routes the edge parts inside it: columns first, then ports, rows and lines. */
export function layoutLevel(
  level: GraphLevel,
  segments: readonly Segment[],
  footprint: (node: string) => Footprint,
  metrics: Metrics,
): LevelDrawing {
  const { grid, lanes, width } = placeColumns(level, segments, footprint, metrics);
  const ports = placePorts(grid, lanes, footprint);
  const rows = stackRows(grid, lanes, ports, footprint);
  const boxes = boxesOf(grid, rows, footprint);
  const placed = { grid, lanes, ports, rows, boxes };
  return {
    width,
    height: rows.height,
    boxes,
    pieces: [
      ...grid.chains.map((chain) => chainPiece(chain, placed)),
      ...lanePieces(placed),
      ...loopPieces(placed, metrics),
    ],
    exits: borderPorts(grid, (chain) => (chain.segment.to === undefined ? chain.items.at(-1) : undefined)),
    entries: borderPorts(grid, (chain) => (chain.segment.from === undefined ? chain.items[0] : undefined)),
  };
}

/** Everything horizontal, with the left edge of the level at 0. */
function placeColumns(
  level: GraphLevel,
  segments: readonly Segment[],
  footprint: (node: string) => Footprint,
  metrics: Metrics,
): { grid: LevelGrid; lanes: readonly Lane[]; width: number } {
  const loopLabels = new Map(
    segments.flatMap((one) =>
      one.from !== undefined && one.from === one.to ? [[one.from, labelSize(one, metrics)] as const] : [],
    ),
  );
  const loopRoom = (node: string): number => (loopLabels.has(node) ? 24 + (loopLabels.get(node)?.width ?? 0) : 0);
  const grid = arrangeLevel(level, segments, (node) => footprint(node).width / 2 + loopRoom(node), metrics);
  const { lanes, right } = placeLanes(
    grid,
    (node, edge) => ({ exit: footprint(node).exits.has(edge), entry: footprint(node).entries.has(edge) }),
    metrics,
  );
  // Whole pixels: a half one would show as a step where a rounded port meets an unrounded bend.
  const left = Math.floor(Math.min(...grid.rows.flat().map((item) => centreOf(grid, item) - item.half)));
  return {
    grid: { ...grid, centre: new Map([...grid.centre].map(([id, centre]) => [id, centre - left])) },
    lanes: lanes.map((lane) => ({ ...lane, x: lane.x - left })),
    width: Math.max(...right.filter(Number.isFinite)) - left,
  };
}

function boxesOf(grid: LevelGrid, rows: LevelRows, footprint: (node: string) => Footprint): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const item of grid.rows.flat()) {
    if (item.node === undefined) continue;
    const { width, height } = footprint(item.node);
    const top = (rows.tops[item.row] ?? 0) + ((rows.heights[item.row] ?? 0) - height) / 2;
    boxes.set(item.node, { x: Math.round(centreOf(grid, item) - width / 2), y: Math.round(top), width, height });
  }
  return boxes;
}

/** Where edges cross the level's border, by edge. */
function borderPorts(grid: LevelGrid, end: (chain: Chain) => GridItem | undefined): Map<string, number> {
  return new Map(
    grid.chains.flatMap((chain) => {
      const item = end(chain);
      return item === undefined ? [] : [[chain.segment.edge.id, centreOf(grid, item)] as const];
    }),
  );
}
