import type { GraphEdge, GraphLevel, GraphNode } from '../flow-graph.js';

/**
 * The part of an edge inside one level. `from` absent: it comes in through the container's top; `to` absent: it goes out
 * through the bottom. Parts of one edge join in the order of `part`.
 */
export interface Segment {
  readonly edge: GraphEdge;
  readonly part: number;
  readonly from?: string;
  readonly to?: string;
  /** The label stands on the part nearest to the source. */
  readonly label: string;
}

/** Names a segment among all segments of a flow. */
export function segmentId(segment: Segment): string {
  return `${segment.edge.id}#${segment.part}`;
}

interface Place {
  readonly level: string;
  readonly node: string;
}

/** Cuts every edge at the borders of the containers it crosses; segments by level id. Edges to unknown states are dropped. */
export function splitEdges(root: GraphLevel, edges: readonly GraphEdge[]): Map<string, Segment[]> {
  const places = new Map<string, readonly Place[]>();
  collect(root, [], places);
  const byLevel = new Map<string, Segment[]>();
  for (const edge of edges) {
    const from = places.get(edge.from);
    const to = places.get(edge.to);
    if (from === undefined || to === undefined) continue;
    for (const [level, segment] of cut(edge, from, to)) {
      const present = byLevel.get(level);
      if (present === undefined) byLevel.set(level, [segment]);
      else present.push(segment);
    }
  }
  return byLevel;
}

function cut(edge: GraphEdge, from: readonly Place[], to: readonly Place[]): [string, Segment][] {
  let shared = 0;
  while (from[shared + 1] !== undefined && from[shared + 1]?.level === to[shared + 1]?.level) shared += 1;
  const source = from[shared];
  const target = to[shared];
  if (source === undefined || target === undefined) return [];
  // A container and something inside it: drawn as a loop at the container.
  if (source.node === target.node) {
    return [[source.level, { edge, part: 0, from: source.node, to: source.node, label: edge.label }]];
  }
  const cuts: [string, Omit<Segment, 'edge' | 'part' | 'label'>][] = [
    ...from
      .slice(shared + 1)
      .toReversed()
      .map((place): [string, { from: string }] => [place.level, { from: place.node }]),
    [source.level, { from: source.node, to: target.node }],
    ...to.slice(shared + 1).map((place): [string, { to: string }] => [place.level, { to: place.node }]),
  ];
  return cuts.map(([level, ends], part) => [level, { edge, part, ...ends, label: part === 0 ? edge.label : '' }]);
}

function collect(level: GraphLevel, above: readonly Place[], places: Map<string, readonly Place[]>): void {
  for (const node of level.nodes) {
    const here = [...above, { level: level.id, node: node.id }];
    places.set(node.id, here);
    node.levels.forEach((inner) => collect(inner, here, places));
  }
}

/** Every node of a level and of what it contains. */
export function allNodes(level: GraphLevel): GraphNode[] {
  return level.nodes.flatMap((node) => [node, ...node.levels.flatMap(allNodes)]);
}
