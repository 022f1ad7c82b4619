import { focusRegion } from './region-focus.js';

/** The focus between what is designed and its properties: there when they are asked for, back where it was with Escape. */
export class PanelFocus {
  #left: EventTarget | undefined;

  /** The focus goes away from what is designed: moves within one of its elements are not heard out here. */
  readonly seen = (event: FocusEvent): void => {
    [this.#left] = event.composedPath();
  };

  /** Into the properties: at once, so that the next key is theirs; those just opened have to be drawn first. */
  enter(root: ShadowRoot): void {
    if (!focusRegion(root, 'properties')) requestAnimationFrame(() => focusRegion(root, 'properties'));
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
