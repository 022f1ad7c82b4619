import type { GraphLevel } from '../flow-graph.js';
import { assignTracks } from './channel.js';
import type { Crossing } from './channel.js';
import type { Box, PlacedLabel, Point } from './drawing.js';
import { arrangeLevel } from './level-grid.js';
import type { GridItem } from './level-grid.js';
import { placeLanes } from './level-lanes.js';
import { labelSize } from './metrics.js';
import type { Metrics } from './metrics.js';
import type { Segment } from './split-edges.js';
import { spread } from './spread.js';

/** Size of a node of the level; for containers also where edges come in and go out, from its left side. */
export interface Footprint {
  readonly width: number;
  readonly height: number;
  /** Room its outline leaves at both ends of the lower and upper side. */
  readonly inset: number;
  /** Room taken at the lower left by clocks and envelopes, and at the upper right by the status badge. */
  readonly marks: number;
  readonly badge: number;
  readonly exits: ReadonlyMap<string, number>;
  readonly entries: ReadonlyMap<string, number>;
}

export interface LinePiece {
  readonly segment: Segment;
  readonly points: readonly Point[];
  readonly label?: PlacedLabel;
  readonly back: boolean;
}

/** One level with its own origin. */
export interface LevelDrawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly pieces: readonly LinePiece[];
  readonly exits: ReadonlyMap<string, number>;
  readonly entries: ReadonlyMap<string, number>;
}

const TRACK = 9;

/** Places the nodes of one level and routes the edge parts inside it. */
export function layoutLevel(
  level: GraphLevel,
  segments: readonly Segment[],
  footprint: (node: string) => Footprint,
  metrics: Metrics,
): LevelDrawing {
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
  const left = Math.floor(Math.min(...grid.rows.flat().map((item) => (grid.centre.get(item.id) ?? 0) - item.half)));
  const x = (item: GridItem): number => (grid.centre.get(item.id) ?? 0) - left;
  const laneX = (lane: { x: number }): number => lane.x - left;
  const width = Math.max(...right.filter(Number.isFinite)) - left;

  // Ports: where each edge leaves a node's lower side and enters an upper side.
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  for (const item of grid.rows.flat()) {
    if (item.node === undefined) continue;
    const node = item.node;
    const size = footprint(node);
    const leaving = [
      ...grid.chains
        .filter((chain) => chain.segment.from === node)
        .map((chain) => ({
          id: pieceId(chain.segment),
          edge: chain.segment.edge.id,
          at: x(chain.items[1] as GridItem),
          main: chain.main,
        })),
      ...lanes
        .filter((lane) => lane.segment.from === node && !lane.sideExit)
        .map((lane) => ({ id: pieceId(lane.segment), edge: lane.segment.edge.id, at: laneX(lane), main: false })),
    ];
    const arriving = [
      ...grid.chains
        .filter((chain) => chain.segment.to === node)
        .map((chain) => ({
          id: pieceId(chain.segment),
          edge: chain.segment.edge.id,
          at: x(chain.items.at(-2) as GridItem),
          main: chain.main,
        })),
      ...lanes
        .filter((lane) => lane.segment.to === node && !lane.sideEntry)
        .map((lane) => ({ id: pieceId(lane.segment), edge: lane.segment.edge.id, at: laneX(lane), main: false })),
    ];
    placePorts(leaving, x(item), size, { low: size.marks, high: 0 }, size.exits, out);
    placePorts(arriving, x(item), size, { low: 0, high: size.badge }, size.entries, into);
  }

  // Crossings of each channel (the room below row i), then the heights.
  const channels: Crossing[][] = grid.rows.map(() => []);
  for (const chain of grid.chains) {
    chain.items.slice(1).forEach((lower, index) => {
      const upper = chain.items[index] as GridItem;
      const from = upper.node === undefined ? x(upper) : (out.get(pieceId(chain.segment)) ?? x(upper));
      const to = lower.node === undefined ? x(lower) : (into.get(pieceId(chain.segment)) ?? x(lower));
      channels[upper.row]?.push({ id: `${pieceId(chain.segment)}@${upper.row}`, from, to });
    });
  }
  for (const lane of lanes) {
    const id = pieceId(lane.segment);
    if (!lane.sideExit)
      channels[lane.fromRow]?.push({ id: `${id}@${lane.fromRow}`, from: out.get(id) ?? 0, to: laneX(lane) });
    if (!lane.sideEntry)
      channels[lane.toRow - 1]?.push({ id: `${id}@${lane.toRow - 1}`, from: laneX(lane), to: into.get(id) ?? 0 });
  }
  const tracks = channels.map((crossings) => assignTracks(crossings));
  const tops: number[] = [];
  const heights: number[] = [];
  let y = 0;
  grid.rows.forEach((row, index) => {
    tops.push(y);
    const nodeHeights = row.map((item) =>
      item.node === undefined ? (item.label?.height ?? 0) : footprint(item.node).height,
    );
    const laneLabels = lanes.map((lane) => (lane.label?.row === index ? lane.label.size.height : 0));
    const height = Math.max(0, ...nodeHeights, ...laneLabels);
    heights.push(height);
    const intoNodes = index % 2 === 0;
    const border = index === 0 || index === grid.rows.length - 1;
    const base = border && height === 0 && (channels[index]?.length ?? 0) === 0 ? 0 : intoNodes ? 16 : 8;
    y += height + (index === grid.rows.length - 1 ? 0 : base + (tracks[index]?.count ?? 0) * TRACK);
  });
  const trackY = (row: number, id: string): number =>
    (tops[row] ?? 0) + (heights[row] ?? 0) + 7 + (tracks[row]?.tracks.get(id) ?? 0) * TRACK;

  const boxes = new Map<string, Box>();
  for (const item of grid.rows.flat()) {
    if (item.node === undefined) continue;
    const size = footprint(item.node);
    const top = (tops[item.row] ?? 0) + ((heights[item.row] ?? 0) - size.height) / 2;
    boxes.set(item.node, {
      x: Math.round(x(item) - size.width / 2),
      y: Math.round(top),
      width: size.width,
      height: size.height,
    });
  }

  const pieces: LinePiece[] = [];
  for (const chain of grid.chains) {
    const id = pieceId(chain.segment);
    const points: Point[] = [];
    let label: PlacedLabel | undefined;
    chain.items.forEach((item, index) => {
      const box = item.node === undefined ? undefined : boxes.get(item.node);
      const rowTop = tops[item.row] ?? 0;
      const rowEnd = rowTop + (heights[item.row] ?? 0);
      const isFirst = index === 0;
      const isLast = index === chain.items.length - 1;
      const at = box === undefined ? x(item) : ((isFirst ? out : into).get(id) ?? x(item));
      if (box === undefined) {
        points.push({ x: at, y: rowTop }, { x: at, y: rowEnd });
        if (item.label !== undefined) {
          label = {
            ...item.label,
            x: at - item.label.width / 2,
            y: rowTop + (rowEnd - rowTop - item.label.height) / 2,
          };
        }
      } else {
        points.push({ x: at, y: isFirst ? box.y + box.height : box.y });
      }
      if (!isLast) {
        const lower = chain.items[index + 1] as GridItem;
        const next = lower.node === undefined ? x(lower) : (into.get(id) ?? x(lower));
        if (Math.abs(next - at) >= 1) {
          const middle = trackY(item.row, `${id}@${item.row}`);
          points.push({ x: at, y: middle }, { x: next, y: middle });
        }
      }
    });
    pieces.push({ segment: chain.segment, points, back: false, ...(label === undefined ? {} : { label }) });
  }
  pieces.push(...lanePieces());
  pieces.push(...loopPieces());

  return {
    width,
    height: y,
    boxes,
    pieces,
    exits: borderPorts(
      grid.chains.filter((chain) => chain.segment.to === undefined),
      -1,
    ),
    entries: borderPorts(
      grid.chains.filter((chain) => chain.segment.from === undefined),
      0,
    ),
  };

  function borderPorts(chains: typeof grid.chains, end: 0 | -1): Map<string, number> {
    return new Map(chains.map((chain) => [chain.segment.edge.id, x(chain.items.at(end) as GridItem)]));
  }

  function lanePieces(): LinePiece[] {
    const sides = new Map<string, number>();
    const sideY = (node: string, box: Box, leaving: boolean): number => {
      const used = sides.get(`${node}${leaving}`) ?? 0;
      sides.set(`${node}${leaving}`, used + 1);
      const both =
        lanes.some((lane) => lane.segment.from === node && lane.sideExit) &&
        lanes.some((lane) => lane.segment.to === node && lane.sideEntry);
      const middle = box.y + box.height / 2;
      const step = 8 + used * 9;
      const offset = both ? (leaving ? step : -step) : used === 0 ? 0 : leaving ? used * 9 : -used * 9;
      return Math.min(Math.max(middle + offset, box.y + 7), box.y + box.height - 7);
    };
    return lanes.flatMap((lane) => {
      const { segment } = lane;
      const from = boxes.get(segment.from ?? '');
      const to = boxes.get(segment.to ?? '');
      if (from === undefined || to === undefined) return [];
      const id = pieceId(segment);
      const at = laneX(lane);
      const points: Point[] = [];
      if (lane.sideExit) {
        const level = sideY(segment.from ?? '', from, true);
        points.push({ x: from.x + from.width, y: level }, { x: at, y: level });
      } else {
        const level = trackY(lane.fromRow, `${id}@${lane.fromRow}`);
        const port = out.get(id) ?? from.x + from.width / 2;
        points.push({ x: port, y: from.y + from.height }, { x: port, y: level }, { x: at, y: level });
      }
      if (lane.sideEntry) {
        const level = sideY(segment.to ?? '', to, false);
        points.push({ x: at, y: level }, { x: to.x + to.width, y: level });
      } else {
        const level = trackY(lane.toRow - 1, `${id}@${lane.toRow - 1}`);
        const port = into.get(id) ?? to.x + to.width / 2;
        points.push({ x: at, y: level }, { x: port, y: level }, { x: port, y: to.y });
      }
      const row = lane.label?.row ?? 0;
      const size = lane.label?.size;
      const middle = (tops[row] ?? 0) + (heights[row] ?? 0) / 2;
      const label = size === undefined ? undefined : { ...size, x: at - size.width / 2, y: middle - size.height / 2 };
      return [{ segment, points, back: true, ...(label === undefined ? {} : { label }) }];
    });
  }

  function loopPieces(): LinePiece[] {
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
      const label = size === undefined ? undefined : { ...size, x: side + 22, y: middle - size.height / 2 };
      return [{ segment, points, back: true, ...(label === undefined ? {} : { label }) }];
    });
  }
}

function pieceId(segment: Segment): string {
  return `${segment.edge.id}#${segment.part}`;
}

function placePorts(
  ends: readonly { id: string; edge: string; at: number; main: boolean }[],
  centre: number,
  size: Footprint,
  reserved: { readonly low: number; readonly high: number },
  fixed: ReadonlyMap<string, number>,
  ports: Map<string, number>,
): void {
  const left = centre - size.width / 2;
  const low = left + Math.max(size.inset, reserved.low);
  const high = left + size.width - Math.max(size.inset, reserved.high);
  const free = ends.filter((end) => !fixed.has(end.edge)).sort((a, b) => a.at - b.at);
  for (const end of ends) {
    const at = fixed.get(end.edge);
    if (at !== undefined) ports.set(end.id, left + at);
  }
  const gap = Math.min(16, free.length > 1 ? (high - low) / (free.length - 1) : 16);
  // The straight continuation keeps the middle, and what must turn sideways leaves beside it.
  const wishes = free.map((end) => ({ at: Math.min(Math.max(end.at, low), high), weight: end.main ? 20 : 1, half: 0 }));
  const last = free.length - 1;
  spread(wishes, gap).forEach((place, index) => {
    const end = free[index];
    // Never beyond the side: each port leaves room for those before and after it.
    const kept = Math.min(Math.max(place, low + index * gap), high - (last - index) * gap);
    if (end !== undefined) ports.set(end.id, Math.round(kept));
  });
}
