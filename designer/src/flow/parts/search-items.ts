import type { Drawing } from '../drawing/drawing.js';
import type { ChooserItem } from './chooser-template.js';

/** Steps and lines whose words hold all words of the question, steps first. */
export function searchItems(drawing: Drawing, question: string, limit = 50): readonly ChooserItem[] {
  const words = question
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const hits = (...texts: readonly string[]): boolean => {
    const text = texts.join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found: ChooserItem[] = [];
  for (const shape of drawing.shapes.values())
    if (
      shape.what === 'state' &&
      hits(shape.title, shape.subtitle, shape.key, ...shape.badges.map(({ title }) => title))
    )
      found.push({ id: shape.id, title: shape.title, second: shape.subtitle });
  for (const way of drawing.connections.values()) {
    if (way.title === '' || !hits(way.title)) continue;
    const from = drawing.shapes.get(way.source)?.title ?? '';
    found.push({ id: way.id, title: way.title, second: `${from} → ${drawing.shapes.get(way.target)?.title ?? ''}` });
  }
  return found.slice(0, limit);
}
