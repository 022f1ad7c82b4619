import type { Principal } from '../../identity/directory.js';
import type { InboxQuery, Page, TaskRow } from '../store.js';
import type { Connection, SqlValue } from './connection.js';
import { pageSize, readCursor, toPage } from './cursor.js';
import { taskColumns, taskExtra, taskRow } from './rows.js';
import { textQuery } from './text-index.js';

/**
 * One page of an inbox: for each principal a walk of `limit + 1` entries in due order, merged. A task that two principals
 * reach comes out of both walks with the same key, and UNION keeps it once.
 */
export function readInbox(db: Connection, query: InboxQuery): Page<TaskRow> {
  const limit = pageSize(query.limit);
  const principals = [...new Set(query.principals)];
  if (principals.length === 0) return { rows: [] };
  const after = readCursor(query.cursor);
  const match = query.text === undefined ? undefined : textQuery(query.text);

  const conditions = ['principal = ?'];
  if (after !== undefined) conditions.push('(due, task_n) > (?, ?)');
  if (query.process !== undefined) conditions.push('process = ?');
  if (match !== undefined) {
    conditions.push(
      '(SELECT instance_n FROM task WHERE n = task_n) IN (SELECT rowid FROM instance_text WHERE instance_text MATCH ?)',
    );
  }
  const walk = `SELECT * FROM (SELECT due, task_n FROM task_principal WHERE ${conditions.join(' AND ')} ORDER BY due, task_n LIMIT ?)`;
  const params = principals.flatMap((principal): SqlValue[] => [
    principal,
    ...(after === undefined ? [] : [after.at, after.n]),
    ...(query.process === undefined ? [] : [query.process]),
    ...(match === undefined ? [] : [match]),
    limit + 1,
  ]);
  const found = db.all(
    `SELECT ${taskColumns}, p.due, p.task_n
     FROM (${principals.map(() => walk).join(' UNION ')} ORDER BY 1, 2 LIMIT ?) p
     CROSS JOIN task t ON t.n = p.task_n CROSS JOIN instance i ON i.n = t.instance_n
     ORDER BY p.due, p.task_n`,
    ...params,
    limit + 1,
  );
  return toPage(found, limit, (row) => ({ at: String(row[taskExtra]), n: Number(row[taskExtra + 1]) }), taskRow);
}

export function countInbox(db: Connection, principals: readonly Principal[], cap: number): number {
  const asked = [...new Set(principals)];
  if (asked.length === 0) return 0;
  const walk = 'SELECT * FROM (SELECT task_n FROM task_principal WHERE principal = ? LIMIT ?)';
  const [row] = db.all(
    `SELECT count(*) FROM (${asked.map(() => walk).join(' UNION ')} LIMIT ?)`,
    ...asked.flatMap((principal) => [principal, cap]),
    cap,
  );
  return Number(row?.[0] ?? 0);
}
