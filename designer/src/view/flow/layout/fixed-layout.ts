import type { Layout } from '@yunliu/engine/definition';
import type { FlowGraph, GraphNode } from '../flow-graph.js';
import type { Box, FlowDrawing, PlacedContainer, PlacedEdge, PlacedNode } from './drawing.js';
import { labelSize, nodeSize } from './metrics.js';
import type { Metrics } from './metrics.js';
import { keepsClear, middleOf, routeLine } from './route.js';
import { allNodes } from './split-edges.js';

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
  // Ways that are one line here follow the first of them.
  const lines = new Map(
    (layout.connections ?? []).toReversed().map((line) => [`${line.from ?? ''}>${line.to}`, line] as const),
  );
  const edges: PlacedEdge[] = graph.edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (from === undefined || to === undefined) return [];
    const drawn = lines.get(`${edge.from.replace(/^anywhere:/, '')}>${edge.to}`);
    const bends = drawn?.bends?.map(({ x, y }) => ({ x: x + dx, y: y + dy })) ?? [];
    const others = placed.filter(({ node }) => node.id !== edge.from && node.id !== edge.to);
    const points = routeLine(from, to, { bends, isClear: (line) => keepsClear(line, others) });
    const size = labelSize({ edge, part: 0, label: edge.label }, metrics);
    const at = middleOf(points);
    const middle = { x: at.x + (drawn?.label?.x ?? 0), y: at.y + (drawn?.label?.y ?? 0) };
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
