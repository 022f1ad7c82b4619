import type { DrawnConnection, DrawnShape, Drawing } from './drawing.js';

/** What must be drawn anew between two drawings. */
interface Difference {
  readonly removedConnections: readonly string[];
  /** Innermost first. */
  readonly removedShapes: readonly string[];
  /** New and changed, containers before what they hold. */
  readonly shapes: readonly DrawnShape[];
  readonly connections: readonly DrawnConnection[];
}

export const emptyDrawing: Drawing = { shapes: new Map(), connections: new Map() };

export function differenceOf(before: Drawing, after: Drawing): Difference {
  return {
    removedConnections: gone(before.connections, after.connections),
    removedShapes: gone(before.shapes, after.shapes).toReversed(),
    shapes: changed(before.shapes, after.shapes),
    connections: changed(before.connections, after.connections),
  };
}

function gone(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  return [...before.keys()].filter((id) => !after.has(id));
}

function changed<Drawn>(before: ReadonlyMap<string, Drawn>, after: ReadonlyMap<string, Drawn>): Drawn[] {
  const found: Drawn[] = [];
  for (const [id, drawn] of after) {
    const known = before.get(id);
    if (known === drawn) continue;
    if (known === undefined || JSON.stringify(known) !== JSON.stringify(drawn)) found.push(drawn);
  }
  return found;
}
