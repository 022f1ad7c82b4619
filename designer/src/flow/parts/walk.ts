import type { DesignSession } from '../../session/index.js';
import { filled, flowDesignerTexts } from '../flow-designer-texts.js';
import { elementWords } from './element-words.js';
import { flowOrder } from './flow-order.js';
import type { Surface } from './surface.js';
import { innerOf, neighbourOf, nextWay, outerOf, type Direction } from './travel.js';

/** The focus of the keyboard on the board: the last of what is selected. It is said aloud wherever it comes. */
export class Walk {
  readonly #session: DesignSession;
  readonly #surface: Surface;
  /** Stay selected while the focus walks on. */
  #kept: readonly string[] = [];

  constructor(session: DesignSession, surface: Surface) {
    this.#session = session;
    this.#surface = surface;
  }

  get at(): string | undefined {
    return this.#surface.selected.at(-1);
  }

  /** The next element in the order of the work; false at the end, where the focus leaves the board. */
  step(by: 1 | -1): boolean {
    const order = flowOrder(this.#surface.drawing);
    const present = this.at === undefined ? -1 : order.indexOf(this.at);
    const next = present < 0 ? (by === 1 ? 0 : order.length - 1) : present + by;
    return this.#go(order[next]);
  }

  edge(which: 'first' | 'last'): void {
    this.#go(flowOrder(this.#surface.drawing).at(which === 'first' ? 0 : -1));
  }

  travel(direction: Direction): void {
    const { drawing } = this.#surface;
    this.#go(this.at === undefined ? flowOrder(drawing)[0] : neighbourOf(drawing, this.at, direction));
  }

  /** Into a container, along a way; false for what has no inside. */
  enter(): boolean {
    return this.at !== undefined && this.#go(innerOf(this.#surface.drawing, this.at));
  }

  /** Out of a container, back to the step of a way; at the top nothing is selected any more. */
  leave(): void {
    const outer = this.at === undefined ? undefined : outerOf(this.#surface.drawing, this.at);
    if (this.#keptNow.length > 0 || !this.#go(outer)) this.clear();
  }

  clear(): void {
    this.#kept = [];
    this.#surface.select([]);
    this.#session.say(flowDesignerTexts(this.#session.locale).nothingSelected);
  }

  way(by: 1 | -1): void {
    if (this.at === undefined) return;
    const found = nextWay(this.#surface.drawing, this.at, by);
    if (!this.#go(found)) this.#session.say(flowDesignerTexts(this.#session.locale).noWays);
  }

  /** The element under the focus stays selected when the focus goes on, or no longer. */
  keep(): void {
    const { at } = this;
    if (at === undefined) return this.travel('down');
    const kept = this.#keptNow;
    this.#kept = kept.includes(at) ? kept.filter((id) => id !== at) : [...kept, at];
    const texts = flowDesignerTexts(this.#session.locale);
    this.#session.say(filled(texts.selectedMany, this.#kept.length));
  }

  tell(): void {
    const { locale } = this.#session;
    const texts = flowDesignerTexts(locale);
    const { at } = this;
    this.#session.say(
      at === undefined ? texts.nothingSelected : elementWords(this.#surface.drawing, at, texts, locale),
    );
  }

  /** Somebody selected something else by another way: nothing is kept of before. */
  get #keptNow(): readonly string[] {
    const { selected } = this.#surface;
    if (!this.#kept.every((id) => selected.includes(id))) this.#kept = [];
    return this.#kept;
  }

  #go(id: string | undefined): boolean {
    if (id === undefined) return false;
    this.#surface.select([...this.#keptNow.filter((one) => one !== id), id]);
    this.#surface.reveal(id);
    this.tell();
    return true;
  }
}
