import type { Box, Point } from '../../view/flow/layout/drawing.js';
import type { DrawnConnection, DrawnShape } from '../drawing/drawing.js';

/** The few members of diagram-js' elements that are used here. */
export interface BoardElement {
  readonly id: string;
  parent: BoardElement | null;
  readonly children: BoardElement[];
}

export interface BoardShape extends BoardElement {
  x: number;
  y: number;
  width: number;
  height: number;
  drawn: DrawnShape;
  labelTarget?: BoardConnection | null;
}

export interface BoardConnection extends BoardElement {
  waypoints: Point[];
  source: BoardShape | null;
  target: BoardShape | null;
  drawn: DrawnConnection;
}

type Handler = (event: BoardEvent) => unknown;

export interface BoardEvent {
  readonly element?: BoardElement;
  readonly hover?: BoardElement | null;
  readonly shape?: BoardShape;
  readonly x?: number;
  readonly y?: number;
  readonly context?: { readonly [name: string]: unknown };
  readonly originalEvent?: MouseEvent;
  readonly newSelection?: readonly BoardElement[];
  readonly viewbox?: Viewbox;
  readonly tool?: string | null;
}

export interface EventBus {
  on(events: string | readonly string[], handler: Handler): void;
  on(events: string | readonly string[], priority: number, handler: Handler): void;
  once(events: string, handler: Handler): void;
  fire(name: string, event?: object): unknown;
}

export interface Viewbox extends Box {
  readonly scale: number;
  readonly inner: Box;
  readonly outer: { readonly width: number; readonly height: number };
}

export interface Canvas {
  readonly _svg: SVGSVGElement;
  getRootElement(): BoardElement;
  getContainer(): HTMLElement;
  getGraphics(element: BoardElement | string): SVGElement;
  addShape(shape: object, parent?: object, index?: number): BoardShape;
  addConnection(connection: object, parent?: object): BoardConnection;
  removeShape(shape: object | string): void;
  removeConnection(connection: object | string): void;
  addMarker(element: object | string, marker: string): void;
  removeMarker(element: object | string, marker: string): void;
  viewbox(box?: Box): Viewbox;
  scroll(delta: { readonly dx: number; readonly dy: number }): Point;
  zoom(scale?: number | 'fit-viewport', centre?: Point | 'auto'): number;
  resized(): void;
  focus(): void;
}

export interface ElementRegistry {
  get(id: string): BoardElement | undefined;
  getGraphics(element: BoardElement | string): SVGElement | undefined;
}

export interface ElementFactory {
  createShape(attributes: object): BoardShape;
  createLabel(attributes: object): BoardShape;
  createConnection(attributes: object): BoardConnection;
}

export interface Selection {
  get(): BoardElement[];
  select(elements: readonly BoardElement[] | null, add?: boolean): void;
}

export interface Dragging {
  context(): {
    readonly prefix: string;
    readonly active?: boolean;
    readonly data: { readonly context?: { readonly start?: BoardElement } };
  } | null;
  cancel(): void;
}

export interface Starter {
  start(event: MouseEvent, element: object, context?: object | boolean): void;
}

interface Tool {
  toggle(): void;
  isActive(): boolean;
}

export interface ZoomScroll {
  stepZoom(delta: number, position?: Point): void;
}

/** diagram-js' services by name. */
export interface Services {
  readonly canvas: Canvas;
  readonly elementRegistry: ElementRegistry;
  readonly elementFactory: ElementFactory;
  readonly eventBus: EventBus;
  readonly selection: Selection;
  readonly dragging: Dragging;
  readonly move: Starter;
  readonly create: Starter;
  readonly connect: Starter;
  readonly handTool: Tool;
  readonly lassoTool: Tool;
  readonly spaceTool: Tool;
  readonly zoomScroll: ZoomScroll;
}
