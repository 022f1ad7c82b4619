import type { ConnectionLayout, Layout, ProcessDefinition } from '@yunliu/engine/definition';
import { buildFlowGraph, type EdgeKind } from '../../view/flow/flow-graph.js';
import type { Box, FlowDrawing, Point } from '../../view/flow/layout/drawing.js';
import { layoutFlow } from '../../view/flow/layout/layout-flow.js';
import { wideMetrics } from '../../view/flow/layout/metrics.js';
import { routeLine } from '../../view/flow/layout/route.js';
import type { Position } from '../commands/command.js';
import { connectionsOf, type Connection } from '../commands/state-exits.js';
import { numberedWays, type NumberedWay } from './numbered-ways.js';

/** Ways between the same states that run side by side. */
const LANE = 12;

const known = new WeakMap<object, Layout>();

/** The drawing the read-only flow would make: places of all states, and corners of the lines that are not the plain ones. */
export function automaticLayout(definition: ProcessDefinition): Layout {
  const found = known.get(definition);
  if (found !== undefined) return found;
  const drawing = layoutFlow(buildFlowGraph(definition, 'zh-CN'), wideMetrics);
  const states = places(drawing);
  const connections = corners(definition, drawing);
  const layout = { states, ...(connections.length === 0 ? {} : { connections }) };
  known.set(definition, layout);
  return layout;
}

function places({ containers, nodes }: FlowDrawing): { readonly [state: string]: Position } {
  const found: [string, Position][] = [];
  for (const { node, x, y, width, height } of containers)
    if (node !== undefined)
      found.push([
        node.id,
        { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
      ]);
  for (const { node, x, y } of nodes)
    if (node.type !== 'start' && node.type !== 'anywhere')
      found.push([node.id, { x: Math.round(x), y: Math.round(y) }]);
  return Object.fromEntries(found);
}

function corners(definition: ProcessDefinition, drawing: FlowDrawing): readonly ConnectionLayout[] {
  const boxes = new Map<string, Box>();
  for (const { node, x, y, width, height } of [...drawing.nodes, ...drawing.containers])
    if (node !== undefined) boxes.set(node.id, { x: Math.round(x), y: Math.round(y), width, height });
  const lines = new Map(drawing.edges.map(({ edge, points }) => [`${edge.from}>${edge.to}>${edge.kind}`, points]));
  const ways = numberedWays(connectionsOf({ definition, forms: {}, prints: {}, scenarios: {} }));
  return ways.flatMap((way): ConnectionLayout[] => {
    const points = lines.get(`${way.from}>${way.to}>${edgeKind(way.kind)}`);
    const [from, to] = [boxes.get(way.from), boxes.get(way.to)];
    if (way.kind === 'initial' || points === undefined || from === undefined || to === undefined) return [];
    const bends = bendsOf(way, points);
    const plain = routeLine(from, to, { way: way.way });
    if (bends.length === 0 || isSameLine(plain, routeLine(from, to, { bends }))) return [];
    return [{ from: way.from, to: way.to, ...(way.way === 0 ? {} : { way: way.way }), bends }];
  });
}

function bendsOf({ way }: NumberedWay, points: readonly Point[]): readonly Point[] {
  const inner = points
    .slice(1, -1)
    .map(({ x, y }) => ({ x: Math.round(x) + way * LANE, y: Math.round(y) + way * LANE }));
  const [first, last] = [points[0], points.at(-1)];
  if (inner.length > 0 || first === undefined || last === undefined) return inner;
  // A straight line that does not join the middles needs one point to keep it where it is.
  return [{ x: Math.round((first.x + last.x) / 2) + way * LANE, y: Math.round((first.y + last.y) / 2) }];
}

function isSameLine(one: readonly Point[], other: readonly Point[]): boolean {
  return (
    one.length === other.length &&
    one.every((point, at) => {
      const twin = other[at];
      return twin !== undefined && Math.abs(point.x - twin.x) < 3 && Math.abs(point.y - twin.y) < 3;
    })
  );
}

function edgeKind(kind: Connection['kind']): EdgeKind {
  switch (kind) {
    case 'outcome':
    case 'timer':
    case 'message':
      return kind;
    case 'branch':
    case 'otherwise':
      return 'branch';
    default:
      return 'route';
  }
}
