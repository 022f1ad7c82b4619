import type { StateType } from '@yunliu/engine/definition';
import type { Point } from '../../view/flow/layout/drawing.js';
import type { Gesture } from '../gestures/gesture.js';
import type { BoardActions } from './board-actions.js';
import type { BoardConnection, BoardElement, BoardShape, Dragging } from './services.js';

interface RuleContext {
  readonly shapes?: readonly BoardElement[];
  readonly shape?: BoardShape;
  readonly target?: BoardElement | null;
  readonly position?: Point;
  readonly source?: BoardElement | null;
  readonly connection?: BoardConnection;
}

/** Stands in for diagram-js' `rules`, which would ask a command stack: here the design itself is asked. */
export class FlowRules {
  static $inject = ['boardActions', 'injector'];
  readonly #actions: BoardActions;
  readonly #injector: { get(name: string): unknown };

  constructor(actions: BoardActions, injector: { get(name: string): unknown }) {
    this.#actions = actions;
    this.#injector = injector;
  }

  /** `null`: neither allowed nor refused, the pointer only passes over. */
  allowed(action: string, context: RuleContext): boolean | null {
    if (this.#actions.isReadonly) return false;
    switch (action) {
      case 'elements.move':
        return this.#move(context);
      case 'shape.create':
        return this.#create(context);
      case 'shape.resize':
        return isContainer(context.shape);
      case 'connection.create':
        return this.#connect(context);
      case 'connection.reconnect':
        return this.#reconnect(context);
      case 'connection.updateWaypoints':
        return context.connection !== undefined;
      default:
        return false;
    }
  }

  #move({ shapes = [], target }: RuleContext): boolean | null {
    const movable = shapes.filter((shape) => isState(shape) || isLabel(shape));
    if (movable.length === 0) return false;
    if (target === undefined || target === null || movable.every(isLabel)) return true;
    if (!isRoot(target) && !isScope(target)) return null;
    const ids = movable.filter(isState).map(({ id }) => id);
    const onto = isRoot(target) ? undefined : target.id;
    const gesture: Gesture = { type: 'move', ids, by: { x: 1, y: 1 }, ...(onto === undefined ? {} : { onto }) };
    return this.#ask(`move ${ids.join(' ')} onto ${onto ?? ''}`, gesture);
  }

  #create({ shape, target, position }: RuleContext): boolean {
    const stateType = (shape as unknown as { readonly stateType?: StateType }).stateType;
    if (stateType === undefined || target === undefined || target === null) return false;
    const onto = isRoot(target) ? undefined : isLabel(target) ? target.drawn.of : target.id;
    return this.#ask(`create ${stateType} onto ${onto ?? ''}`, {
      type: 'create',
      stateType,
      at: position ?? { x: 0, y: 0 },
      ...(onto === undefined ? {} : { onto }),
    });
  }

  #connect({ source, target }: RuleContext): boolean | null {
    if (source === undefined || source === null || target === undefined || target === null) return null;
    const started = (this.#injector.get('dragging') as Dragging).context()?.data.context;
    // diagram-js tries the other way round when this one is refused; nobody who draws an arrow means that.
    if (started?.start !== undefined && started.start !== source) return false;
    if (isRoot(target)) return null;
    if (!isState(target)) return null;
    return this.#ask(`connect ${source.id} to ${target.id}`, { type: 'connect', from: source.id, to: target.id });
  }

  #reconnect({ connection, source, target }: RuleContext): boolean | null {
    if (connection === undefined) return false;
    const end = source === connection.source ? 'to' : 'from';
    const other = end === 'to' ? target : source;
    if (other === undefined || other === null || isRoot(other) || !isState(other)) return null;
    const unchanged = source === connection.source && target === connection.target;
    if (unchanged) return true;
    // Both ends differ: the same trial the other way round.
    if (source !== connection.source && target !== connection.target) return false;
    return this.#ask(`reconnect ${connection.id} ${end} ${other.id}`, {
      type: 'reconnect',
      connection: connection.id,
      end,
      to: other.id,
    });
  }

  #ask(name: string, gesture: Gesture): boolean {
    return this.#actions.allowed(name, gesture).ok;
  }
}

export function isRoot(element: BoardElement): boolean {
  return element.parent === null || element.parent === undefined;
}

export function isState(element: BoardElement): element is BoardShape {
  return (element as Partial<BoardShape>).drawn?.what === 'state';
}

export function isLabel(element: BoardElement): element is BoardShape & { drawn: { what: 'label'; of: string } } {
  return (element as Partial<BoardShape>).drawn?.what === 'label';
}

export function isRegion(element: BoardElement): element is BoardShape {
  return (element as Partial<BoardShape>).drawn?.what === 'region';
}

function isScope(element: BoardElement): boolean {
  const { drawn } = element as BoardShape;
  return isRegion(element) || (drawn?.what === 'state' && drawn.type === 'phase');
}

function isContainer(shape: BoardShape | undefined): boolean {
  return shape?.drawn?.what === 'state' && (shape.drawn.type === 'phase' || shape.drawn.type === 'parallel');
}
