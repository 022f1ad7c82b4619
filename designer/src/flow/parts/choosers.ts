import { flowDesignerTexts, filled } from '../flow-designer-texts.js';
import type { Gesture } from '../gestures/gesture.js';
import type { Chooser, ChooserItem } from './chooser-template.js';
import type { Desk } from './desk.js';
import { flowOrder } from './flow-order.js';
import { searchItems } from './search-items.js';
import { neighbourOf, wayAt } from './travel.js';

/** Steps and ways by their words; what is found is selected at once. */
export function searchChooser({ session, surface }: Desk): Chooser {
  const texts = flowDesignerTexts(session.locale);
  return {
    label: texts.searchLabel,
    hint: texts.searchHint,
    showsAll: false,
    selects: true,
    items: (question) => searchItems(surface.drawing, question),
    take: (id) => surface.select([id], true),
  };
}

/** Where the way from here leads, or which step it begins at. */
export function connectChooser(desk: Desk, id: string, end: 'new' | 'to' | 'from'): Chooser | undefined {
  const { session, surface, actions } = desk;
  const texts = flowDesignerTexts(session.locale);
  const { drawing } = surface;
  const way = wayAt(drawing, id);
  const from = end === 'new' ? id : way?.source;
  if (from === undefined) return undefined;
  const title = (of: string | undefined): string => drawing.shapes.get(of ?? '')?.title ?? '';
  const label =
    end === 'new'
      ? filled(texts.connectFrom, title(id))
      : filled(end === 'to' ? texts.reconnectTo : texts.reconnectFrom, title(way?.source), title(way?.target));
  return {
    label,
    hint: texts.chooseHint,
    showsAll: true,
    items: (question) => stepItems(desk, question, from),
    neighbour: (at, direction) => neighbourOf(surface.drawing, at, direction),
    take: (to) => {
      if (end === 'new') return actions.connect(id, to);
      const gesture: Gesture = { type: 'reconnect', connection: way?.id ?? '', end, to };
      actions.reconnect(gesture);
    },
  };
}

/** Which container or branch the selected steps are to stand in. */
export function placeChooser(desk: Desk): Chooser {
  const { session, surface, actions } = desk;
  const texts = flowDesignerTexts(session.locale);
  const chosen = new Set(surface.selected);
  const isInside = (id: string): boolean => {
    for (let at: string | undefined = id; at !== undefined; at = surface.drawing.shapes.get(at)?.parent)
      if (chosen.has(at)) return true;
    return false;
  };
  const present = surface.drawing.shapes.get(surface.selected[0] ?? '')?.parent;
  const places: readonly ChooserItem[] = [
    { id: '', title: texts.outermost, second: '' },
    ...flowOrder(surface.drawing).flatMap((id): ChooserItem[] => {
      const shape = surface.drawing.shapes.get(id);
      const holds = shape?.what === 'region' || (shape?.what === 'state' && shape.type === 'phase');
      if (shape === undefined || !holds || isInside(id)) return [];
      const second = shape.what === 'region' ? (surface.drawing.shapes.get(shape.parent ?? '')?.title ?? '') : '';
      return [{ id, title: shape.title, second }];
    }),
  ].filter(({ id }) => id !== (present ?? ''));
  return {
    label: texts.moveInto,
    hint: texts.chooseHint,
    showsAll: true,
    items: (question) => places.filter(({ title }) => title.toLowerCase().includes(question.trim().toLowerCase())),
    take: (id) => actions.moveInto(id === '' ? undefined : id),
  };
}

/** In the order of the work; those that stand where `from` stands come first, the others say what they stand in. */
function stepItems({ session, surface }: Desk, question: string, from: string): readonly ChooserItem[] {
  const texts = flowDesignerTexts(session.locale);
  const words = question.trim().toLowerCase();
  const { shapes } = surface.drawing;
  const place = shapes.get(from)?.parent;
  const near: ChooserItem[] = [];
  const far: ChooserItem[] = [];
  for (const id of flowOrder(surface.drawing)) {
    const shape = shapes.get(id);
    if (shape?.what !== 'state' || !`${shape.title} ${shape.key}`.toLowerCase().includes(words)) continue;
    const type = texts.types[shape.type];
    const outer = shapes.get(shape.parent ?? '')?.title;
    if (shape.parent === place) near.push({ id, title: shape.title, second: type });
    else far.push({ id, title: shape.title, second: outer === undefined ? type : `${outer} · ${type}` });
  }
  return [...near, ...far];
}
