import type { Box, Point } from './drawing.js';
import { tidyPoints } from './tidy-points.js';

const CLEAR = 24;
/** Distance between ways that run side by side. */
const LANE = 14;

export interface RouteOptions {
  /** Corners somebody chose; the line then runs through them. */
  readonly bends?: readonly Point[];
  /** Which of several ways between the two, from 0: they must not lie on each other. */
  readonly way?: number;
  /** False when the line would run through something that is not its end. */
  readonly isClear?: (points: readonly Point[]) => boolean;
}

/** An orthogonal line between two boxes that begins and ends at their borders. */
export function routeLine(from: Box, to: Box, { bends = [], way = 0, isClear }: RouteOptions = {}): Point[] {
  if (bends.length > 0) return throughBends(from, to, bends);
  const options = candidates(from, to, way);
  return options.find((points) => isClear?.(points) ?? true) ?? options[0] ?? [];
}

/** Middle of a line by its length: where its title stands. */
export function middleOf(points: readonly Point[]): Point {
  let left = lengthOf(points) / 2;
  for (const [index, point] of points.slice(1).entries()) {
    const before = points[index] as Point;
    const length = Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
    if (length >= left && length > 0)
      return {
        x: before.x + ((point.x - before.x) * left) / length,
        y: before.y + ((point.y - before.y) * left) / length,
      };
    left -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (const [index, point] of points.slice(1).entries()) {
    const before = points[index] as Point;
    length += Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
  }
  return length;
}

/** True when no stretch of the line runs through one of the boxes. */
export function keepsClear(points: readonly Point[], boxes: readonly Box[]): boolean {
  for (const [index, b] of points.slice(1).entries()) {
    const a = points[index] as Point;
    const [left, right] = a.x < b.x ? [a.x, b.x] : [b.x, a.x];
    const [top, bottom] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
    for (const box of boxes)
      if (right > box.x + 1 && left < box.x + box.width - 1 && bottom > box.y + 1 && top < box.y + box.height - 1)
        return false;
  }
  return true;
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Lines worth trying, the plainest first. */
function candidates(from: Box, to: Box, way: number): Point[][] {
  const shift = way === 0 ? 0 : (way % 2 === 1 ? 1 : -1) * Math.ceil(way / 2) * LANE;
  const a = centre(from);
  const b = centre(to);
  if (from.x === to.x && from.y === to.y && from.width === to.width && from.height === to.height)
    return [loop(from, way)];
  if (holds(from, to)) return [sideways(from.x, to.x, b.y + shift, b.y + shift)];
  if (holds(to, from)) return [sideways(from.x + from.width, to.x + to.width, a.y + shift, a.y + shift)];
  const below = to.y >= from.y + from.height + 8;
  const above = to.y + to.height + 8 <= from.y;
  const right = around(from, to, Math.max(from.x + from.width, to.x + to.width) + CLEAR + way * LANE, 'right');
  const left = around(from, to, Math.min(from.x, to.x) - CLEAR - way * LANE, 'left');
  const overlap = from.x < to.x + to.width && to.x < from.x + from.width;
  if (below) {
    const straight = [
      { x: a.x + shift, y: from.y + from.height },
      { x: b.x + shift, y: to.y },
    ];
    return [
      ...bentDown(straight[0] as Point, straight[1] as Point, shift),
      ...(overlap ? [] : [elbow(from, to, shift), elbowIn(from, to, shift)]),
      right,
      left,
    ];
  }
  if (above) return overlap ? [right, left] : [elbow(from, to, shift), elbowIn(from, to, shift), right, left];
  const rightwards = b.x > a.x;
  const start = { x: rightwards ? from.x + from.width : from.x, y: a.y + shift };
  const end = { x: rightwards ? to.x : to.x + to.width, y: b.y + shift };
  const middle = (start.x + end.x) / 2;
  return [
    tidyPoints([start, { x: middle, y: start.y }, { x: middle, y: end.y }, end]),
    hump(from, to, Math.min(from.y, to.y) - CLEAR - way * LANE, 'above'),
    hump(from, to, Math.max(from.y + from.height, to.y + to.height) + CLEAR + way * LANE, 'below'),
  ];
}

/** Down, across and down again: across in the middle, near the end, near the beginning. */
function bentDown(start: Point, end: Point, shift: number): Point[][] {
  const room = end.y - start.y;
  const heights = room > 60 ? [room / 2, room - 22, 22] : [room / 2];
  return heights.map((height) => {
    const y = start.y + height + (room > 60 ? shift / 2 : 0);
    return tidyPoints([start, { x: start.x, y }, { x: end.x, y }, end]);
  });
}

/** Sideways out of the first, upright into the second. */
function elbow(from: Box, to: Box, shift: number): Point[] {
  const a = centre(from);
  const b = centre(to);
  const start = { x: b.x > a.x ? from.x + from.width : from.x, y: a.y + shift };
  const end = { x: b.x + shift, y: b.y > a.y ? to.y : to.y + to.height };
  return tidyPoints([start, { x: end.x, y: start.y }, end]);
}

/** Upright out of the first, sideways into the second. */
function elbowIn(from: Box, to: Box, shift: number): Point[] {
  const a = centre(from);
  const b = centre(to);
  const start = { x: a.x + shift, y: b.y > a.y ? from.y + from.height : from.y };
  const end = { x: b.x > a.x ? to.x : to.x + to.width, y: b.y + shift };
  return tidyPoints([start, { x: start.x, y: end.y }, end]);
}

function around(from: Box, to: Box, x: number, side: 'left' | 'right'): Point[] {
  const start = { x: side === 'right' ? from.x + from.width : from.x, y: centre(from).y };
  const end = { x: side === 'right' ? to.x + to.width : to.x, y: centre(to).y };
  return tidyPoints([start, { x, y: start.y }, { x, y: end.y }, end]);
}

function hump(from: Box, to: Box, y: number, side: 'above' | 'below'): Point[] {
  const start = { x: centre(from).x, y: side === 'above' ? from.y : from.y + from.height };
  const end = { x: centre(to).x, y: side === 'above' ? to.y : to.y + to.height };
  return tidyPoints([start, { x: start.x, y }, { x: end.x, y }, end]);
}

function sideways(x1: number, x2: number, y1: number, y2: number): Point[] {
  return [
    { x: x1, y: y1 },
    { x: x2, y: y2 },
  ];
}

function loop(box: Box, way: number): Point[] {
  const x = box.x + box.width + CLEAR + way * LANE;
  const y = box.y - CLEAR + 4 - way * LANE;
  const down = { x: box.x + box.width, y: centre(box).y };
  const top = { x: box.x + (box.width * 3) / 4, y: box.y };
  return [down, { x, y: down.y }, { x, y }, { x: top.x, y }, top];
}

function throughBends(from: Box, to: Box, bends: readonly Point[]): Point[] {
  const first = bends[0] as Point;
  const last = bends.at(-1) as Point;
  const corners: Point[] = [];
  for (const bend of bends) {
    const before = corners.at(-1);
    // Corners that were typed by hand may not be in line: the line still is upright and level only.
    if (before !== undefined && before.x !== bend.x && before.y !== bend.y) corners.push({ x: bend.x, y: before.y });
    corners.push(bend);
  }
  return tidyPoints([
    ...docking(from, first, bends[1] ?? centre(to)),
    ...corners,
    ...docking(to, last, bends.at(-2) ?? centre(from)).toReversed(),
  ]);
}

/** From the border of a box to its nearest corner of the line: one point, or two where the corner lies aslant. */
function docking(box: Box, at: Point, next: Point): Point[] {
  const { x, y } = centre(box);
  const within = { x: at.x > box.x && at.x < box.x + box.width, y: at.y > box.y && at.y < box.y + box.height };
  if (within.x && within.y)
    return [{ x: at.x - box.x < box.x + box.width - at.x ? box.x : box.x + box.width, y: at.y }];
  if (within.x) return [{ x: at.x, y: at.y < y ? box.y : box.y + box.height }];
  if (within.y) return [{ x: at.x < x ? box.x : box.x + box.width, y: at.y }];
  const levelNext = Math.abs(next.y - at.y) <= Math.abs(next.x - at.x);
  return levelNext
    ? [
        { x: at.x < x ? box.x : box.x + box.width, y },
        { x: at.x, y },
      ]
    : [
        { x, y: at.y < y ? box.y : box.y + box.height },
        { x, y: at.y },
      ];
}

function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
