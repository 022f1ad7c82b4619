import type { StateType } from '@yunliu/engine/definition';
import { filled, flowDesignerTexts, type FlowDesignerTexts } from '../flow-designer-texts.js';
import type { Chooser } from './chooser-template.js';
import { connectChooser, placeChooser } from './choosers.js';
import type { Desk } from './desk.js';
import type { MenuItem } from './menu-template.js';
import { padOptions, type PadAction } from './pad-options.js';
import { STATE_TYPES } from './palette-template.js';
import { sign, stateSign } from './signs.js';
import { neighbourOf, wayAt } from './travel.js';

/** A button beside the selection, or an entry of its menus. */
export function pressPad(desk: Desk, action: PadAction, event?: MouseEvent): void {
  const { actions, session, surface } = desk;
  const [id] = surface.selected;
  if (id === undefined) return;
  const texts = flowDesignerTexts(session.locale);
  const titleOf = (of: string): string =>
    (surface.drawing.shapes.get(of) ?? surface.drawing.connections.get(of))?.title ?? '';
  const shape = surface.drawing.shapes.get(id);
  switch (action) {
    case 'append':
      return desk.openMenu(
        texts.append,
        typeItems(texts, (type) => actions.add(type)),
      );
    case 'replace':
      return desk.openMenu(
        texts.replace,
        typeItems(texts, (type) => actions.replace(type), shape?.what === 'state' ? shape.type : undefined),
      );
    case 'connect':
      // By pointer the arrow follows the hand; by key the target is chosen from a list.
      if (event !== undefined && event.detail > 0) {
        session.say(filled(texts.connectFrom, titleOf(id)));
        return surface.board.connect(event, id);
      }
      return choose(desk, connectChooser(desk, id, 'new'), neighbourOf(surface.drawing, id, 'down'));
    case 'reconnect-to':
    case 'reconnect-from': {
      const way = wayAt(surface.drawing, id);
      const end = action === 'reconnect-to' ? 'to' : 'from';
      return choose(desk, connectChooser(desk, id, end), end === 'to' ? way?.target : way?.source);
    }
    case 'move-into':
      return desk.choose(placeChooser(desk));
    case 'more':
      return desk.openMenu(
        texts.more,
        padOptions(session.document, surface.drawing, surface.selected, texts).more.map((option) => ({
          text: option.text,
          ...(option.key === undefined ? {} : { key: option.key }),
          ...(option.sign === undefined ? {} : { sign: sign(option.sign) }),
          ...(option.danger === undefined ? {} : { danger: option.danger }),
          run: () => pressPad(desk, option.action),
        })),
      );
    case 'properties':
      return desk.openProperties();
    case 'remove':
      return desk.remove();
    case 'rename':
      return desk.rename(id);
    case 'copy':
    case 'cut':
      return desk.toClipboard(action);
    case 'duplicate':
      return actions.duplicate();
    case 'wrap':
      return actions.wrap();
    case 'unwrap':
      return actions.unwrap();
    case 'set-initial':
      return actions.setInitial();
    case 'add-region':
      return actions.addRegion();
    case 'straighten':
      return actions.straighten();
    case 'label-back':
      return actions.labelBack();
  }
}

function choose(desk: Desk, chooser: Chooser | undefined, from: string | undefined): void {
  if (chooser !== undefined) desk.choose(chooser, from);
}

function typeItems(texts: FlowDesignerTexts, run: (type: StateType) => void, without?: StateType): readonly MenuItem[] {
  return STATE_TYPES.filter((type) => type !== without).map((type) => ({
    text: texts.types[type],
    hint: texts.typeHints[type],
    sign: stateSign(type),
    run: () => run(type),
  }));
}
