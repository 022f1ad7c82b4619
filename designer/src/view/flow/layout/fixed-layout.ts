import type { Layout } from '@yunliu/engine/definition';
import type { FlowGraph, GraphNode } from '../flow-graph.js';
import type { Box, FlowDrawing, PlacedContainer, PlacedEdge, PlacedNode, Point } from './drawing.js';
import { labelSize, nodeSize } from './metrics.js';
import type { Metrics } from './metrics.js';
import { allNodes } from './split-edges.js';
import { tidyPoints } from './tidy-points.js';

const MARGIN = 16;

/** Draws a flow with the places a designer chose; undefined when a state has none (then it is laid out automatically). */
export function layoutFixed(graph: FlowGraph, layout: Layout, metrics: Metrics): FlowDrawing | undefined {
  const boxes = new Map<string, Box>();
  const nodes = allNodes(graph.root).filter((node) => node.type !== 'start' && node.type !== 'anywhere');
  for (const node of nodes) {
    const given = Object.hasOwn(layout.states, node.id) ? layout.states[node.id] : undefined;
    if (given === undefined) return undefined;
    const size = nodeSize(node, metrics);
    const width = given.width ?? (node.levels.length === 0 ? size.width : 240);
    boxes.set(node.id, { x: given.x, y: given.y, width, height: given.height ?? size.height });
  }
  const all = [...boxes.values()];
  if (all.length === 0) return undefined;
  const dx = MARGIN - Math.min(...all.map((box) => box.x));
  const dy = MARGIN + 30 - Math.min(...all.map((box) => box.y));
  for (const [id, box] of boxes) boxes.set(id, { ...box, x: box.x + dx, y: box.y + dy });

  const placed: PlacedNode[] = [];
  const containers: PlacedContainer[] = [];
  for (const node of nodes) {
    const box = boxes.get(node.id) as Box;
    if (node.levels.length === 0) placed.push({ node, ...box, lines: nodeSize(node, metrics).lines });
    else
      containers.push({
        ...box,
        id: node.id,
        title: node.title,
        kind: node.type === 'parallel' ? 'parallel' : 'phase',
        node,
      });
  }
  const edges: PlacedEdge[] = graph.edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (from === undefined || to === undefined) return [];
    const points = connect(from, to);
    const size = labelSize({ edge, part: 0, label: edge.label }, metrics);
    const middle = midpoint(points);
    const label =
      size === undefined ? undefined : { ...size, x: middle.x - size.width / 2, y: middle.y - size.height / 2 };
    return [{ edge, points, back: to.y + to.height < from.y, ...(label === undefined ? {} : { label }) }];
  });
  edges.push(...starts(graph, boxes, placed));
  return {
    width: Math.ceil(Math.max(...[...boxes.values()].map((box) => box.x + box.width)) + MARGIN),
    height: Math.ceil(Math.max(...[...boxes.values()].map((box) => box.y + box.height)) + MARGIN),
    nodes: placed,
    containers,
    edges,
  };
}

function starts(graph: FlowGraph, boxes: ReadonlyMap<string, Box>, placed: PlacedNode[]): PlacedEdge[] {
  return allNodes(graph.root).flatMap((node: GraphNode) => {
    const edge = node.type === 'start' ? graph.edges.find((one) => one.from === node.id) : undefined;
    const to = edge === undefined ? undefined : boxes.get(edge.to);
    if (edge === undefined || to === undefined) return [];
    const x = to.x + to.width / 2;
    placed.push({ node, x: x - 7, y: to.y - 34, width: 14, height: 14, lines: [] });
    return [
      {
        edge,
        points: [
          { x, y: to.y - 20 },
          { x, y: to.y },
        ],
        back: false,
      },
    ];
  });
}

/** An orthogonal line between the nearest sides of two boxes. */
function connect(from: Box, to: Box): Point[] {
  const a = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const b = { x: to.x + to.width / 2, y: to.y + to.height / 2 };
  const below = to.y >= from.y + from.height + 8;
  const above = to.y + to.height + 8 <= from.y;
  if (below || above) {
    const start = { x: a.x, y: below ? from.y + from.height : from.y };
    const end = { x: b.x, y: below ? to.y : to.y + to.height };
    const middle = (start.y + end.y) / 2;
    return tidyPoints([start, { x: start.x, y: middle }, { x: end.x, y: middle }, end]);
  }
  const rightwards = b.x > a.x;
  const start = { x: rightwards ? from.x + from.width : from.x, y: a.y };
  const end = { x: rightwards ? to.x : to.x + to.width, y: b.y };
  const middle = (start.x + end.x) / 2;
  return tidyPoints([start, { x: middle, y: start.y }, { x: middle, y: end.y }, end]);
}

function midpoint(points: readonly Point[]): Point {
  const index = Math.max(0, Math.floor((points.length - 2) / 2));
  const a = points[index] ?? { x: 0, y: 0 };
  const b = points[index + 1] ?? a;
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
