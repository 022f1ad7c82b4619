import type { Drawing } from '../drawing/drawing.js';

const AFTER_MS = 250;
/** From as many elements on, the board is seen before they are listed. */
const MANY = 300;

/** The outline follows the drawing when the hand rests: nobody reads it while something is dragged. */
export class OutlineLag {
  readonly #changed: () => void;
  #shown: Drawing | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get shown(): Drawing | undefined {
    return this.#shown;
  }

  follow(drawing: Drawing): void {
    if (drawing === this.#shown) return;
    if (drawing.shapes.size < MANY) this.#shown ??= drawing;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#shown = drawing;
      this.#changed();
    }, AFTER_MS);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#shown = undefined;
  }
}
