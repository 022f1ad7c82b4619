import { localize, type Locale, type LocalizedText } from '@yunliu/engine/definition';
import { jsonPointer } from '@yunliu/engine/definition';
import { isUnchosenText, pathOf, statesOf, valueAt, type Command, type DesignDocument } from '../../model/index.js';
import type { Box } from '../../view/flow/layout/drawing.js';
import type { Drawing } from '../drawing/drawing.js';
import { labelId } from '../drawing/drawing.js';

/** A title that can be typed over on the board. */
export interface TitleEdit {
  readonly id: string;
  readonly pointer: string;
  readonly text: string;
  readonly box: Box;
  /** Left empty it goes away and what it stood for is shown. */
  readonly mayBeEmpty: boolean;
}

export function titleOf(document: DesignDocument, drawing: Drawing, id: string, locale: Locale): TitleEdit | undefined {
  const shape = drawing.shapes.get(id);
  if (shape?.what === 'state') {
    const pointer = `${statesOf(document).get(shape.key)?.pointer ?? ''}/title`;
    const isContainer = shape.type === 'phase' || shape.type === 'parallel';
    const box = isContainer ? { ...shape.box, height: 30 } : shape.box;
    return edit(document, id, pointer, box, false, locale);
  }
  if (shape?.what === 'region') {
    const pointer = `${statesOf(document).get(shape.of)?.pointer ?? ''}${jsonPointer('regions', shape.region, 'title')}`;
    return edit(document, id, pointer, { ...shape.box, height: 26 }, false, locale);
  }
  const way = drawing.connections.get(shape?.what === 'label' ? shape.of : id);
  if (way === undefined || !/\/(?:outcomes|branches|timers|messages|signals)\/[^/]+\/to$/.test(way.pointer))
    return undefined;
  // Calls choose by the outcome of the other process, which has its own title.
  if (way.kind === 'outcome' && statesOf(document).get(way.from)?.state.type === 'call') return undefined;
  const middle = way.points[Math.floor(way.points.length / 2)] ?? { x: 0, y: 0 };
  const box = drawing.shapes.get(labelId(way.id))?.box ?? {
    x: middle.x - 50,
    y: middle.y - 11,
    width: 100,
    height: 22,
  };
  return edit(document, way.id, way.pointer.replace(/\/to$/, '/title'), box, way.kind !== 'outcome', locale);
}

function edit(
  document: DesignDocument,
  id: string,
  pointer: string,
  box: Box,
  mayBeEmpty: boolean,
  locale: Locale,
): TitleEdit {
  const title = valueAt(document, pathOf(pointer)) as LocalizedText | undefined;
  return { id, pointer, text: title === undefined ? '' : localize(title, locale), box, mayBeEmpty };
}

/** Writes a title as it was written before: one text, or the one of this language. */
export function retitle(
  document: DesignDocument,
  { pointer, text, mayBeEmpty }: TitleEdit,
  typed: string,
  locale: Locale,
): Command | undefined {
  const next = typed.replace(/\s+/g, ' ').trim();
  if (next === text || (next === '' && !mayBeEmpty)) return undefined;
  const before = valueAt(document, pathOf(pointer)) as LocalizedText | undefined;
  if (next === '') return before === undefined ? undefined : { type: 'remove', pointer };
  if (typeof before === 'object' && !isUnchosenText(before))
    return { type: 'set', pointer: `${pointer}/${locale}`, value: next };
  return { type: 'set', pointer, value: next };
}
