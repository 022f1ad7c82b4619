import type { ConnectionLayout } from '@yunliu/engine/definition';
import type { Connection } from '../commands/state-exits.js';

/** A way with its number among those between the same two states: what a layout knows it by. */
export interface NumberedWay extends Connection {
  readonly way: number;
  /** {@link wayId} of it. */
  readonly id: string;
}

const known = new WeakMap<readonly Connection[], readonly NumberedWay[]>();

export function numberedWays(connections: readonly Connection[]): readonly NumberedWay[] {
  const found = known.get(connections);
  if (found !== undefined) return found;
  const counts = new Map<string, number>();
  const ways = connections.map((connection) => {
    const pair = wayId(connection);
    const way = counts.get(pair) ?? 0;
    counts.set(pair, way + 1);
    return { ...connection, way, id: `${pair}>${way}` };
  });
  known.set(connections, ways);
  return ways;
}

/** Names the pair of states, and with `way` the very way between them. */
export function wayId({ from = '', to, way }: Pick<ConnectionLayout, 'from' | 'to' | 'way'>): string {
  return way === undefined ? `${from}>${to}` : `${from}>${to}>${way}`;
}
