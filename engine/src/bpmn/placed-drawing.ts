import type { ProcessDefinition } from '../definition/process-definition.js';
import type { Board, Side } from './board.js';
import type { FlowDraft, NodeDraft, ScopeDraft } from './bpmn-draft.js';
import { centreOf, type Box, type Point } from './geometry.js';
import { layOut, type Drawing } from './lay-out.js';
import { linesOf } from './own-ways.js';
import { placeShapes } from './place-shapes.js';
import { bentLine, routedLine, type LineEnd } from './route-line.js';
import { slotsOf } from './slots.js';

/** The drawing of the definition's own layout, when that has a place for every state; else one of our making. */
export function drawingOf(definition: ProcessDefinition, root: ScopeDraft): Drawing {
  const { layout } = definition;
  const slots = layout === undefined ? undefined : slotsOf(definition, layout);
  if (layout === undefined || slots === undefined) return layOut(root);
  const scopes = scopesIn(root);
  const said = linesOf(definition, layout, scopes);
  const board = placeShapes(root, slots, new Map([...said].map(([flow, { bends = [] }]) => [flow, bends])));
  if (board === undefined) return layOut(root);

  const boxes = new Map<NodeDraft, Box>();
  const lines = new Map<FlowDraft, readonly Point[]>();
  const labels = new Map<FlowDraft, Box>();
  for (const scope of scopes) {
    const placed = scope.nodes.flatMap((node) => {
      const box = board.box(node);
      return box === undefined ? [] : [{ node, box }];
    });
    for (const { node, box } of placed) boxes.set(node, box);
    for (const flow of scope.flows) {
      const [from, to] = [lineEnd(board, flow.from), lineEnd(board, flow.to)];
      if (from === undefined || to === undefined) continue;
      const line = said.get(flow);
      // A way that leaves its container is drawn in pieces: the bends belong to none of them.
      const bends = flow.to.own === undefined ? [] : board.bends(flow);
      const others = placed.flatMap(({ node, box }) => (isEnd(flow, node) ? [] : [box]));
      const points = bends.length > 0 ? bentLine(from, to, bends) : routedLine(from, to, others);
      lines.set(flow, points);
      if (line?.label !== undefined && flow.name !== undefined)
        labels.set(flow, labelBox(points, line.label, flow.name));
    }
  }
  return { boxes, lines, labels };
}

function scopesIn(root: ScopeDraft): readonly ScopeDraft[] {
  return [root, ...root.nodes.flatMap(({ inner }) => (inner === undefined ? [] : scopesIn(inner)))];
}

function isEnd({ from, to }: FlowDraft, node: NodeDraft): boolean {
  return node === from || node === to;
}

function lineEnd(board: Board, node: NodeDraft): LineEnd | undefined {
  const box = board.box(node);
  if (box === undefined) return undefined;
  const isBox = !/(Event|Gateway)$/.test(node.type);
  const host = node.host === undefined ? undefined : board.box(node.host);
  return { box, isBox, ...(host === undefined ? {} : { sides: outwards(host, box) }) };
}

/** Sides of an event on a border that lie outside its host. */
function outwards(host: Box, box: Box): readonly Side[] {
  const middle = centreOf(box);
  if (middle.y === host.y + host.height) return ['bottom'];
  if (middle.y === host.y) return ['top'];
  return middle.x === host.x ? ['left'] : ['right'];
}

/** As far from the middle of the line as the layout says. */
function labelBox(points: readonly Point[], offset: Point, name: string): Box {
  const [a, b] = [points[Math.floor((points.length - 1) / 2)], points[Math.ceil((points.length - 1) / 2)]];
  const middle = { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 };
  const width = Math.min(
    130,
    [...name].reduce((sum, letter) => sum + (letter > '\u1100' ? 12 : 7), 4),
  );
  return {
    x: Math.round(middle.x + offset.x - width / 2),
    y: Math.round(middle.y + offset.y - 7),
    width: Math.round(width),
    height: 14,
  };
}
