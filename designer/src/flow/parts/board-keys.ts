import { isTyping } from './clipboard.js';
import type { Desk } from './desk.js';
import { keyAction } from './key-actions.js';
import { pressKey } from './press-key.js';
import { nextPart } from './regions-of-page.js';
import type { Point } from '../../view/flow/layout/drawing.js';

interface BoardOwner {
  readonly desk: () => Desk | undefined;
  /** The menu of the selection. */
  readonly more: (at?: Point) => void;
  /** Something else than a menu was pressed. */
  readonly pressed: () => void;
}

export interface BoardEvents {
  readonly key: (event: KeyboardEvent) => void;
  readonly contextMenu: (event: MouseEvent) => void;
  readonly pressed: (event: PointerEvent) => void;
}

/** Keys and the right button of the board. */
export function boardEvents(host: HTMLElement, { desk, more, pressed }: BoardOwner): BoardEvents {
  const key = (event: KeyboardEvent): void => {
    // Keys of inputs, menus and buttons above the board are theirs.
    if (event.defaultPrevented || event.isComposing || isTyping(event)) return;
    if (event.key === 'F6' && host.shadowRoot !== null) {
      const part = nextPart(host.shadowRoot, event.shiftKey);
      part?.focus();
      if (part !== undefined) event.preventDefault();
      return;
    }
    const action = keyAction(event);
    const isOnBoard = event.target instanceof SVGElement;
    const isEverywhere =
      action?.do === 'undo' || action?.do === 'redo' || action?.do === 'search' || action?.do === 'keys';
    const present = desk();
    if (action === undefined || present === undefined || !(isOnBoard || isEverywhere)) return;
    if (pressKey(present, action)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return {
    key,
    contextMenu: (event) => {
      const surface = desk()?.surface;
      if (!(event.target instanceof SVGElement) || surface === undefined || surface.isReadonly) return;
      event.preventDefault();
      const id = event.target.closest('.djs-element')?.getAttribute('data-element-id');
      if (id !== null && id !== undefined && !surface.selected.includes(id)) surface.select([id]);
      if (surface.selected.length > 0) more();
    },
    pressed: (event) => {
      const inside = event
        .composedPath()
        .some((node) => node instanceof Element && node.matches('.menu, [aria-haspopup]'));
      if (!inside) pressed();
    },
  };
}
