import type { Page, PageRequest } from '../store.js';
import type { VersionCount } from '../version-store.js';
import type { Connection } from './connection.js';

/** One pass over the running instances of a process: those that stand alike are counted together by the database. */
export function countVersions(db: Connection, process: string): readonly VersionCount[] {
  const found = new Map<number, { version: number; running: number; states: Map<string, number> }>();
  const rows = db.all(
    "SELECT version, states, count(*) FROM instance WHERE process = ? AND status = 'running' GROUP BY version, states ORDER BY version",
    process,
  );
  for (const [number, text, amount] of rows) {
    const [version, count] = [Number(number), Number(amount)];
    const own = found.get(version) ?? { version, running: 0, states: new Map<string, number>() };
    found.set(version, own);
    own.running += count;
    for (const state of JSON.parse(String(text)) as readonly string[])
      own.states.set(state, (own.states.get(state) ?? 0) + count);
  }
  return [...found.values()].map((own) => ({ ...own, states: Object.fromEntries(own.states) }));
}

export function readRunningOn(
  db: Connection,
  process: string,
  version: number,
  { limit, cursor }: PageRequest,
): Page<string> {
  const rows = db.all(
    "SELECT n, id FROM instance WHERE process = ? AND version = ? AND status = 'running' AND n > ? ORDER BY n LIMIT ?",
    process,
    version,
    cursor === undefined ? 0 : Number.parseInt(cursor, 10) || 0,
    limit,
  );
  const last = rows.at(-1)?.[0];
  return {
    rows: rows.map(([, id]) => String(id)),
    ...(rows.length < limit || last === undefined ? {} : { cursor: String(last) }),
  };
}
