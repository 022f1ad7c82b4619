import type { Board, Side } from './board.js';
import { seated } from './board.js';
import type { NodeDraft, ScopeDraft } from './bpmn-draft.js';
import { around, isNear, type Box, type Point, type Size } from './geometry.js';

const GAP = 10;
/** Free of shapes along the border of a container: events sit on it. */
const MARGIN = 20;
const STEP = 20;
const REACH = 10;

/** Offsets around a wish, nearest first. */
const rings: readonly Point[] = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, at) => ({
  x: ((at % (2 * REACH + 1)) - REACH) * STEP,
  y: (Math.floor(at / (2 * REACH + 1)) - REACH) * STEP,
})).toSorted((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y) || b.y - a.y || b.x - a.x);

/** Places what the layout knows nothing of beside what it belongs to; where there is no room, room is made. */
export class RoomFinder {
  readonly #board: Board;

  constructor(board: Board) {
    this.#board = board;
  }

  /** @param wishes where it would best stand, best first */
  put(scope: ScopeDraft, holder: NodeDraft | undefined, node: NodeDraft, size: Size, wishes: readonly Point[]): void {
    const taken = this.#taken(scope);
    const room = this.#room(holder);
    const isFree = (box: Box): boolean =>
      (room === undefined || isWithin(box, room)) && !taken.some((other) => isNear(box, other, GAP));
    const [best] = wishes;
    const tries = [
      ...wishes,
      ...(best === undefined ? [] : rings.map(({ x, y }) => ({ x: best.x + x, y: best.y + y }))),
    ];
    for (const at of tries) {
      const box = { x: Math.round(at.x), y: Math.round(at.y), ...size };
      if (isFree(box)) return this.#board.put(node, box);
    }
    this.#putBelow(scope, holder, node, size, best);
  }

  /** On the border of its host, below it if possible. */
  putOnBorder(scope: ScopeDraft, holder: NodeDraft | undefined, node: NodeDraft, host: NodeDraft): void {
    if (this.#takeSeat(scope, holder, node, host)) return;
    const box = this.#board.box(host);
    if (box === undefined) return;
    this.#board.insertRow(box.y + box.height, 2 * MARGIN);
    if (this.#takeSeat(scope, holder, node, host)) return;
    const sharing = scope.nodes.filter((other) => other.host === host && this.#board.isSeated(other)).length;
    this.#board.seat(node, { host, side: 'bottom', along: ((sharing * 0.37) % 1) * 0.8 + 0.1 });
  }

  #takeSeat(scope: ScopeDraft, holder: NodeDraft | undefined, node: NodeDraft, host: NodeDraft): boolean {
    const own = this.#board.box(host);
    if (own === undefined) return false;
    const taken = scope.nodes.flatMap((other) => (other === host ? [] : (this.#board.box(other) ?? [])));
    const outer = holder === undefined ? undefined : this.#board.box(holder);
    for (const side of ['bottom', 'right', 'top', 'left'] as const satisfies readonly Side[]) {
      const length = side === 'bottom' || side === 'top' ? own.width : own.height;
      const seats = Math.floor(length / 44);
      for (let seat = 0; seat < seats; seat += 1) {
        const along = (seat + 0.5) / seats;
        const box = seated(own, { side, along });
        if (outer !== undefined && !isWithin(box, outer)) continue;
        if (taken.some((other) => isNear(box, other))) continue;
        this.#board.seat(node, { host, side, along });
        return true;
      }
    }
    return false;
  }

  #putBelow(scope: ScopeDraft, holder: NodeDraft | undefined, node: NodeDraft, size: Size, wish?: Point): void {
    const inside = scope.nodes.flatMap((other) => (other.host === undefined ? (this.#board.box(other) ?? []) : []));
    const outer = holder === undefined ? undefined : this.#board.box(holder);
    const all = around(inside) ?? outer ?? { x: 0, y: 0, width: 0, height: 0 };
    if (outer !== undefined && outer.width < size.width + 2 * MARGIN)
      this.#board.insertColumn(outer.x + outer.width - 1, size.width + 2 * MARGIN - outer.width);
    const cut = inside.length === 0 ? all.y + MARGIN : all.y + all.height + 1;
    this.#board.insertRow(cut, size.height + 2 * MARGIN);
    const left = outer === undefined ? -Infinity : outer.x + MARGIN;
    const right = outer === undefined ? Infinity : Math.max(left, outer.x + outer.width - MARGIN - size.width);
    const x = Math.min(right, Math.max(left, wish?.x ?? all.x));
    this.#board.put(node, { x: Math.round(x), y: Math.round(cut + MARGIN + 1), ...size });
  }

  #room(holder: NodeDraft | undefined): Box | undefined {
    const outer = holder === undefined ? undefined : this.#board.box(holder);
    if (outer === undefined) return undefined;
    const { x, y, width, height } = outer;
    return { x: x + MARGIN, y: y + MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN };
  }

  #taken(scope: ScopeDraft): readonly Box[] {
    return scope.nodes.flatMap((node) => this.#board.box(node) ?? []);
  }
}

function isWithin(box: Box, room: Box): boolean {
  return (
    box.x >= room.x &&
    box.y >= room.y &&
    box.x + box.width <= room.x + room.width &&
    box.y + box.height <= room.y + room.height
  );
}
