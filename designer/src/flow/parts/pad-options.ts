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
  | 'label-back';

export interface PadOption {
  readonly action: PadAction;
  readonly text: string;
  readonly sign?: SignName;
  readonly danger?: boolean;
}

/** What may be done with what is selected: the buttons beside it, and the rest behind "more". */
export function padOptions(
  document: DesignDocument,
  drawing: Drawing,
  selected: readonly string[],
  texts: FlowDesignerTexts,
): { readonly buttons: readonly PadOption[]; readonly more: readonly PadOption[] } {
  const remove: PadOption = { action: 'remove', text: texts.remove, sign: 'remove', danger: true };
  const properties: PadOption = { action: 'properties', text: texts.properties, sign: 'properties' };
  const more: PadOption = { action: 'more', text: texts.more, sign: 'more' };
  const copies: readonly PadOption[] = [
    { action: 'duplicate', text: texts.duplicate, sign: 'copy' },
    { action: 'copy', text: texts.copy },
    { action: 'cut', text: texts.cut },
    { action: 'wrap', text: texts.wrap },
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
        { action: 'append', text: texts.insertHere, sign: 'append' },
        ...(way.isBent ? [{ action: 'straighten', text: texts.straighten, sign: 'straighten' } as const] : []),
        properties,
        remove,
        more,
      ],
      more: [
        { action: 'rename', text: texts.rename, sign: 'rename' },
        { action: 'straighten', text: texts.straighten, sign: 'straighten' },
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
      ],
      more: [],
    };
  if (shape?.what !== 'state') return { buttons: [properties], more: [] };
  const state = statesOf(document).get(shape.key)?.state;
  const goesOn = state?.type !== 'final';
  return {
    buttons: [
      ...(goesOn
        ? ([
            { action: 'append', text: texts.append, sign: 'append' },
            { action: 'connect', text: texts.connect, sign: 'connect' },
          ] as const)
        : []),
      { action: 'replace', text: texts.replace, sign: 'replace' },
      properties,
      remove,
      more,
    ],
    more: [
      { action: 'rename', text: texts.rename, sign: 'rename' },
      ...(shape.isInitial ? [] : [{ action: 'set-initial', text: texts.setInitial } as const]),
      ...(state?.type === 'parallel' ? [{ action: 'add-region', text: texts.addRegion } as const] : []),
      ...(state?.type === 'phase' ? [{ action: 'unwrap', text: texts.unwrap } as const] : []),
      ...copies,
    ],
  };
}
