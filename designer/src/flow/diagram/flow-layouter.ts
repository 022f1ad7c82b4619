import type { Box, Point } from '../../view/flow/layout/drawing.js';
import { routeLine } from '../../view/flow/layout/route.js';
import type { BoardConnection } from './services.js';

interface Hints {
  readonly source?: Box;
  readonly target?: Box;
  readonly connectionStart?: Point;
  readonly connectionEnd?: Point;
}

/** Lines under the hand run as they will run afterwards. */
export class FlowLayouter {
  layoutConnection(connection: BoardConnection, hints: Hints = {}): Point[] {
    const source = hints.source ?? connection.source ?? spot(hints.connectionStart);
    const target = hints.target ?? connection.target ?? spot(hints.connectionEnd);
    if (source === undefined || target === undefined) return connection.waypoints;
    return routeLine(source, target);
  }
}

function spot(point: Point | undefined): Box | undefined {
  return point === undefined ? undefined : { ...point, width: 0, height: 0 };
}
