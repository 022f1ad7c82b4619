import type { Point } from '../../view/flow/layout/drawing.js';
import { middleOf } from '../../view/flow/layout/route.js';
import type { DrawnConnection, Drawing } from '../drawing/drawing.js';

interface BentLine {
  readonly pointer: string;
  readonly bends: readonly Point[];
}

/** Corners of the lines at states that move, so that their stretches stay upright and level. */
export function bendsAfterMove(drawing: Drawing, moved: ReadonlySet<string>, by: Point): readonly BentLine[] {
  const lines: BentLine[] = [];
  for (const connection of drawing.connections.values()) {
    if (!connection.isBent) continue;
    const [from, to] = [moved.has(connection.from), moved.has(connection.to)];
    const bends = cornersOf(connection);
    if (from && to) lines.push({ pointer: connection.pointer, bends: bends.map((bend) => shifted(bend, by)) });
    else if (from || to) {
      const kept = from ? followed(connection, bends, by) : followed(reversed(connection), bends.toReversed(), by);
      lines.push({ pointer: connection.pointer, bends: from ? kept : kept.toReversed() });
    }
  }
  return lines;
}

/** What to write down for a line somebody drew: its corners, or one point where a straight line does not join the middles. */
export function bendsOf(points: readonly Point[]): readonly Point[] {
  const inner = points.slice(1, -1);
  return (inner.length > 0 ? inner : points.length < 2 ? [] : [middleOf(points)]).map(({ x, y }) => ({
    x: Math.round(x),
    y: Math.round(y),
  }));
}

function cornersOf({ points }: DrawnConnection): readonly Point[] {
  return bendsOf(points);
}

function reversed(connection: DrawnConnection): Pick<DrawnConnection, 'points'> {
  return { points: connection.points.toReversed() };
}

/** The corner next to the end that moves goes with it, across the stretch between them. */
function followed({ points }: Pick<DrawnConnection, 'points'>, bends: readonly Point[], by: Point): readonly Point[] {
  const [start, corner] = [points[0], bends[0]];
  if (start === undefined || corner === undefined) return bends;
  const upright = Math.abs(start.x - corner.x) < 1;
  const next = upright ? { x: corner.x + by.x, y: corner.y } : { x: corner.x, y: corner.y + by.y };
  return [next, ...bends.slice(1)];
}

function shifted({ x, y }: Point, by: Point): Point {
  return { x: Math.round(x + by.x), y: Math.round(y + by.y) };
}
