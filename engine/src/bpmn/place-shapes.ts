import { Board } from './board.js';
import type { FlowDraft, NodeDraft, ScopeDraft } from './bpmn-draft.js';
import { RoomFinder } from './find-room.js';
import {
  around,
  centredAt,
  centreOf,
  EVENT,
  GATEWAY,
  isNear,
  widened,
  type Box,
  type Point,
  type Size,
} from './geometry.js';

const event: Size = { width: EVENT, height: EVENT };
const gateway: Size = { width: GATEWAY, height: GATEWAY };
/** Round a region; its title stands at the top. */
const REGION = { left: 14, top: 30, right: 14, bottom: 20 };

/**
 * Puts the states where the layout has them, and all that BPMN needs besides near by. `undefined` when regions are drawn into
 * each other, which sub-processes cannot be.
 */
export function placeShapes(
  root: ScopeDraft,
  slots: ReadonlyMap<string, Box>,
  bends: ReadonlyMap<FlowDraft, readonly Point[]>,
): Board | undefined {
  const board = new Board(bends);
  putStates(board, root, slots);
  const finder = new RoomFinder(board);
  if (!fill(board, finder, root, undefined)) return undefined;
  putRules(board, root);
  return board;
}

function putStates(board: Board, scope: ScopeDraft, slots: ReadonlyMap<string, Box>): void {
  for (const node of scope.nodes) {
    const slot = node.own?.kind === 'state' ? slots.get(node.own.key) : undefined;
    if (slot !== undefined) board.put(node, shapeIn(node, slot));
    if (node.inner !== undefined) putStates(board, node.inner, slots);
  }
}

/** Events and gateways have their one size, in the middle of the place. */
function shapeIn({ type }: NodeDraft, slot: Box): Box {
  if (type.endsWith('Event')) return centredAt(centreOf(slot), event);
  if (type.endsWith('Gateway')) return centredAt(centreOf(slot), gateway);
  return slot;
}

/** From the inside out, as what is inside may make its container larger. */
function fill(board: Board, finder: RoomFinder, scope: ScopeDraft, holder: NodeDraft | undefined): boolean {
  const regions = scope.nodes.filter(({ own }) => own?.kind === 'region');
  if (!putRegions(board, holder, regions)) return false;
  for (const node of scope.nodes)
    if (node.inner !== undefined && node.own !== undefined && !fill(board, finder, node.inner, node)) return false;
  for (const node of scope.nodes.filter(isHelper).toSorted((a, b) => rankOf(a) - rankOf(b))) {
    if (node.host !== undefined) finder.putOnBorder(scope, holder, node, node.host);
    else finder.put(scope, holder, node, sizeOf(node), wishesFor(board, scope, holder, node));
  }
  return true;
}

function isHelper({ own, inner }: NodeDraft): boolean {
  return own === undefined && inner === undefined;
}

/** What others stand beside comes first. */
function rankOf({ type, host }: NodeDraft): number {
  if (host !== undefined) return 1;
  return ['bpmn:StartEvent', '', 'Gateway', 'CatchEvent', 'bpmn:EndEvent'].findIndex(
    (end, at) => at !== 1 && type.endsWith(end),
  );
}

function sizeOf({ type }: NodeDraft): Size {
  return type.endsWith('Gateway') ? gateway : event;
}

function wishesFor(board: Board, scope: ScopeDraft, holder: NodeDraft | undefined, node: NodeDraft): readonly Point[] {
  const own = sizeOf(node);
  const next = scope.flows.find(({ from }) => from === node)?.to;
  const before = scope.flows.find(({ to }) => to === node)?.from;
  const follows = before === undefined ? undefined : board.box(before);
  const leads = next === undefined ? undefined : board.box(next);
  if (follows !== undefined) return beside(follows, own, ['bottom', 'right', 'left', 'top']);
  if (leads !== undefined) return beside(leads, own, ['left', 'top', 'right', 'bottom']);
  const outer = holder === undefined ? undefined : board.box(holder);
  return outer === undefined ? [] : [{ x: outer.x + 20, y: outer.y + 26 }];
}

function beside(
  box: Box,
  { width, height }: Size,
  sides: readonly ('bottom' | 'right' | 'left' | 'top')[],
): readonly Point[] {
  const middle = centreOf(box);
  const [x, y] = [middle.x - width / 2, middle.y - height / 2];
  const places = {
    bottom: { x, y: box.y + box.height + 24 },
    top: { x, y: box.y - height - 24 },
    right: { x: box.x + box.width + 24, y },
    left: { x: box.x - width - 24, y },
  };
  return sides.map((side) => places[side]);
}

/** Each region round its states; where two would touch, they are moved apart. */
function putRegions(board: Board, holder: NodeDraft | undefined, regions: readonly NodeDraft[]): boolean {
  const content = (region: NodeDraft): Box | undefined =>
    around((region.inner?.nodes ?? []).flatMap((node) => board.box(node) ?? []));
  const boxOf = (region: NodeDraft): Box | undefined => {
    const inner = content(region);
    return inner === undefined ? undefined : widened(inner, REGION);
  };
  const apart = REGION.top + REGION.bottom + REGION.left;
  for (const [at, one] of regions.entries()) {
    for (const other of regions.slice(at + 1)) {
      const [a, b, wideA, wideB] = [content(one), content(other), boxOf(one), boxOf(other)];
      if (a === undefined || b === undefined || wideA === undefined || wideB === undefined) return false;
      if (isNear(a, b)) return false;
      if (!isNear(wideA, wideB, 10)) continue;
      if (a.x + a.width <= b.x) board.insertColumn(b.x, apart);
      else if (b.x + b.width <= a.x) board.insertColumn(a.x, apart);
      else board.insertRow(Math.max(a.y, b.y), apart);
    }
  }
  for (const region of regions) {
    makeFit(board, holder, () => boxOf(region));
    const box = boxOf(region);
    if (box === undefined) return false;
    board.put(region, box);
  }
  return true;
}

/** Widens the container until the box has room in it. */
function makeFit(board: Board, holder: NodeDraft | undefined, boxOf: () => Box | undefined): void {
  const margin = 12;
  const here = (): readonly [Box, Box] | undefined => {
    const outer = holder === undefined ? undefined : board.box(holder);
    const box = boxOf();
    return outer === undefined || box === undefined ? undefined : [outer, box];
  };
  const missing = (measure: (outer: Box, box: Box) => number, insert: (outer: Box, by: number) => void): void => {
    const now = here();
    if (now === undefined) return;
    const by = Math.ceil(measure(...now));
    if (by > 0) insert(now[0], by);
  };
  missing(
    (outer, box) => outer.x + margin - box.x,
    (outer, by) => board.insertColumn(outer.x + 1, by),
  );
  missing(
    (outer, box) => outer.y + margin - box.y,
    (outer, by) => board.insertRow(outer.y + 1, by),
  );
  missing(
    (outer, box) => box.x + box.width + margin - outer.x - outer.width,
    (outer, by) => board.insertColumn(outer.x + outer.width - 1, by),
  );
  missing(
    (outer, box) => box.y + box.height + margin - outer.y - outer.height,
    (outer, by) => board.insertRow(outer.y + outer.height - 1, by),
  );
}

/** Rules around the whole process stand in rows below everything. */
function putRules(board: Board, root: ScopeDraft): void {
  const all = around(root.nodes.flatMap((node) => board.box(node) ?? [])) ?? { x: 0, y: 0, width: 0, height: 0 };
  const size = { width: 180, height: 100 };
  const perRow = Math.max(3, Math.floor(all.width / (size.width + 30)));
  root.nodes
    .filter(({ own, inner }) => own === undefined && inner !== undefined)
    .forEach((node, at) => {
      const x = all.x + (at % perRow) * (size.width + 30);
      const y = all.y + all.height + 60 + Math.floor(at / perRow) * (size.height + 30);
      board.put(node, { x, y, ...size });
      const [start, end] = node.inner?.nodes ?? [];
      if (start !== undefined) board.put(start, { x: x + 26, y: y + 36, ...event });
      if (end !== undefined) board.put(end, { x: x + size.width - 26 - EVENT, y: y + 36, ...event });
    });
}
