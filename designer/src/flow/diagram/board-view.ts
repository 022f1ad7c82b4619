import type { Drawing } from '../drawing/drawing.js';
import type { Box, Point } from '../../view/flow/layout/drawing.js';
import type { Canvas, Viewbox, ZoomScroll } from './services.js';

/** Room above the first step: its sign, and the border of what is around it. */
const ABOVE_START = 110;

/** What of the board is in the window. */
export class BoardView {
  readonly #canvas: Canvas;
  readonly #zoom: ZoomScroll;
  readonly #drawing: () => Drawing;

  constructor(canvas: Canvas, zoom: ZoomScroll, drawing: () => Drawing) {
    this.#canvas = canvas;
    this.#zoom = zoom;
    this.#drawing = drawing;
  }

  /** `step`: 1 closer, -1 further. */
  zoomBy(step: 1 | -1): void {
    const { outer } = this.#canvas.viewbox();
    this.#zoom.stepZoom(step, { x: outer.width / 2, y: outer.height / 2 });
  }

  zoomTo(scale: number): void {
    this.#canvas.zoom(scale, 'auto');
  }

  /** How large things are shown; cheaper than the whole viewbox. */
  get scale(): number {
    return this.#canvas.zoom();
  }

  /** Around a point of the window. */
  zoomAt(scale: number, { x, y }: Point): void {
    this.#canvas.zoom(Math.max(0.1, Math.min(4, scale)), { x, y });
  }

  /** All of it in the window, but never larger than life. False and unchanged when it were smaller than `least`. */
  fitWhole(least = 0): boolean {
    const whole = this.#whole();
    if (whole === undefined) return true;
    const { outer } = whole;
    const scale = Math.max(0.1, Math.min(1, outer.width / whole.width, outer.height / whole.height));
    if (scale < least) return false;
    this.#view(whole, scale, whole.x - (outer.width / scale - whole.width) / 2);
    return true;
  }

  /**
   * All of it when that can be read, else its beginning: as wide as it can be read, from the top, the first step in the
   * window. `least`: the scale below which nobody reads; `aside`: px at the right that stay free.
   */
  fitStart(least: number, aside = 0): void {
    if (this.fitWhole(least)) return;
    const whole = this.#whole();
    if (whole === undefined) return;
    const first = this.#first();
    const room = whole.outer.width - aside;
    const scale = Math.max(least, Math.min(1, room / whole.width));
    const y = first === undefined ? whole.y : Math.max(whole.y, first.y - ABOVE_START);
    const spare = room / scale - whole.width;
    const middle = first === undefined ? whole.x + whole.width / 2 : first.x + first.width / 2;
    const [from, to] = [whole.x, whole.x - spare];
    const x = spare >= 0 ? whole.x - spare / 2 : Math.max(from, Math.min(to, middle - room / scale / 2));
    this.#view({ ...whole, y }, scale, x);
  }

  /** The step it begins with. */
  #first(): Box | undefined {
    let first: Box | undefined;
    for (const shape of this.#drawing().shapes.values())
      if (shape.what === 'state' && shape.isInitial && shape.type !== 'phase' && shape.type !== 'parallel')
        if (first === undefined || shape.box.y < first.y) first = shape.box;
    return first;
  }

  #view({ y, height, outer }: Box & Pick<Viewbox, 'outer'>, scale: number, x: number): void {
    this.#canvas.viewbox({
      x,
      y: y - Math.max(0, (outer.height / scale - height) / 2),
      width: outer.width / scale,
      height: outer.height / scale,
    });
  }

  #whole(): (Box & Pick<Viewbox, 'outer'>) | undefined {
    const padding = 30;
    const { outer } = this.#canvas.viewbox();
    if (this.#drawing().shapes.size === 0 || outer.width === 0 || outer.height === 0) return undefined;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { box } of this.#drawing().shapes.values()) {
      left = Math.min(left, box.x);
      top = Math.min(top, box.y);
      right = Math.max(right, box.x + box.width);
      bottom = Math.max(bottom, box.y + box.height);
    }
    for (const { points } of this.#drawing().connections.values())
      for (const { x, y } of points) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
      }
    return {
      x: left - padding,
      y: top - padding - 20,
      width: right - left + padding * 2,
      height: bottom - top + padding * 2 + 20,
      outer,
    };
  }

  /** Moves the view so that this lies in it, with some room around. */
  reveal(box: Box): void {
    const { x, y, width, height, scale } = this.#canvas.viewbox();
    if (box.x > x + 20 && box.y > y + 20 && box.x + box.width < x + width - 20 && box.y + box.height < y + height - 20)
      return;
    // What is larger than the window is seen where it begins.
    const along = (from: number, size: number, start: number, room: number): number => {
      if (size + 60 < room)
        return from > start + 20 && from + size < start + room - 20 ? start : from + size / 2 - room / 2;
      return from > start && from < start + room / 2 ? start : from - 30;
    };
    const next = { x: along(box.x, box.width, x, width), y: along(box.y, box.height, y, height) };
    this.#canvas.scroll({ dx: (x - next.x) * scale, dy: (y - next.y) * scale });
  }

  look(centre: Point): void {
    const { x, y, width, height, scale } = this.#canvas.viewbox();
    this.#canvas.scroll({ dx: (x + width / 2 - centre.x) * scale, dy: (y + height / 2 - centre.y) * scale });
  }

  scroll(dx: number, dy: number): void {
    this.#canvas.scroll({ dx, dy });
  }

  resized(): void {
    this.#canvas.resized();
  }
}
