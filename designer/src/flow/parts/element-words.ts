import type { Locale } from '@yunliu/engine/definition';
import type { Drawing, DrawnConnection, DrawnShape } from '../drawing/drawing.js';
import { filled, type FlowDesignerTexts } from '../flow-designer-texts.js';
import { wayAt, waysAt } from './travel.js';

/** What a screen reader says of an element of the board: name, type, who works on it, faults, and where its ways lead. */
export function elementWords(drawing: Drawing, id: string, texts: FlowDesignerTexts, locale: Locale): string {
  const comma = locale === 'en' ? ', ' : '，';
  const way = wayAt(drawing, id);
  if (way !== undefined) return wayWords(drawing, way, texts).join(comma);
  const shape = drawing.shapes.get(id);
  return shape === undefined ? '' : shapeWords(drawing, shape, texts, locale).join(comma);
}

function shapeWords(drawing: Drawing, shape: DrawnShape, texts: FlowDesignerTexts, locale: Locale): readonly string[] {
  if (shape.what === 'region') return [filled(texts.regionIs, shape.title)];
  if (shape.what !== 'state') return [shape.title];
  const list = locale === 'en' ? ', ' : '、';
  const targets = waysAt(drawing, shape.id, 'source').map((way) => {
    const { title, target } = drawing.connections.get(way) as DrawnConnection;
    const to = drawing.shapes.get(target)?.title ?? '';
    return title === '' ? to : filled(texts.wayTo, title, to);
  });
  return [
    filled(texts.state, shape.title, texts.types[shape.type]),
    ...(shape.group === undefined ? [] : [shape.group]),
    ...(shape.subtitle === '' ? [] : [shape.subtitle]),
    ...(shape.isInitial ? [texts.initialWord] : []),
    ...shape.badges.map(({ title }) => title),
    ...(shape.mark === undefined
      ? []
      : [`${shape.mark.severity === 'error' ? texts.faultWord : texts.warningWord} ${shape.mark.messages.join(list)}`]),
    ...(shape.vacancy === undefined ? [] : [`${shape.vacancy.title} ${shape.vacancy.messages.join(list)}`]),
    ...(targets.length === 0 ? [] : [filled(texts.leadsTo, targets.join(list))]),
  ];
}

function wayWords(drawing: Drawing, way: DrawnConnection, texts: FlowDesignerTexts): readonly string[] {
  const title = (id: string): string => drawing.shapes.get(id)?.title ?? '';
  return [
    filled(texts.wayIs, title(way.source), title(way.target)),
    ...(way.title === '' ? [] : [way.title]),
    ...(way.mark === undefined
      ? []
      : [way.mark.severity === 'error' ? texts.faultWord : texts.warningWord, ...way.mark.messages]),
  ];
}
