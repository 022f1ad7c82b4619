import type { StateType } from '@yunliu/engine/definition';
import type { Box, Point } from '../../view/flow/layout/drawing.js';
import type { BoardActions } from './board-actions.js';
import { isLabel, isRegion, isRoot, isState } from './flow-rules.js';
import type { BoardConnection, BoardElement, BoardShape, ElementRegistry, EventBus } from './services.js';

/**
 * Stands in for diagram-js' `modeling`: what its tools would do to the diagram becomes a gesture for the design, and the
 * diagram follows the design. There is no second history and no second truth.
 */
export class FlowModeling {
  static $inject = ['boardActions', 'elementRegistry', 'eventBus'];
  readonly #actions: BoardActions;
  readonly #registry: ElementRegistry;
  /** Ids of what the last gesture brought about. */
  #added: string[] = [];

  constructor(actions: BoardActions, registry: ElementRegistry, eventBus: EventBus) {
    this.#actions = actions;
    this.#registry = registry;
    eventBus.on(['shape.added', 'connection.added'], ({ element }) => {
      if (element !== undefined) this.#added.push(element.id);
    });
  }

  moveElements(shapes: readonly BoardElement[], delta: Point, target?: BoardElement | null): void {
    const onto = target === undefined || target === null || isRoot(target) ? undefined : target.id;
    const movable = shapes.filter((shape) => isState(shape) || isLabel(shape)).map(({ id }) => id);
    // No target: the pointer was over something that holds nothing, so what moved stays in its place of the flow.
    const stays = target === undefined || target === null;
    if (stays) return void this.#do({ type: 'space', ids: movable, by: delta }, movable);
    this.#do({ type: 'move', ids: movable, by: delta, ...(onto === undefined ? {} : { onto }) }, movable);
  }

  createElements(elements: readonly BoardElement[], position: Point, target: BoardElement): BoardElement[] {
    const stateType = (elements[0] as unknown as { readonly stateType?: StateType }).stateType;
    if (stateType === undefined) return [];
    const onto = isRoot(target) ? undefined : isLabel(target) ? target.drawn.of : target.id;
    return this.#do({ type: 'create', stateType, at: position, ...(onto === undefined ? {} : { onto }) });
  }

  connect(source: BoardElement, target: BoardElement): BoardElement | undefined {
    return this.#do({ type: 'connect', from: source.id, to: target.id }).find(({ id }) => id.startsWith('way:'));
  }

  reconnect(connection: BoardConnection, source: BoardElement, target: BoardElement): void {
    const end = source === connection.source ? 'to' : 'from';
    const other = end === 'to' ? target : source;
    if (other === connection.target && end === 'to') return;
    this.#do({ type: 'reconnect', connection: connection.id, end, to: other.id });
  }

  updateWaypoints(connection: BoardConnection, points: readonly Point[]): void {
    const square = squared(
      connection.waypoints,
      points.map(({ x, y }) => ({ x, y })),
    );
    this.#do({ type: 'bend', connection: connection.id, points: outside(square, connection) });
  }

  resizeShape(shape: BoardShape, box: Box): void {
    this.#do({ type: 'resize', id: shape.id, box });
  }

  createSpace(moving: readonly BoardElement[], _resizing: readonly BoardElement[], delta: Point): void {
    const ids = moving.filter(isState).map(({ id }) => id);
    if (ids.length > 0) this.#do({ type: 'space', ids, by: delta });
  }

  #do(gesture: Parameters<BoardActions['perform']>[0], also: readonly string[] = []): BoardElement[] {
    this.#added = [];
    if (!this.#actions.perform(gesture)) return [];
    const ids = also.length > 0 ? also : this.#added;
    const elements = ids.flatMap((id) => this.#registry.get(id) ?? []);
    const states = elements.filter(isState).filter((state) => !hasAncestor(state, elements));
    return gesture.type === 'create' ? states : elements.filter((element) => !isLabel(element) && !isRegion(element));
  }
}

function hasAncestor(element: BoardElement, among: readonly BoardElement[]): boolean {
  for (let outer = element.parent; outer !== null && outer !== undefined; outer = outer.parent)
    if (among.includes(outer)) return true;
  return false;
}

/** A stretch that was moved may leave corners inside the boxes at its ends: the line only begins at their borders. */
function outside(points: readonly Point[], { source, target }: BoardConnection): readonly Point[] {
  const within = ({ x, y }: Point, box: BoardShape | null): boolean =>
    box !== null && x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return points;
  const inner = rest.slice(0, -1).filter((point) => !within(point, source) && !within(point, target));
  return [first, ...inner, last];
}

/** The neighbours of a corner that was pulled go along, so that its two stretches stay upright and level. */
function squared(before: readonly Point[], after: readonly Point[]): readonly Point[] {
  if (before.length !== after.length) return after;
  const next = after.map((point) => ({ ...point }));
  const moved = after.findIndex((point, at) => point.x !== before[at]?.x || point.y !== before[at]?.y);
  const [was, is] = [before[moved], next[moved]];
  if (was === undefined || is === undefined) return after;
  for (const at of [moved - 1, moved + 1]) {
    const [old, neighbour] = [before[at], next[at]];
    if (old === undefined || neighbour === undefined || at < 1 || at > next.length - 2) continue;
    if (Math.abs(old.x - was.x) < 1) neighbour.x = is.x;
    else neighbour.y = is.y;
  }
  return next;
}
