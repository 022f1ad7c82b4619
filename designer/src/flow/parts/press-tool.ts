import type { ToolName } from '../diagram/board.js';
import type { Actions } from './actions.js';
import type { Desk } from './desk.js';
import type { ToolAction } from './tools-template.js';

/** A button of the tool bar. */
export function pressTool({ session, surface, actions, openSearch }: Desk, action: ToolAction): void {
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
      board.toggleTool(action as ToolName);
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
      board.zoomBy(1);
      break;
    case 'zoom-out':
      board.zoomBy(-1);
      break;
    case 'zoom-reset':
      board.zoomTo(1);
      break;
    case 'fit':
      board.fit();
      break;
    case 'search':
      openSearch();
      break;
  }
}
