import type { GraphLevel } from '../flow-graph.js';
import type { PlacedLabel } from './drawing.js';
import { labelSize } from './metrics.js';
import type { Metrics } from './metrics.js';
import { orderRows } from './order.js';
import { backArcs, mainLine, rankNodes } from './ranks.js';
import { placeRows } from './place-rows.js';
import { segmentId } from './split-edges.js';
import type { Segment } from './split-edges.js';

type LabelSize = Pick<PlacedLabel, 'width' | 'height' | 'lines'>;

/** A node of the level, or the place where an edge passes a row (a bend; the label hangs on one). */
export interface GridItem {
  readonly id: string;
  /** Odd rows hold nodes, even rows labels; the first and the last row are the container's border. */
  readonly row: number;
  readonly half: number;
  readonly node?: string;
  readonly label?: LabelSize;
}

/** An edge part drawn downwards through its bends. */
export interface Chain {
  readonly segment: Segment;
  readonly items: readonly GridItem[];
  readonly main: boolean;
}

export interface LevelGrid {
  readonly rows: readonly (readonly GridItem[])[];
  readonly centre: ReadonlyMap<string, number>;
  readonly chains: readonly Chain[];
  readonly back: readonly Segment[];
  readonly loops: readonly Segment[];
  readonly rowOf: ReadonlyMap<string, number>;
}

/** Horizontal middle of an item. */
export function centreOf(grid: LevelGrid, item: GridItem): number {
  return grid.centre.get(item.id) ?? 0;
}

/** Rows and horizontal places of a level: who stands in which row, in which order and where. */
export function arrangeLevel(
  level: GraphLevel,
  segments: readonly Segment[],
  halfWidth: (node: string) => number,
  metrics: Metrics,
): LevelGrid {
  const ids = level.nodes.map((node) => node.id);
  const inner = segments.flatMap((segment) =>
    segment.from !== undefined && segment.to !== undefined && segment.from !== segment.to
      ? [{ from: segment.from, to: segment.to, segment }]
      : [],
  );
  const back = backArcs(ids, inner);
  const forward = inner.filter((arc) => !back.has(arc));
  const ranks = rankNodes(ids, forward);
  const line = mainLine(ids[0] ?? '', forward);
  const rowOf = new Map([...ranks].map(([id, rank]) => [id, rank * 2 + 1]));
  const last = Math.max(1, ...rowOf.values()) + 1;

  const nodeItems = new Map<string, GridItem>(
    ids.map((id) => [id, { id, row: rowOf.get(id) ?? 1, half: halfWidth(id), node: id }]),
  );
  const backSegments = [...back].map((arc) => arc.segment);
  const mainSegments = new Set([...line].map((arc) => (arc as (typeof forward)[number]).segment));
  const backSet = new Set(backSegments);
  const chains = segments
    .filter((segment) => !backSet.has(segment) && (segment.from === undefined || segment.from !== segment.to))
    .map((segment) => makeChain(segment, nodeItems, last, mainSegments.has(segment), metrics));

  const items = [...new Set([...nodeItems.values(), ...chains.flatMap((chain) => chain.items)])];
  // Ways that skip rows start on the left of everything: the right side belongs to what leads back.
  const skips = new Set(
    chains.filter((chain) => chain.items.length > 3).flatMap((chain) => chain.items.map((item) => item.id)),
  );
  const rows: GridItem[][] = Array.from({ length: last + 1 }, () => []);
  for (const item of items) rows[item.row]?.push(item);
  for (const row of rows) row.sort((a, b) => rowKey(a, skips) - rowKey(b, skips));
  const links = chains.flatMap((chain) => linksOf(chain));
  const ordered = orderRows(rows, links);
  return {
    rows: ordered,
    centre: placeRows(ordered, chains, metrics.gap),
    chains,
    back: backSegments,
    loops: segments.filter((segment) => segment.from !== undefined && segment.from === segment.to),
    rowOf,
  };
}

function rowKey(item: GridItem, skips: ReadonlySet<string>): number {
  return item.node === undefined && skips.has(item.id) ? 0 : 1;
}

function makeChain(
  segment: Segment,
  nodes: ReadonlyMap<string, GridItem>,
  last: number,
  main: boolean,
  metrics: Metrics,
): Chain {
  const from = segment.from === undefined ? undefined : nodes.get(segment.from);
  const to = segment.to === undefined ? undefined : nodes.get(segment.to);
  const first = from === undefined ? 0 : from.row + 1;
  const end = to === undefined ? last : to.row - 1;
  const label = labelSize(segment, metrics);
  const bends: GridItem[] = [];
  for (let row = first; row <= end; row += 1) {
    const here = row === first ? label : undefined;
    bends.push({
      id: `${segmentId(segment)}#${row}`,
      row,
      half: here === undefined ? 4 : here.width / 2,
      ...(here === undefined ? {} : { label: here }),
    });
  }
  return { segment, main, items: [...(from === undefined ? [] : [from]), ...bends, ...(to === undefined ? [] : [to])] };
}

function linksOf(chain: Chain): { upper: string; lower: string; weight: number }[] {
  return chain.items.slice(1).map((lower, index) => {
    const upper = chain.items[index] as GridItem;
    const bends = (upper.node === undefined ? 1 : 0) + (lower.node === undefined ? 1 : 0);
    return { upper: upper.id, lower: lower.id, weight: chain.main ? 12 : ([1, 2, 5][bends] ?? 1) };
  });
}
