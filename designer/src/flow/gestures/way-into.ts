import type { Box, Point } from '../../view/flow/layout/drawing.js';
import type { Drawing } from '../drawing/drawing.js';

const GAP = 40;

/** How far steps go so that they stand in a container below what it holds, or beside the container they leave. */
export function wayInto(drawing: Drawing, ids: readonly string[], onto: string | undefined): Point | undefined {
  const own = hull(ids.flatMap((id) => drawing.shapes.get(id)?.box ?? []));
  if (own === undefined) return undefined;
  if (onto === undefined) {
    let outer = drawing.shapes.get(ids[0] ?? '');
    while (outer?.parent !== undefined) outer = drawing.shapes.get(outer.parent);
    return outer === undefined ? undefined : { x: Math.round(outer.box.x + outer.box.width + GAP - own.x), y: 0 };
  }
  const place = drawing.shapes.get(onto)?.box;
  if (place === undefined) return undefined;
  const inside = hull([...drawing.shapes.values()].filter(({ parent }) => parent === onto).map(({ box }) => box));
  const middle = inside === undefined ? place.x + place.width / 2 : inside.x + inside.width / 2;
  const top = inside === undefined ? place.y + 48 : inside.y + inside.height + GAP;
  return { x: Math.round(middle - own.width / 2 - own.x), y: Math.round(top - own.y) };
}

function hull(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
