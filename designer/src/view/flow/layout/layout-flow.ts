import type { FlowGraph, GraphLevel, GraphNode } from '../flow-graph.js';
import type { FlowDrawing, PlacedContainer, PlacedEdge, PlacedNode, Point } from './drawing.js';
import { layoutLevel } from './layout-level.js';
import type { Footprint, LevelDrawing, LinePiece } from './level-drawing.js';
import { nodeSize } from './metrics.js';
import type { Metrics } from './metrics.js';
import { splitEdges } from './split-edges.js';
import { tidyPoints } from './tidy-points.js';

const PADDING = 18;
const HEADER = 30;
const MARGIN = 16;

interface ContainerDrawing {
  readonly footprint: Footprint;
  readonly inner: readonly {
    readonly level: GraphLevel;
    readonly drawing: LevelDrawing;
    readonly x: number;
    readonly y: number;
    readonly width: number;
  }[];
}

/** Lays out a whole flow: top to bottom, containers around what they contain, edges orthogonal. Pure and repeatable. */
export function layoutFlow(graph: FlowGraph, metrics: Metrics): FlowDrawing {
  const segments = splitEdges(graph.root, graph.edges);
  const containers = new Map<string, ContainerDrawing>();

  const drawLevel = (level: GraphLevel): LevelDrawing => {
    const footprints = new Map<string, Footprint>();
    for (const node of level.nodes) footprints.set(node.id, measure(node));
    const unknown: Footprint = {
      width: 0,
      height: 0,
      inset: 0,
      marks: 0,
      badge: 0,
      exits: new Map(),
      entries: new Map(),
    };
    return layoutLevel(level, segments.get(level.id) ?? [], (node) => footprints.get(node) ?? unknown, metrics);
  };

  const measure = (node: GraphNode): Footprint => {
    if (node.levels.length === 0) {
      const { width, height } = nodeSize(node, metrics);
      const inset = node.type === 'decision' ? 26 : Math.min(16, width / 2);
      const signs = (node.hasTimer ? 1 : 0) + (node.hasMessage ? 1 : 0);
      const roomy = width > 100;
      const marks = roomy ? signs * 22 + 12 : 0;
      return { width, height, inset, marks, badge: roomy ? 54 : 0, exits: new Map(), entries: new Map() };
    }
    const drawings = node.levels.map((level) => ({ level, drawing: drawLevel(level) }));
    const regions = node.type === 'parallel';
    const top = HEADER + (regions && drawings.some((one) => one.level.title !== '') ? 24 : 0);
    const inner: ContainerDrawing['inner'][number][] = [];
    let x = PADDING;
    for (const { level, drawing } of drawings) {
      const width = Math.max(drawing.width, regions ? metrics.nodeWidth * 0.8 : 0);
      inner.push({ level, drawing, x: x + (width - drawing.width) / 2, y: top, width });
      x += width + PADDING * 2;
    }
    const width = Math.round(Math.max(x - PADDING, metrics.nodeWidth + PADDING));
    const height = Math.round(top + Math.max(...drawings.map((one) => one.drawing.height)) + PADDING);
    const ports = (of: 'exits' | 'entries'): Map<string, number> =>
      new Map(inner.flatMap((one) => [...one.drawing[of]].map(([edge, at]) => [edge, at + one.x] as const)));
    const footprint = {
      width,
      height,
      inset: 22,
      marks: 0,
      badge: 0,
      exits: ports('exits'),
      entries: ports('entries'),
    };
    containers.set(node.id, { footprint, inner });
    return footprint;
  };

  const root = drawLevel(graph.root);
  const nodes: PlacedNode[] = [];
  const boxes: PlacedContainer[] = [];
  const pieces: LinePiece[] = [];

  const place = (level: GraphLevel, drawing: LevelDrawing, left: number, top: number, bottom: number): void => {
    for (const piece of drawing.pieces) {
      pieces.push({
        ...piece,
        points: stretchToBorder(piece, left, top, bottom),
        ...(piece.label === undefined
          ? {}
          : { label: { ...piece.label, x: piece.label.x + left, y: piece.label.y + top } }),
      });
    }
    for (const node of level.nodes) {
      const box = drawing.boxes.get(node.id);
      if (box === undefined) continue;
      const at = { ...box, x: box.x + left, y: box.y + top };
      const container = containers.get(node.id);
      if (container === undefined) {
        nodes.push({ node, ...at, lines: nodeSize(node, metrics).lines });
        continue;
      }
      const parallel = node.type === 'parallel';
      boxes.push({ ...at, id: node.id, title: node.title, kind: parallel ? 'parallel' : 'phase', node });
      container.inner.forEach((one) => {
        if (parallel) {
          const x = at.x + one.x - (one.width - one.drawing.width) / 2 - PADDING / 2;
          boxes.push({
            x,
            y: at.y + HEADER,
            width: one.width + PADDING,
            height: at.height - HEADER - 8,
            id: one.level.id,
            title: one.level.title,
            kind: 'region',
          });
        }
        place(one.level, one.drawing, at.x + one.x, at.y + one.y, at.y + at.height);
      });
    }
  };
  place(graph.root, root, MARGIN, MARGIN, MARGIN + root.height);

  return {
    width: Math.ceil(root.width + MARGIN * 2),
    height: Math.ceil(root.height + MARGIN * 2),
    nodes,
    containers: boxes,
    edges: joinPieces(pieces),
  };
}

/** Parts that leave through the bottom or come in through the top run on to the container's border. */
function stretchToBorder(piece: LinePiece, left: number, top: number, bottom: number): Point[] {
  const points = piece.points.map((point) => ({ x: point.x + left, y: point.y + top }));
  const last = points.at(-1);
  if (piece.segment.to === undefined && last !== undefined) points.push({ x: last.x, y: bottom });
  return points;
}

function joinPieces(pieces: readonly LinePiece[]): PlacedEdge[] {
  const byEdge = new Map<string, LinePiece[]>();
  for (const piece of pieces) byEdge.set(piece.segment.edge.id, [...(byEdge.get(piece.segment.edge.id) ?? []), piece]);
  return [...byEdge.values()].flatMap((parts) => {
    const sorted = [...parts].sort((a, b) => a.segment.part - b.segment.part);
    const first = sorted[0];
    if (first === undefined) return [];
    const label = sorted.find((part) => part.label !== undefined)?.label;
    return [
      {
        edge: first.segment.edge,
        points: tidyPoints(sorted.flatMap((part) => part.points)),
        back: sorted.some((part) => part.back),
        ...(label === undefined ? {} : { label }),
      },
    ];
  });
}
