import bendpointMove from 'diagram-js/lib/features/bendpoints/BendpointMove.js';
import type { BoardConnection } from './services.js';

// The package is no ES module by name, so its types stand one level deeper than its values.
const BendpointMove = bendpointMove as unknown as typeof bendpointMove.default;
type Parts = ConstructorParameters<typeof BendpointMove>;

interface SegmentMove {
  start(event: MouseEvent, connection: BoardConnection, index: number): unknown;
}

/**
 * Lines are upright and level only. Pulling at a stretch moves the stretch; pulling at a corner moves it with its two
 * stretches; the ends connect elsewhere.
 */
export class StretchMove extends BendpointMove {
  static override $inject = [...BendpointMove.$inject, 'connectionSegmentMove'];

  constructor(
    injector: Parts[0],
    eventBus: Parts[1],
    canvas: Parts[2],
    dragging: Parts[3],
    rules: Parts[4],
    modeling: Parts[5],
    segmentMove: SegmentMove,
  ) {
    super(injector, eventBus, canvas, dragging, rules, modeling);
    const start = this.start.bind(this) as (...parts: unknown[]) => unknown;
    this.start = ((event: MouseEvent, connection: BoardConnection, index: number, insert?: boolean): unknown => {
      if (insert === true) return segmentMove.start(event, connection, index);
      return start(event, connection, index, false);
    }) as typeof this.start;
  }
}
