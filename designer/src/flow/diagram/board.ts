import diagram from 'diagram-js/lib/Diagram.js';
import type { StateType } from '@yunliu/engine/definition';
import { differenceOf, emptyDrawing } from '../drawing/difference.js';
import type { Drawing, DrawnConnection, DrawnShape } from '../drawing/drawing.js';
import { newSize } from '../gestures/new-state.js';
import type { BoardActions } from './board-actions.js';
import { boardModules } from './board-modules.js';
import { watchBoard, type BoardListener } from './board-events.js';
import { BoardView } from './board-view.js';
import type {
  BoardConnection,
  BoardElement,
  BoardShape,
  Canvas,
  ElementFactory,
  ElementRegistry,
  EventBus,
  Selection,
  Services,
  Viewbox,
} from './services.js';

// The package is no ES module by name, so its types stand one level deeper than its values.
const Diagram = diagram as unknown as typeof diagram.default;

type Modules = NonNullable<NonNullable<ConstructorParameters<typeof Diagram>[0]>['modules']>;

type ToolName = 'hand' | 'lasso' | 'space';

/** diagram-js as a surface: shows a drawing, tells gestures, changes nothing by itself. The only way in to it. */
export class Board {
  readonly #diagram: { get(name: string): unknown; destroy(): void };
  readonly #canvas: Canvas;
  readonly #registry: ElementRegistry;
  readonly #factory: ElementFactory;
  readonly #bus: EventBus;
  readonly #selection: Selection;
  readonly view: BoardView;
  #drawing: Drawing = emptyDrawing;

  constructor(container: HTMLElement, actions: BoardActions, listener: BoardListener) {
    this.#diagram = new Diagram({
      canvas: { container, deferUpdate: false },
      modules: boardModules(actions) as Modules,
    });
    this.#canvas = this.#get('canvas');
    this.#registry = this.#get('elementRegistry');
    this.#factory = this.#get('elementFactory');
    this.#bus = this.#get('eventBus');
    this.#selection = this.#get('selection');
    this.view = new BoardView(this.#canvas, this.#get('zoomScroll'), () => this.#drawing);
    const dragging = this.#get('dragging');
    watchBoard(this.#bus, this.#canvas, dragging, this.#selection, this.#get('move'), actions, listener);
  }

  #get<Name extends keyof Services>(name: Name): Services[Name] {
    return this.#diagram.get(name) as Services[Name];
  }

  get svg(): SVGSVGElement {
    return this.#canvas._svg;
  }

  get viewbox(): Viewbox {
    return this.#canvas.viewbox();
  }

  get selected(): readonly string[] {
    return this.#selection.get().map(({ id }) => id);
  }

  get isDragging(): boolean {
    return this.#get('dragging').context()?.active === true;
  }

  /** Brings the board up to this drawing: only what differs is touched, so selection and view stay. */
  show(drawing: Drawing): void {
    const { removedConnections, removedShapes, shapes, connections } = differenceOf(this.#drawing, drawing);
    this.#drawing = drawing;
    for (const id of removedConnections) this.#removeConnection(id);
    for (const id of removedShapes) this.#removeShape(id);
    // What is new is drawn as it is added; only the others are to be drawn anew.
    const changed: BoardElement[] = [];
    let mixed = false;
    for (const drawn of shapes) {
      const present = this.#registry.get(drawn.id) as BoardShape | undefined;
      if (present === undefined) this.#addShape(drawn);
      else changed.push(present);
      mixed = present === undefined || this.#changeShape(present, drawn) || mixed;
    }
    for (const drawn of connections) {
      const present = this.#registry.get(drawn.id) as BoardConnection | undefined;
      if (present === undefined) this.#addConnection(drawn);
      else this.#changeConnection(present, drawn);
      if (present === undefined) mixed = true;
      else changed.push(present);
    }
    for (const drawn of shapes)
      if (drawn.what === 'label')
        (this.#registry.get(drawn.id) as BoardShape).labelTarget = this.#registry.get(drawn.of) as BoardConnection;
    if (mixed) this.#sort();
    if (changed.length > 0) this.#bus.fire('elements.changed', { elements: changed });
  }

  #parentOf(drawn: DrawnShape): BoardElement {
    return (drawn.parent === undefined ? undefined : this.#registry.get(drawn.parent)) ?? this.#canvas.getRootElement();
  }

  #addShape(drawn: DrawnShape): BoardShape {
    const attributes = { id: drawn.id, ...drawn.box, drawn };
    const shape =
      drawn.what === 'label' ? this.#factory.createLabel(attributes) : this.#factory.createShape(attributes);
    return this.#canvas.addShape(shape, this.#parentOf(drawn));
  }

  /** True when it now stands in another container. */
  #changeShape(shape: BoardShape, drawn: DrawnShape): boolean {
    Object.assign(shape, drawn.box);
    shape.drawn = drawn;
    const parent = this.#parentOf(drawn);
    if (shape.parent === parent) return false;
    shape.parent = parent;
    return true;
  }

  #addConnection(drawn: DrawnConnection): BoardConnection {
    const connection = this.#factory.createConnection({
      id: drawn.id,
      waypoints: drawn.points.map((point) => ({ ...point })),
      source: this.#registry.get(drawn.source),
      target: this.#registry.get(drawn.target),
      drawn,
    });
    return this.#canvas.addConnection(connection, this.#canvas.getRootElement());
  }

  #changeConnection(connection: BoardConnection, drawn: DrawnConnection): void {
    connection.waypoints = drawn.points.map((point) => ({ ...point }));
    connection.drawn = drawn;
    connection.source = this.#registry.get(drawn.source) as BoardShape;
    connection.target = this.#registry.get(drawn.target) as BoardShape;
  }

  #removeConnection(id: string): void {
    const connection = this.#registry.get(id) as BoardConnection | undefined;
    if (connection === undefined) return;
    connection.source = null;
    connection.target = null;
    this.#canvas.removeConnection(connection);
  }

  #removeShape(id: string): void {
    const shape = this.#registry.get(id) as BoardShape | undefined;
    if (shape === undefined) return;
    if (shape.labelTarget !== undefined) shape.labelTarget = null;
    this.#canvas.removeShape(shape);
  }

  /** Containers at the back, then steps, lines, titles. */
  #sort(): void {
    const { children } = this.#canvas.getRootElement();
    children.sort((a, b) => rank(a) - rank(b));
    const [first] = children;
    if (first !== undefined) this.#bus.fire('elements.changed', { elements: [first] });
  }

  select(ids: readonly string[]): void {
    const present = this.selected;
    if (present.length === ids.length && ids.every((id) => present.includes(id))) return;
    this.#selection.select(ids.flatMap((id) => this.#registry.get(id) ?? []));
  }

  /** Starts dragging a new state from the palette. */
  create(event: MouseEvent, stateType: StateType): void {
    const shape = this.#factory.createShape({ ...newSize(stateType), stateType });
    this.#get('create').start(event, shape);
  }

  /** The next click, or the end of the drag, connects. */
  connect(event: MouseEvent, id: string): void {
    const shape = this.#registry.get(id);
    if (shape !== undefined) this.#get('connect').start(event, shape, true);
  }

  cancel(): void {
    this.#get('dragging').cancel();
  }

  toggleTool(name: ToolName): void {
    this.#get(`${name}Tool` as const).toggle();
  }

  isToolActive(name: ToolName): boolean {
    return this.#get(`${name}Tool` as const).isActive();
  }

  focus(): void {
    this.#canvas.focus();
  }

  mark(id: string, marker: string, on: boolean): void {
    if (this.#registry.get(id) === undefined) return;
    if (on) this.#canvas.addMarker(id, marker);
    else this.#canvas.removeMarker(id, marker);
  }

  destroy(): void {
    this.#diagram.destroy();
  }
}

function rank(element: BoardElement): number {
  const { drawn } = element as BoardShape | BoardConnection;
  if (drawn.what === 'connection') return 2;
  if (drawn.what === 'label') return 3;
  return drawn.what === 'state' && (drawn.type === 'phase' || drawn.type === 'parallel') ? 0 : 1;
}
