import type { Side } from './board.js';
import { centreOf, type Box, type Point } from './geometry.js';

/** An end of a line. The middles of the sides are on the border of every symbol: box, circle and diamond. */
export interface LineEnd {
  readonly box: Box;
  readonly isBox: boolean;
  /** Of an event on a border: it is left outwards. */
  readonly sides?: readonly Side[];
}

const STUB = 14;
const all: readonly Side[] = ['bottom', 'right', 'left', 'top'];
const away: { readonly [side in Side]: Point } = {
  bottom: { x: 0, y: 1 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  left: { x: -1, y: 0 },
};

/** The line over the bends of the layout, with right angles at its ends. */
export function bentLine(from: LineEnd, to: LineEnd, bends: readonly Point[]): readonly Point[] {
  const [first, last] = [bends[0], bends.at(-1)];
  if (first === undefined || last === undefined) return [];
  return tidy([...docked(from, first), ...bends, ...docked(to, last).toReversed()], bends);
}

/** From the border to the point, over a corner where they are not in line. */
function docked({ box, isBox }: LineEnd, point: Point): readonly Point[] {
  const middle = centreOf(box);
  const [dx, dy] = [point.x - middle.x, point.y - middle.y];
  const isAcross = Math.abs(dx) <= box.width / 2;
  const isDown = Math.abs(dy) <= box.height / 2;
  const isVertical = isAcross || (!isDown && Math.abs(dy) >= Math.abs(dx));
  if (isVertical) {
    const x = isBox && Math.abs(dx) < box.width / 2 - 8 ? point.x : Math.round(middle.x);
    const start = { x, y: dy < 0 ? box.y : box.y + box.height };
    return [start, { x, y: point.y }];
  }
  const y = isBox && Math.abs(dy) < box.height / 2 - 8 ? point.y : Math.round(middle.y);
  return [
    { x: dx < 0 ? box.x : box.x + box.width, y },
    { x: point.x, y },
  ];
}

/** The shortest line with right angles that crosses the fewest of the other shapes. */
export function routedLine(from: LineEnd, to: LineEnd, others: readonly Box[]): readonly Point[] {
  const near = around(from.box, to.box);
  const obstacles = others.filter((box) => overlaps(box, near));
  let best: { readonly points: readonly Point[]; readonly cost: number } | undefined;
  for (const start of from.sides ?? all) {
    for (const end of to.sides ?? all) {
      const [a, b] = [middleOf(from.box, start), middleOf(to.box, end)];
      for (const inner of between(stub(a, start), stub(b, end))) {
        const points = tidy([a, ...inner, b], []);
        const crossed = crossings(points, obstacles) + crossings(points, [shrunk(from.box), shrunk(to.box)]);
        const cost = crossed * 2000 + lengthOf(points) + points.length * 25;
        if (best === undefined || cost < best.cost) best = { points, cost };
      }
    }
  }
  return best?.points ?? [];
}

function between(p: Point, q: Point): readonly (readonly Point[])[] {
  const x = Math.round((p.x + q.x) / 2);
  const y = Math.round((p.y + q.y) / 2);
  return [
    [p, { x: q.x, y: p.y }, q],
    [p, { x: p.x, y: q.y }, q],
    [p, { x, y: p.y }, { x, y: q.y }, q],
    [p, { x: p.x, y }, { x: q.x, y }, q],
  ];
}

function middleOf(box: Box, side: Side): Point {
  const middle = centreOf(box);
  switch (side) {
    case 'bottom':
      return { x: middle.x, y: box.y + box.height };
    case 'top':
      return { x: middle.x, y: box.y };
    case 'right':
      return { x: box.x + box.width, y: middle.y };
    case 'left':
      return { x: box.x, y: middle.y };
  }
}

function stub({ x, y }: Point, side: Side): Point {
  return { x: x + away[side].x * STUB, y: y + away[side].y * STUB };
}

/** Without doubled points and points on the way; those to be kept stay. */
function tidy(points: readonly Point[], kept: readonly Point[]): readonly Point[] {
  const found: Point[] = [];
  points.forEach((point, at) => {
    const before = found.at(-1);
    if (before !== undefined && before.x === point.x && before.y === point.y) return;
    const next = points[at + 1];
    const isOnTheWay =
      before !== undefined &&
      next !== undefined &&
      !kept.includes(point) &&
      ((before.x === point.x && point.x === next.x && isBetween(before.y, point.y, next.y)) ||
        (before.y === point.y && point.y === next.y && isBetween(before.x, point.x, next.x)));
    if (!isOnTheWay) found.push(point);
  });
  return found;
}

function isBetween(a: number, b: number, c: number): boolean {
  return (a <= b && b <= c) || (a >= b && b >= c);
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, point, at) => {
    const before = points[at] ?? point;
    return sum + Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
  }, 0);
}

function crossings(points: readonly Point[], boxes: readonly Box[]): number {
  let count = 0;
  points.slice(1).forEach((point, at) => {
    const before = points[at] ?? point;
    const line = {
      x: Math.min(point.x, before.x),
      y: Math.min(point.y, before.y),
      width: Math.abs(point.x - before.x),
      height: Math.abs(point.y - before.y),
    };
    for (const box of boxes) if (overlaps(line, box)) count += 1;
  });
  return count;
}

function overlaps(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function shrunk({ x, y, width, height }: Box): Box {
  return { x: x + 1, y: y + 1, width: width - 2, height: height - 2 };
}

function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x) - 80;
  const y = Math.min(a.y, b.y) - 80;
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) + 80 - x,
    height: Math.max(a.y + a.height, b.y + b.height) + 80 - y,
  };
}
