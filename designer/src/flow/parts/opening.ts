import type { Surface } from './surface.js';

/** Narrower boards have no room for a map at first. */
const MAP_FROM = 1200;
const MAP_WIDTH = 192;
const PHONE = 640;

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
    const { board } = this.#surface;
    board.view.resized();
    const { clientWidth, clientHeight } = this.#container;
    if (this.#isDone || clientWidth === 0 || clientHeight === 0) return;
    this.#isDone = true;
    if (clientWidth < PHONE) board.view.fitStart(0.7);
    else if (!board.view.fitWhole(0.5)) {
      this.#hasMapAtFirst = clientWidth >= MAP_FROM;
      board.view.fitWidth(this.#hasMapAtFirst ? MAP_WIDTH : 0);
    }
    this.#changed();
  }

  close(): void {
    this.#sizes.disconnect();
  }
}
