import type { Desk } from './desk.js';
import type { KeyAction } from './key-actions.js';
import { pressPad } from './press-pad.js';
import { pressTool } from './press-tool.js';

/** A key pressed on the board; false = the page's business. */
export function pressKey(desk: Desk, action: KeyAction): boolean {
  const { session, surface, actions } = desk;
  const isEdit = !session.isReadonly;
  switch (action.do) {
    case 'undo':
    case 'redo':
      pressTool(desk, action.do);
      return true;
    case 'all':
      surface.select([...surface.drawing.shapes.values()].flatMap(({ id, what }) => (what === 'state' ? [id] : [])));
      return true;
    case 'search':
    case 'fit':
    case 'zoom-in':
    case 'zoom-out':
    case 'zoom-reset':
      pressTool(desk, action.do);
      return true;
    case 'remove':
      desk.remove();
      return true;
    case 'rename':
      if (surface.selected[0] !== undefined) desk.rename(surface.selected[0]);
      return true;
    case 'properties':
      desk.openProperties();
      return true;
    case 'escape':
      if (surface.isDragging) return false;
      surface.select([]);
      return true;
    case 'append':
    case 'connect':
    case 'more':
      if (isEdit) pressPad(desk, action.do);
      return true;
    case 'next':
      return actions.step(1);
    case 'previous':
      return actions.step(-1);
    case 'travel':
      actions.travel(action.direction);
      return true;
    case 'move':
      return surface.selected.length === 0 ? (actions.travel('down'), true) : actions.move(action.by);
  }
}
