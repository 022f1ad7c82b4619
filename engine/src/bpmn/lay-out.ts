import type { FlowDraft, NodeDraft, ScopeDraft } from './bpmn-draft.js';
import { EVENT, GATEWAY, type Box, type Point, type Size } from './geometry.js';

export interface Drawing {
  readonly boxes: ReadonlyMap<NodeDraft, Box>;
  readonly lines: ReadonlyMap<FlowDraft, readonly Point[]>;
  /** Titles of flows that stand where somebody put them. */
  readonly labels: ReadonlyMap<FlowDraft, Box>;
}

const GAP_X = 60;
const GAP_Y = 40;
const PADDING = 40;
/** Distance of the lanes below, in which flows run that go back, far or from a border. */
const LANE = 14;

/**
 * Places every node in layers from the start on, sub-processes from the inside out; flows to the next layer run straight,
 * all others in a lane of their own below. Not beautiful, but nothing overlaps and the same input gives the same drawing.
 */
export function layOut(root: ScopeDraft): Drawing {
  const boxes = new Map<NodeDraft, Box>();
  const lines = new Map<FlowDraft, readonly Point[]>();
  const inside = new Map<NodeDraft, Level>();
  const sizeOf = (node: NodeDraft): Size => {
    if (node.inner === undefined) return plainSize(node);
    const level = layOutLevel(node.inner, sizeOf);
    inside.set(node, level);
    return { width: Math.max(140, level.width + 2 * PADDING), height: Math.max(100, level.height + 2 * PADDING) };
  };
  const put = (level: Level, dx: number, dy: number): void => {
    for (const [node, box] of level.boxes) {
      const moved = { ...box, x: box.x + dx, y: box.y + dy };
      boxes.set(node, moved);
      const inner = inside.get(node);
      if (inner !== undefined) put(inner, moved.x + PADDING, moved.y + PADDING);
    }
    for (const [flow, points] of level.lines)
      lines.set(
        flow,
        points.map(({ x, y }) => ({ x: x + dx, y: y + dy })),
      );
  };
  put(layOutLevel(root, sizeOf), 100, 80);
  return { boxes, lines, labels: new Map() };
}

interface Level extends Size {
  readonly boxes: Map<NodeDraft, Box>;
  readonly lines: Map<FlowDraft, readonly Point[]>;
}

function plainSize({ type, name }: NodeDraft): Size {
  if (type.endsWith('Event')) return { width: EVENT, height: EVENT };
  if (type.endsWith('Gateway')) return { width: GATEWAY, height: GATEWAY };
  // Chinese letters are about 12 wide; three lines fit.
  return { width: [...(name ?? '')].length > 21 ? 140 : 100, height: 80 };
}

function layOutLevel(scope: ScopeDraft, sizeOf: (node: NodeDraft) => Size): Level {
  const nodes = scope.nodes.filter(({ host }) => host === undefined);
  const sizes = new Map(nodes.map((node) => [node, sizeOf(node)]));
  const size = (node: NodeDraft): Size => sizes.get(node) ?? { width: EVENT, height: EVENT };
  const layers = layersOf(scope, nodes);
  const boxes = new Map<NodeDraft, Box>();
  const heights = layers.map((layer) => layer.reduce((sum, node) => sum + size(node).height + GAP_Y, -GAP_Y));
  const tallest = Math.max(0, ...heights);
  let x = 0;
  layers.forEach((layer, at) => {
    const width = Math.max(0, ...layer.map((node) => size(node).width));
    let y = (tallest - (heights[at] ?? 0)) / 2;
    for (const node of layer) {
      const own = size(node);
      boxes.set(node, { x: x + (width - own.width) / 2, y, ...own });
      y += own.height + GAP_Y;
    }
    x += width + GAP_X;
  });
  const onBorder = new Map<NodeDraft, number>();
  for (const node of scope.nodes) {
    if (node.host === undefined) continue;
    const host = boxes.get(node.host);
    const count = onBorder.get(node.host) ?? 0;
    onBorder.set(node.host, count + 1);
    if (host === undefined) continue;
    const all = scope.nodes.filter((other) => other.host === node.host).length;
    const step = host.width / (all + 1);
    boxes.set(node, {
      x: host.x + step * (count + 1) - EVENT / 2,
      y: host.y + host.height - EVENT / 2,
      width: EVENT,
      height: EVENT,
    });
  }
  const layerOf = new Map(layers.flatMap((layer, at) => layer.map((node) => [node, at] as const)));
  const lines = new Map<FlowDraft, readonly Point[]>();
  const floor = Math.max(0, ...[...boxes.values()].map((box) => box.y + box.height));
  let lane = floor + LANE;
  for (const flow of scope.flows) {
    const [from, to] = [boxes.get(flow.from), boxes.get(flow.to)];
    if (from === undefined || to === undefined) continue;
    const next = flow.from.host === undefined && (layerOf.get(flow.to) ?? 0) === (layerOf.get(flow.from) ?? 0) + 1;
    if (next) {
      lines.set(flow, straight(from, to));
      continue;
    }
    lane += LANE;
    lines.set(flow, around(from, to, lane));
  }
  return { boxes, lines, width: Math.max(0, x - GAP_X), height: Math.max(floor, lane) };
}

function straight(from: Box, to: Box): readonly Point[] {
  const [a, b] = [rightOf(from), leftOf(to)];
  if (a.y === b.y) return [a, b];
  const middle = Math.round((a.x + b.x) / 2);
  return [a, { x: middle, y: a.y }, { x: middle, y: b.y }, b];
}

function around(from: Box, to: Box, lane: number): readonly Point[] {
  const down = { x: Math.round(from.x + from.width / 2), y: from.y + from.height };
  const into = leftOf(to);
  const turn = into.x - 20;
  return [down, { x: down.x, y: lane }, { x: turn, y: lane }, { x: turn, y: into.y }, into];
}

function rightOf({ x, y, width, height }: Box): Point {
  return { x: x + width, y: Math.round(y + height / 2) };
}

function leftOf({ x, y, height }: Box): Point {
  return { x, y: Math.round(y + height / 2) };
}

/** Longest way from the start, flows that go back left out; within a layer by the middle of what leads there. */
function layersOf(scope: ScopeDraft, nodes: readonly NodeDraft[]): readonly (readonly NodeDraft[])[] {
  const next = new Map<NodeDraft, NodeDraft[]>(nodes.map((node) => [node, []]));
  for (const { from, to } of scope.flows) {
    const list = next.get(from.host ?? from);
    if (list !== undefined && to !== (from.host ?? from)) list.push(to);
  }
  const order: NodeDraft[] = [];
  const state = new Map<NodeDraft, 'open' | 'done'>();
  const forward = new Map<NodeDraft, NodeDraft[]>();
  const visit = (start: NodeDraft): void => {
    // By hand, not recursive: a chain of many hundred states is no reason to run out of stack.
    const stack: { node: NodeDraft; at: number }[] = [{ node: start, at: 0 }];
    state.set(start, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const following = (next.get(top.node) ?? [])[top.at];
      top.at += 1;
      if (following === undefined) {
        state.set(top.node, 'done');
        order.unshift(top.node);
        stack.pop();
        continue;
      }
      if (state.get(following) !== 'open') forward.set(top.node, [...(forward.get(top.node) ?? []), following]);
      if (state.get(following) === undefined) {
        state.set(following, 'open');
        stack.push({ node: following, at: 0 });
      }
    }
  };
  for (const node of nodes.toSorted((a, b) => Number(/Start/.test(b.type)) - Number(/Start/.test(a.type))))
    if (!state.has(node)) visit(node);
  const depth = new Map<NodeDraft, number>(nodes.map((node) => [node, 0]));
  for (const node of order) {
    for (const following of forward.get(node) ?? [])
      depth.set(following, Math.max(depth.get(following) ?? 0, (depth.get(node) ?? 0) + 1));
  }
  const layers: NodeDraft[][] = [];
  for (const node of nodes) (layers[depth.get(node) ?? 0] ??= []).push(node);
  const filled = Array.from(layers, (layer) => layer ?? []);
  const place = new Map<NodeDraft, number>();
  filled.forEach((layer, at) => {
    const before = (node: NodeDraft): number => {
      const from = scope.flows
        .filter(({ to }) => to === node)
        .flatMap((flow) => place.get(flow.from.host ?? flow.from) ?? []);
      return from.length === 0 ? 0 : from.reduce((sum, each) => sum + each, 0) / from.length;
    };
    if (at > 0) layer.sort((a, b) => before(a) - before(b));
    layer.forEach((node, row) => place.set(node, row - (layer.length - 1) / 2));
  });
  return filled.filter((layer) => layer.length > 0);
}
