import type { ConnectionLayout } from '@yunliu/engine/definition';
import type { Connection } from '../commands/state-exits.js';

/** A way with its number among those between the same two states: what a layout knows it by. */
export interface NumberedWay extends Connection {
  readonly way: number;
}

export function numberedWays(connections: readonly Connection[]): readonly NumberedWay[] {
  const counts = new Map<string, number>();
  return connections.map((connection) => {
    const id = wayId(connection);
    const way = counts.get(id) ?? 0;
    counts.set(id, way + 1);
    return { ...connection, way };
  });
}

/** Names the pair of states, and with `way` the very way between them. */
export function wayId({ from = '', to, way }: Pick<ConnectionLayout, 'from' | 'to' | 'way'>): string {
  return way === undefined ? `${from}>${to}` : `${from}>${to}>${way}`;
}
