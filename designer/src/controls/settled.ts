import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

type Apply = (value: string, select: HTMLSelectElement) => void;

/** On macOS the arrows open the list, and only what is taken there counts. */
const opensByArrow = (): boolean => /Mac|iP(hone|ad)/.test(navigator.platform);

const WALKS: ReadonlySet<string> = new Set([
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'End',
  'Home',
  'PageDown',
  'PageUp',
]);

/**
 * For a `<select>` whose choice changes the design: `<select ${settled((value) => …)}>`. In a closed list every arrow key is
 * a choice of its own; who walks to the fifth entry does not want the four before it done. By keyboard the choice counts on
 * Enter, on leaving the list, and before any shortcut; Esc takes it back. By mouse and finger it counts at once.
 */
class Settled extends AsyncDirective {
  #apply: Apply = () => undefined;
  #select: HTMLSelectElement | undefined;
  #settle: () => void = () => undefined;
  /** What was chosen before somebody walked through the list, and where they are. */
  #walk: { readonly from: string; readonly at: string } | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('settled() stands in the tag of a select');
  }

  render(_apply: Apply): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [apply]: [Apply]): typeof noChange {
    this.#apply = apply;
    if (this.#select !== part.element) this.#listen(part.element as HTMLSelectElement);
    // Drawn anew meanwhile: whoever walks stays where they are.
    else if (this.#select !== undefined && this.#walk !== undefined) this.#select.value = this.#walk.at;
    return noChange;
  }

  /** What is taken out of the page is left too; not every browser tells it so. */
  protected override disconnected(): void {
    this.#settle();
  }

  #listen(select: HTMLSelectElement): void {
    this.#select = select;
    const settle = (this.#settle = (): void => {
      const walk = this.#walk;
      this.#walk = undefined;
      if (walk !== undefined && select.value !== walk.from) this.#apply(select.value, select);
    });
    select.addEventListener('keydown', (event) => {
      const { key, altKey, ctrlKey, metaKey } = event;
      // Before the focus moves on: the next stop may be what the choice brings up.
      if (ctrlKey || metaKey || key === 'Tab') settle();
      else if (key === 'Enter') {
        // It takes what was walked to; only without a walk it opens the list.
        if (this.#walk !== undefined) event.preventDefault();
        settle();
      } else if (key === 'Escape' && this.#walk !== undefined) {
        select.value = this.#walk.from;
        this.#walk = undefined;
        event.preventDefault();
        event.stopPropagation();
      } else if (!altKey && !opensByArrow() && (WALKS.has(key) || /^\S$/u.test(key)))
        this.#walk ??= { from: select.value, at: select.value };
    });
    select.addEventListener('change', () => {
      if (this.#walk === undefined) this.#apply(select.value, select);
      else this.#walk = { ...this.#walk, at: select.value };
    });
    // Chosen in the open list, by finger or by mouse.
    select.addEventListener('pointerdown', settle);
    select.addEventListener('blur', settle);
  }
}

export const settled = directive(Settled);
