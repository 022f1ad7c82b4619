import type { Actions } from './actions.js';
import { searchChooser } from './choosers.js';
import type { Desk } from './desk.js';
import type { ToolAction } from './tools-template.js';

/** A button of the tool bar. */
export function pressTool(desk: Desk, action: ToolAction): void {
  const { session, surface, actions } = desk;
  const { board } = surface;
  if (action.startsWith('align-')) actions.align(action.slice('align-'.length) as Parameters<Actions['align']>[0]);
  switch (action) {
    case 'undo':
      session.undo();
      break;
    case 'redo':
      session.redo();
      break;
    case 'hand':
    case 'lasso':
    case 'space':
      board.toggleTool(action);
      board.focus();
      break;
    case 'distribute-x':
      actions.distribute('x');
      break;
    case 'distribute-y':
      actions.distribute('y');
      break;
    case 'lay-out':
      actions.layOut();
      break;
    case 'zoom-in':
      board.view.zoomBy(1);
      break;
    case 'zoom-out':
      board.view.zoomBy(-1);
      break;
    case 'zoom-reset':
      board.view.zoomTo(1);
      break;
    case 'fit':
      board.view.fitWhole();
      break;
    case 'keys':
      desk.openKeys();
      break;
    case 'search':
      desk.choose(searchChooser(desk));
      break;
  }
}
