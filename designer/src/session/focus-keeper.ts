import type { ReactiveController } from 'lit';
import { deepActive } from './deep-active.js';

const FOCUSABLE =
  'button, a[href], input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [role="tab"], [role="menuitem"]';

/**
 * Keeps the focus in an element that takes away what has it: a row that is deleted, a button that does its work once. It
 * goes to what came next, else to what came before, so that nobody with a keyboard starts again at the top of the page.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: HTMLElement;
  #active: HTMLElement | undefined;
  /** What stood after it, then what stood before it, nearest first. */
  #near: readonly HTMLElement[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  hostUpdate(): void {
    const root = this.#host.shadowRoot;
    const active = root?.activeElement;
    this.#active = active instanceof HTMLElement ? active : undefined;
    this.#near = root === null || this.#active === undefined ? [] : nearest(root, this.#active);
  }

  hostUpdated(): void {
    const [active, near] = [this.#active, this.#near];
    this.#active = undefined;
    this.#near = [];
    if (active === undefined || canHoldFocus(active)) return;
    // What was opened or chosen instead often takes the focus by itself a moment later.
    requestAnimationFrame(() => {
      const now = deepActive();
      if (now !== undefined && now !== document.body && now !== active) return;
      // When all of it is another page now, at its beginning.
      const root = this.#host.shadowRoot;
      (near.find(canHoldFocus) ?? (root === null ? [] : stops(root)).find(canHoldFocus))?.focus();
    });
  }
}

function nearest(root: ShadowRoot, active: HTMLElement): readonly HTMLElement[] {
  const all = stops(root);
  const isAfter = (one: HTMLElement): boolean =>
    (active.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const others = all.filter((one) => one !== active && !one.contains(active));
  return [...others.filter(isAfter), ...others.filter((one) => !isAfter(one)).toReversed()];
}

function stops(root: ShadowRoot): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].filter(
    (one) => one.matches(FOCUSABLE) || one.shadowRoot?.delegatesFocus === true,
  );
}

function canHoldFocus(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });
}
