import { assignTracks } from './channel.js';
import type { Crossing } from './channel.js';
import type { Footprint } from './level-drawing.js';
import { centreOf } from './level-grid.js';
import type { GridItem, LevelGrid } from './level-grid.js';
import type { Lane } from './level-lanes.js';
import type { LevelPorts } from './level-ports.js';
import { segmentId } from './split-edges.js';
import type { Segment } from './split-edges.js';

const TRACK = 9;

/** Vertical places of a level. The channel of a row is the room below it, where lines run sideways. */
export interface LevelRows {
  readonly tops: readonly number[];
  readonly heights: readonly number[];
  readonly height: number;
  /** Height at which a segment runs sideways in a row's channel. */
  readonly trackY: (row: number, segment: Segment) => number;
}

/** Stacks the rows, each with as much room below it as its lines need. */
export function stackRows(
  grid: LevelGrid,
  lanes: readonly Lane[],
  ports: LevelPorts,
  footprint: (node: string) => Footprint,
): LevelRows {
  const channels = crossingsByRow(grid, lanes, ports);
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
  return {
    tops,
    heights,
    height: y,
    trackY: (row, segment) =>
      (tops[row] ?? 0) + (heights[row] ?? 0) + 7 + (tracks[row]?.tracks.get(crossingId(segment, row)) ?? 0) * TRACK,
  };
}

function crossingsByRow(grid: LevelGrid, lanes: readonly Lane[], { out, into }: LevelPorts): Crossing[][] {
  const channels: Crossing[][] = grid.rows.map(() => []);
  for (const { segment, items } of grid.chains) {
    items.slice(1).forEach((lower, index) => {
      const upper = items[index] as GridItem;
      const above = centreOf(grid, upper);
      const below = centreOf(grid, lower);
      const from = upper.node === undefined ? above : (out.get(segmentId(segment)) ?? above);
      const to = lower.node === undefined ? below : (into.get(segmentId(segment)) ?? below);
      channels[upper.row]?.push({ id: crossingId(segment, upper.row), from, to });
    });
  }
  for (const { segment, x, fromRow, toRow, sideExit, sideEntry } of lanes) {
    const id = segmentId(segment);
    if (!sideExit) channels[fromRow]?.push({ id: crossingId(segment, fromRow), from: out.get(id) ?? 0, to: x });
    if (!sideEntry) channels[toRow - 1]?.push({ id: crossingId(segment, toRow - 1), from: x, to: into.get(id) ?? 0 });
  }
  return channels;
}

function crossingId(segment: Segment, row: number): string {
  return `${segmentId(segment)}@${row}`;
}
