import { commandLabel } from '../../model/index.js';
import { filled, flowDesignerTexts } from '../flow-designer-texts.js';
import type { Desk } from './desk.js';
import type { KeyAction } from './key-actions.js';
import { pressPad } from './press-pad.js';
import { pressTool } from './press-tool.js';

/** A key pressed on the board; false = the page's business. */
export function pressKey(desk: Desk, action: KeyAction): boolean {
  const { session, surface, actions, walk, moves } = desk;
  const texts = flowDesignerTexts(session.locale);
  const isEdit = !session.isReadonly;
  switch (action.do) {
    case 'undo':
    case 'redo': {
      const command = action.do === 'undo' ? session.stack.undoable : session.stack.redoable;
      if (command === undefined || !isEdit) return true;
      pressTool(desk, action.do);
      session.say(filled(action.do === 'undo' ? texts.undoOf : texts.redoOf, commandLabel(command, session.locale)));
      return true;
    }
    case 'all': {
      const states = [...surface.drawing.shapes.values()].filter(({ what }) => what === 'state');
      surface.select(states.map(({ id }) => id));
      session.say(filled(texts.selectedMany, states.length));
      return true;
    }
    case 'search':
    case 'fit':
      pressTool(desk, action.do);
      return true;
    case 'zoom-in':
    case 'zoom-out':
    case 'zoom-reset':
      pressTool(desk, action.do);
      session.say(filled(texts.zoomIs, Math.round(surface.board.viewbox.scale * 100)));
      return true;
    case 'keys':
      desk.openKeys();
      return true;
    case 'properties':
      desk.openProperties();
      return true;
    case 'enter':
      if (!walk.enter()) desk.openProperties();
      return true;
    case 'leave':
    case 'escape':
      if (surface.isDragging) return false;
      if (action.do === 'leave') walk.leave();
      else walk.clear();
      return true;
    case 'keep':
      walk.keep();
      return true;
    case 'tell':
      walk.tell();
      return true;
    case 'first':
    case 'last':
      walk.edge(action.do);
      return true;
    case 'way':
      walk.way(action.by);
      return true;
    case 'next':
      return walk.step(1);
    case 'previous':
      return walk.step(-1);
    case 'travel':
      walk.travel(action.direction);
      return true;
    case 'scroll':
      surface.board.view.scroll(action.by.x, action.by.y);
      return true;
  }
  // What is left changes the design.
  if (!isEdit) {
    session.say(texts.readonly);
    return true;
  }
  switch (action.do) {
    case 'remove':
      desk.remove();
      return true;
    case 'rename':
      if (surface.selected[0] !== undefined) desk.rename(surface.selected[0]);
      return true;
    case 'duplicate':
      actions.duplicate();
      return true;
    case 'append':
    case 'connect':
    case 'replace':
    case 'more':
      pressPad(desk, action.do);
      return true;
    case 'move':
      moves.move(action.by);
      return true;
    case 'move-title':
      moves.moveTitle(action.by);
      return true;
    case 'resize':
      moves.resize(action.by);
      return true;
    case 'room':
      moves.makeRoom(action.by);
      return true;
  }
}
