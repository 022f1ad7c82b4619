import type { FlowDraft, NodeDraft } from './bpmn-draft.js';
import { EVENT, type Box, type Point } from './geometry.js';

export type Side = 'bottom' | 'right' | 'top' | 'left';

/** Where an event sits on the border of its host: the side, and how far along it (0 to 1). */
interface Seat {
  readonly host: NodeDraft;
  readonly side: Side;
  readonly along: number;
}

/**
 * Shapes and bends while they are placed. Room is made by strips over the whole drawing: what lies behind the cut moves, a
 * container across it grows. So nothing that was apart comes together, and what was inside stays inside.
 */
export class Board {
  readonly #boxes = new Map<NodeDraft, Box>();
  readonly #seats = new Map<NodeDraft, Seat>();
  readonly #bends: Map<FlowDraft, readonly Point[]>;

  constructor(bends: ReadonlyMap<FlowDraft, readonly Point[]>) {
    this.#bends = new Map(bends);
  }

  bends(flow: FlowDraft): readonly Point[] {
    return this.#bends.get(flow) ?? [];
  }

  box(node: NodeDraft): Box | undefined {
    const seat = this.#seats.get(node);
    if (seat === undefined) return this.#boxes.get(node);
    const host = this.box(seat.host);
    return host === undefined ? undefined : seated(host, seat);
  }

  put(node: NodeDraft, box: Box): void {
    this.#boxes.set(node, box);
  }

  seat(node: NodeDraft, seat: Seat): void {
    this.#seats.set(node, seat);
  }

  isSeated(node: NodeDraft): boolean {
    return this.#seats.has(node);
  }

  /** A strip of this height at `cut`. */
  insertRow(cut: number, by: number): void {
    for (const [node, box] of this.#boxes) {
      if (box.y >= cut) this.#boxes.set(node, { ...box, y: box.y + by });
      else if (node.inner !== undefined && box.y + box.height >= cut)
        this.#boxes.set(node, { ...box, height: box.height + by });
    }
    this.#moveBends((point) => (point.y >= cut ? { ...point, y: point.y + by } : point));
  }

  /** A strip of this width at `cut`. */
  insertColumn(cut: number, by: number): void {
    for (const [node, box] of this.#boxes) {
      if (box.x >= cut) this.#boxes.set(node, { ...box, x: box.x + by });
      else if (node.inner !== undefined && box.x + box.width >= cut)
        this.#boxes.set(node, { ...box, width: box.width + by });
    }
    this.#moveBends((point) => (point.x >= cut ? { ...point, x: point.x + by } : point));
  }

  #moveBends(move: (point: Point) => Point): void {
    for (const [flow, points] of this.#bends) this.#bends.set(flow, points.map(move));
  }
}

/** The box of an event with its middle on the border. */
export function seated(host: Box, { side, along }: Pick<Seat, 'side' | 'along'>): Box {
  const half = EVENT / 2;
  const across = Math.round(host.x + host.width * along - half);
  const down = Math.round(host.y + host.height * along - half);
  switch (side) {
    case 'bottom':
      return { x: across, y: host.y + host.height - half, width: EVENT, height: EVENT };
    case 'top':
      return { x: across, y: host.y - half, width: EVENT, height: EVENT };
    case 'right':
      return { x: host.x + host.width - half, y: down, width: EVENT, height: EVENT };
    case 'left':
      return { x: host.x - half, y: down, width: EVENT, height: EVENT };
  }
}
