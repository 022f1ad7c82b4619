import type { StatePlace } from '../../model/index.js';
import { statesOf, type DesignDocument } from '../../model/index.js';
import type { Drawing } from '../drawing/drawing.js';

/** Where a state dropped on this shape comes to stand; undefined = nothing can stand there. */
export function placeOn(drawing: Drawing, id: string | undefined): StatePlace | undefined {
  if (id === undefined || !drawing.shapes.has(id)) return {};
  const shape = drawing.shapes.get(id);
  if (shape?.what === 'region') return { in: shape.of, region: shape.region };
  if (shape?.what !== 'state') return undefined;
  if (shape.type === 'phase') return { in: shape.key };
  return undefined;
}

/** Where a state stands now. */
export function placeOf(document: DesignDocument, key: string): StatePlace {
  const placed = statesOf(document).get(key);
  const outer = placed?.ancestors.at(-1);
  return {
    ...(outer === undefined ? {} : { in: outer }),
    ...(placed?.region === undefined ? {} : { region: placed.region }),
  };
}

export function isSamePlace(one: StatePlace, other: StatePlace): boolean {
  return (one.in ?? '') === (other.in ?? '') && (one.region ?? '') === (other.region ?? '');
}
