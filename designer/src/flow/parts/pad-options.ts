import { statesOf, type DesignDocument } from '../../model/index.js';
import type { Drawing } from '../drawing/drawing.js';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';
import { labelId } from '../drawing/drawing.js';
import type { SignName } from './signs.js';

export type PadAction =
  | 'append'
  | 'replace'
  | 'connect'
  | 'properties'
  | 'remove'
  | 'more'
  | 'rename'
  | 'duplicate'
  | 'copy'
  | 'cut'
  | 'wrap'
  | 'unwrap'
  | 'set-initial'
  | 'add-region'
  | 'straighten'
  | 'label-back'
  | 'reconnect-to'
  | 'reconnect-from'
  | 'move-into';

export interface PadOption {
  readonly action: PadAction;
  readonly text: string;
  readonly sign?: SignName;
  readonly danger?: boolean;
  /** The key that does the same. */
  readonly key?: string;
}

/** What may be done with what is selected: the buttons beside it, and the rest behind "more". */
export function padOptions(
  document: DesignDocument,
  drawing: Drawing,
  selected: readonly string[],
  texts: FlowDesignerTexts,
): { readonly buttons: readonly PadOption[]; readonly more: readonly PadOption[] } {
  const remove: PadOption = { action: 'remove', text: texts.remove, sign: 'remove', danger: true, key: 'Delete' };
  const properties: PadOption = { action: 'properties', text: texts.properties, sign: 'properties', key: 'P' };
  const more: PadOption = { action: 'more', text: texts.more, sign: 'more' };
  const copies: readonly PadOption[] = [
    { action: 'duplicate', text: texts.duplicate, sign: 'copy', key: 'Ctrl+D' },
    { action: 'copy', text: texts.copy, key: 'Ctrl+C' },
    { action: 'cut', text: texts.cut, key: 'Ctrl+X' },
    { action: 'wrap', text: texts.wrap },
    { action: 'move-into', text: texts.moveInto },
  ];
  const [id = ''] = selected;
  if (selected.length > 1)
    return { buttons: [{ action: 'duplicate', text: texts.duplicate, sign: 'copy' }, remove, more], more: copies };
  const shape = drawing.shapes.get(id);
  const way = drawing.connections.get(shape?.what === 'label' ? shape.of : id);
  if (way !== undefined) {
    const isMoved = drawing.shapes.has(labelId(way.id));
    return {
      buttons: [
        { action: 'append', text: texts.insertHere, sign: 'append', key: 'A' },
        ...(way.isBent ? [{ action: 'straighten', text: texts.straighten, sign: 'straighten' } as const] : []),
        properties,
        remove,
        more,
      ],
      more: [
        { action: 'rename', text: texts.rename, sign: 'rename', key: 'F2' },
        { action: 'reconnect-to', text: texts.reconnectToShort },
        ...(way.from === '' ? [] : [{ action: 'reconnect-from', text: texts.reconnectFromShort } as const]),
        ...(way.isBent ? [{ action: 'straighten', text: texts.straighten, sign: 'straighten' } as const] : []),
        ...(isMoved ? [{ action: 'label-back', text: texts.labelBack } as const] : []),
      ],
    };
  }
  if (shape?.what === 'region')
    return {
      buttons: [
        { action: 'add-region', text: texts.addRegion, sign: 'append' },
        properties,
        { ...remove, text: texts.removeRegion },
        more,
      ],
      more: [{ action: 'rename', text: texts.rename, sign: 'rename', key: 'F2' }],
    };
  if (shape?.what !== 'state') return { buttons: [properties], more: [] };
  const state = statesOf(document).get(shape.key)?.state;
  const goesOn = state?.type !== 'final';
  return {
    buttons: [
      ...(goesOn
        ? ([
            { action: 'append', text: texts.append, sign: 'append', key: 'A' },
            { action: 'connect', text: texts.connect, sign: 'connect', key: 'C' },
          ] as const)
        : []),
      { action: 'replace', text: texts.replace, sign: 'replace', key: 'T' },
      properties,
      remove,
      more,
    ],
    more: [
      { action: 'rename', text: texts.rename, sign: 'rename', key: 'F2' },
      ...(shape.isInitial ? [] : [{ action: 'set-initial', text: texts.setInitial } as const]),
      ...(state?.type === 'parallel' ? [{ action: 'add-region', text: texts.addRegion } as const] : []),
      ...(state?.type === 'phase' ? [{ action: 'unwrap', text: texts.unwrap } as const] : []),
      ...copies,
    ],
  };
}
