import { nodeAt } from './form-tree.js';
import type { FormController } from './form-controller.js';
import { placesFor, staysPut, type Carried, type DropPlace } from './drop-place.js';
import { fill, formDesignerTexts } from './form-designer-texts.js';

/** What is lifted, by keyboard or pointer, and where it would go. The arrow keys walk through all places there are. */
export class Carrying {
  readonly #controller: FormController;
  readonly #changed: () => void;
  carried: Carried | undefined;
  place: DropPlace | undefined;
  #places: readonly DropPlace[] = [];

  constructor(controller: FormController, changed: () => void) {
    this.#controller = controller;
    this.#changed = changed;
  }

  /** By keyboard: the first place is the nearest after where it stands. */
  lift(carried: Carried): boolean {
    const { tree, session } = this.#controller;
    if (tree === undefined || session.isReadonly) return false;
    this.#places = placesFor(tree, carried);
    if (this.#places.length === 0) {
      this.#controller.refuse(formDesignerTexts(this.#controller.locale).nowhere);
      return false;
    }
    this.carried = carried;
    const from = carried.what === 'elements' ? carried.at[0] : this.#controller.selected.at(-1);
    this.place = this.#nearest(from);
    session.say(fill(formDesignerTexts(this.#controller.locale).lifted, { place: this.words() }));
    this.#changed();
    return true;
  }

  /** To the next place, or the one before; `far`: to the next layout. */
  step(by: 1 | -1, far = false): void {
    const { place } = this;
    if (place === undefined || this.#places.length === 0) return;
    const at = this.#places.findIndex((one) => one.into === place.into && one.index === place.index);
    let next = at + by;
    while (far && this.#places[next]?.into === place.into) next += by;
    const found = this.#places[next];
    if (found === undefined) return;
    this.place = found;
    this.#controller.session.say(this.words());
    this.#changed();
  }

  drop(): void {
    const { carried, place } = this;
    this.#end();
    if (carried !== undefined && place !== undefined) this.#controller.put(carried, place);
  }

  cancel(): void {
    if (this.carried === undefined) return;
    this.#end();
    this.#controller.session.say(formDesignerTexts(this.#controller.locale).carryCancelled);
  }

  /** By pointer: shows the place; undefined = none here. */
  show(carried: Carried, place: DropPlace | undefined): void {
    const wanted = place === undefined || staysPut(carried, place) ? undefined : place;
    if (this.carried === carried && this.place?.into === wanted?.into && this.place?.index === wanted?.index) return;
    this.carried = carried;
    this.place = wanted;
    this.#changed();
  }

  #end(): void {
    this.carried = undefined;
    this.place = undefined;
    this.#places = [];
    this.#changed();
  }

  /** “分组「基本信息」第 2 位”. */
  words(): string {
    const { tree, locale } = this.#controller;
    const { place } = this;
    const holder = tree === undefined || place === undefined ? undefined : nodeAt(tree, place.into);
    if (holder === undefined || place === undefined) return '';
    const texts = formDesignerTexts(locale);
    const title = holder.at === '/ui' ? texts.formItself : this.#controller.title(holder);
    return fill(texts.placeWords, { holder: title, place: place.index + 1 });
  }

  #nearest(from: string | undefined): DropPlace | undefined {
    const match = /^(.*)\/(?:elements|columns)\/(\d+)$/.exec(from ?? '');
    const into = match?.[1] ?? '/ui';
    const index = Number(match?.[2] ?? -1);
    return (
      this.#places.find((place) => place.into === into && place.index > index) ??
      this.#places.findLast((place) => place.into === into) ??
      this.#places[0]
    );
  }
}
