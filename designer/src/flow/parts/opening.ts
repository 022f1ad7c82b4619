import type { Surface } from './surface.js';

/** Narrower boards have no room for a map at first. */
const MAP_FROM = 1200;
const MAP_WIDTH = 192;
/** Smaller words cannot be read. */
const READABLE = 0.7;

/** The first view of the board, as soon as it has a size, and whether the map stands in it. */
export class Opening {
  readonly #surface: Surface;
  readonly #container: HTMLElement;
  readonly #changed: () => void;
  readonly #sizes: ResizeObserver;
  #isDone = false;
  #map: boolean | undefined;

  constructor(container: HTMLElement, surface: Surface, changed: () => void) {
    this.#container = container;
    this.#surface = surface;
    this.#changed = changed;
    // Known from before anything was drawn: asking now would lay the whole drawing out twice.
    const { outer } = surface.board.viewbox;
    this.#begin(outer.width, outer.height);
    this.#sizes = new ResizeObserver(() => this.#sized());
    this.#sizes.observe(container);
  }

  /** Until somebody opens or closes it: where there is room, and something to be found. */
  get isMapOpen(): boolean {
    return this.#map ?? this.#hasMapAtFirst;
  }

  #hasMapAtFirst = false;

  toggleMap(): void {
    this.#map = !this.isMapOpen;
    this.#changed();
  }

  #sized(): void {
    this.#surface.board.view.resized();
    this.#begin(this.#container.clientWidth, this.#container.clientHeight);
  }

  #begin(width: number, height: number): void {
    if (this.#isDone || width === 0 || height === 0) return;
    this.#isDone = true;
    const { view } = this.#surface.board;
    if (!view.fitWhole(READABLE)) {
      this.#hasMapAtFirst = width >= MAP_FROM;
      view.fitStart(READABLE, this.#hasMapAtFirst ? MAP_WIDTH : 0);
    }
    this.#changed();
  }

  close(): void {
    this.#sizes.disconnect();
  }
}
