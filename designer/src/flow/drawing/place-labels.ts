import type { Box, Point } from '../../view/flow/layout/drawing.js';
import { middleOf } from '../../view/flow/layout/route.js';
import { BoxRows } from './box-rows.js';

/** How far titles keep from each other. */
const GAP = 2;

/** Finds a place at its line for every title, where no step and no other title stands. */
export class LabelPlaces {
  readonly #taken: BoxRows;

  constructor(taken: Iterable<Box>) {
    this.#taken = new BoxRows(taken);
  }

  /** `offset`: somebody moved it there, from the middle of the line. */
  place(points: readonly Point[], width: number, height: number, offset?: Point): Box {
    const at = (point: Point): Box => ({
      x: Math.round(point.x - width / 2),
      y: Math.round(point.y - height / 2),
      width,
      height,
    });
    const middle = middleOf(points);
    if (offset !== undefined) return this.#take(at({ x: middle.x + offset.x, y: middle.y + offset.y }));
    for (const spot of spots(points, height)) {
      const box = at(spot);
      if (!this.#taken.touches(box, GAP)) return this.#take(box);
    }
    return this.#take(at(middle));
  }

  #take(box: Box): Box {
    this.#taken.add(box);
    return box;
  }
}

/** Points of the line worth trying: near its beginning, where choices are read, then along it. */
function* spots(points: readonly Point[], height: number): Iterable<Point> {
  const stretches = points.slice(1).map((b, index) => ({ a: points[index] as Point, b }));
  const first = stretches[0];
  if (first === undefined) return;
  for (const { a, b } of stretches) {
    const length = Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
    if (length < height + 4) continue;
    for (const part of length > 160 ? [0.5, 0.3, 0.7, 0.15, 0.85] : [0.5, 0.35, 0.65])
      yield { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
  }
  for (const { a, b } of stretches) {
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    for (const by of [height + 2, -height - 2, (height + 2) * 2, -(height + 2) * 2])
      yield a.x === b.x ? { x: middle.x + by * 2, y: middle.y } : { x: middle.x, y: middle.y + by };
  }
}
