import type { Point } from './drawing.js';

/** Drops repeated points and points in the middle of a straight run. */
export function tidyPoints(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last !== undefined && Math.abs(last.x - point.x) < 0.5 && Math.abs(last.y - point.y) < 0.5) continue;
    const before = kept.at(-2);
    if (before !== undefined && last !== undefined && isStraight(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function isStraight(a: Point, b: Point, c: Point): boolean {
  const upright = Math.abs(a.x - b.x) < 0.5 && Math.abs(b.x - c.x) < 0.5;
  const level = Math.abs(a.y - b.y) < 0.5 && Math.abs(b.y - c.y) < 0.5;
  return upright || level;
}

/** SVG path with rounded corners. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const first = points[0];
  if (first === undefined) return '';
  let path = `M${first.x} ${first.y}`;
  points.slice(1).forEach((point, index) => {
    const from = points[index] as Point;
    const next = points[index + 2];
    if (next === undefined) {
      path += `L${point.x} ${point.y}`;
      return;
    }
    const turn = Math.min(radius, length(from, point) / 2, length(point, next) / 2);
    const start = towards(point, from, turn);
    const end = towards(point, next, turn);
    path += `L${start.x} ${start.y}Q${point.x} ${point.y} ${end.x} ${end.y}`;
  });
  return path;
}

function length(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, distance: number): Point {
  const all = length(from, to);
  return all === 0
    ? from
    : { x: from.x + ((to.x - from.x) / all) * distance, y: from.y + ((to.y - from.y) / all) * distance };
}
