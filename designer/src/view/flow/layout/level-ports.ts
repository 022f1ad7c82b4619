import type { Footprint } from './level-drawing.js';
import { centreOf } from './level-grid.js';
import type { LevelGrid } from './level-grid.js';
import type { Lane } from './level-lanes.js';
import { segmentId } from './split-edges.js';
import type { Segment } from './split-edges.js';
import { spread } from './spread.js';

/** By segment: where its line leaves a node's lower side and enters an upper side. */
export interface LevelPorts {
  readonly out: ReadonlyMap<string, number>;
  readonly into: ReadonlyMap<string, number>;
}

/** One end of a line at a node; `at` is where the line would like to be. */
interface LineEnd {
  readonly segment: Segment;
  readonly at: number;
  readonly main: boolean;
}

/** Spreads the ends of the lines over the sides of the nodes. */
export function placePorts(
  grid: LevelGrid,
  lanes: readonly Lane[],
  footprint: (node: string) => Footprint,
): LevelPorts {
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  const ends = endsByNode(grid, lanes);
  for (const item of grid.rows.flat()) {
    const { node } = item;
    if (node === undefined) continue;
    const size = footprint(node);
    const leaving = ends.leaving.get(node) ?? [];
    const arriving = ends.arriving.get(node) ?? [];
    const left = centreOf(grid, item) - size.width / 2;
    const lower = { low: Math.max(size.inset, size.marks), high: size.inset, fixed: size.exits };
    const upper = { low: size.inset, high: Math.max(size.inset, size.badge), fixed: size.entries };
    spreadEnds(leaving, left, size.width, lower, out);
    spreadEnds(arriving, left, size.width, upper, into);
  }
  return { out, into };
}

/** Chains first, then what leads back, each in its order. */
function endsByNode(
  grid: LevelGrid,
  lanes: readonly Lane[],
): { readonly leaving: ReadonlyMap<string, LineEnd[]>; readonly arriving: ReadonlyMap<string, LineEnd[]> } {
  const leaving = new Map<string, LineEnd[]>();
  const arriving = new Map<string, LineEnd[]>();
  const note = (ends: Map<string, LineEnd[]>, node: string | undefined, end: LineEnd): void => {
    if (node === undefined) return;
    const present = ends.get(node);
    if (present === undefined) ends.set(node, [end]);
    else present.push(end);
  };
  for (const { segment, items, main } of grid.chains) {
    const [second, lastButOne] = [items[1], items.at(-2)];
    if (second !== undefined) note(leaving, segment.from, { segment, at: centreOf(grid, second), main });
    if (lastButOne !== undefined) note(arriving, segment.to, { segment, at: centreOf(grid, lastButOne), main });
  }
  for (const { segment, x, sideExit, sideEntry } of lanes) {
    if (!sideExit) note(leaving, segment.from, { segment, at: x, main: false });
    if (!sideEntry) note(arriving, segment.to, { segment, at: x, main: false });
  }
  return { leaving, arriving };
}

/** Side of a node: room to keep free at both ends, and what a container's inside has already settled, by edge. */
interface Side {
  readonly low: number;
  readonly high: number;
  readonly fixed: ReadonlyMap<string, number>;
}

function spreadEnds(
  ends: readonly LineEnd[],
  left: number,
  width: number,
  side: Side,
  ports: Map<string, number>,
): void {
  const low = left + side.low;
  const high = left + width - side.high;
  const free = ends.filter((end) => !side.fixed.has(end.segment.edge.id)).sort((a, b) => a.at - b.at);
  for (const { segment } of ends) {
    const at = side.fixed.get(segment.edge.id);
    if (at !== undefined) ports.set(segmentId(segment), left + at);
  }
  const gap = Math.min(16, free.length > 1 ? (high - low) / (free.length - 1) : 16);
  // The straight continuation keeps the middle, and what must turn sideways leaves beside it.
  const wishes = free.map((end) => ({ at: Math.min(Math.max(end.at, low), high), weight: end.main ? 20 : 1, half: 0 }));
  const last = free.length - 1;
  spread(wishes, gap).forEach((place, index) => {
    const end = free[index];
    // Never beyond the side: each port leaves room for those before and after it.
    const kept = Math.min(Math.max(place, low + index * gap), high - (last - index) * gap);
    if (end !== undefined) ports.set(segmentId(end.segment), Math.round(kept));
  });
}
