import canvas from 'diagram-js/lib/core/Canvas.js';
import type { Viewbox } from './services.js';

// The package is no ES module by name, so its types stand one level deeper than its values.
const Canvas = canvas as unknown as new (...services: unknown[]) => {
  _viewport: SVGGElement;
  _cachedViewbox: Viewbox | null | undefined;
  viewbox(box?: object): Viewbox;
  getSize(): { width: number; height: number };
  resized(): void;
};

/**
 * The canvas without looks at the page: the original asks for its size and the hull of all it holds after every scroll and
 * zoom, so that all texts of a large drawing are laid out again in the middle of the work. The size is asked for once, until
 * somebody tells it changed; nobody here needs the hull.
 */
export class QuickCanvas extends Canvas {
  static $inject = ['config.canvas', 'eventBus', 'graphicsFactory', 'elementRegistry'];
  #size: { readonly width: number; readonly height: number } | undefined;

  override getSize(): { width: number; height: number } {
    return { ...(this.#size ??= super.getSize()) };
  }

  override resized(): void {
    this.#size = undefined;
    super.resized();
  }

  override viewbox(box?: object): Viewbox {
    if (box !== undefined || this._cachedViewbox) return super.viewbox(box);
    const outer = this.getSize();
    const { a, e, f } = this._viewport.transform.baseVal.consolidate()?.matrix ?? { a: 1, e: 0, f: 0 };
    const scale = rounded(a);
    const found = {
      x: rounded(-e) / scale,
      y: rounded(-f) / scale,
      width: outer.width / scale,
      height: outer.height / scale,
      scale,
      inner: { x: 0, y: 0, width: 0, height: 0 },
      outer,
    };
    this._cachedViewbox = found;
    return { ...found };
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
