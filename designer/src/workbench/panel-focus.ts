import { focusRegion } from './region-focus.js';
import type { Side } from './workbench-sides.js';

/** The focus between what is designed and what stands beside it: there when it is asked for, back where it was with Escape. */
export class PanelFocus {
  #left: EventTarget | undefined;

  /** The focus goes away from what is designed: moves within one of its elements are not heard out here. */
  readonly seen = (event: FocusEvent): void => {
    [this.#left] = event.composedPath();
  };

  /** Into what stands beside: at once, so that the next key is its own; what was just opened has to be drawn first. */
  enter(root: ShadowRoot, side: Side): void {
    if (!focusRegion(root, side)) requestAnimationFrame(() => focusRegion(root, side));
  }

  /** Escape that nothing in the properties took: an open list, a dialog and an editor of code have their own use for it. */
  leave(event: KeyboardEvent, root: ShadowRoot): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    const path = event.composedPath().filter((node) => node instanceof HTMLElement);
    const isInside = path.some(({ dataset }) => dataset['region'] === 'properties');
    if (!isInside || path.some((node) => node.matches('dialog, .cm-editor'))) return;
    event.preventDefault();
    const left = this.#left;
    const isThere = (left instanceof HTMLElement || left instanceof SVGElement) && left.isConnected;
    if (isThere && left.checkVisibility()) left.focus();
    else focusRegion(root, 'main');
  }
}
