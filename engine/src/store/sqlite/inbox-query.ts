import type { Principal } from '../../identity/directory.js';
import type { InboxQuery, Page, TaskRow } from '../store.js';
import type { Connection, SqlValue } from './connection.js';
import { pageSize, readCursor, toPage } from './cursor.js';
import { positionOf, readRows, taskJson, taskRow } from './rows.js';
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

  const sql = inboxSql(principals.length, after !== undefined, query.process !== undefined, match !== undefined);
  const params = principals.flatMap((principal): SqlValue[] => [
    principal,
    ...(after === undefined ? [] : [after.at, after.n]),
    ...(query.process === undefined ? [] : [query.process]),
    ...(match === undefined ? [] : [match]),
    limit + 1,
  ]);
  const found = readRows(db, sql, ...params, limit + 1);
  return toPage(found, limit, positionOf, taskRow);
}

/** Texts by shape of the query: building one takes longer than SQLite needs to run it. */
const texts = new Map<string, string>();
const MAX_TEXTS = 1000;

function inboxSql(principals: number, isLater: boolean, hasProcess: boolean, hasText: boolean): string {
  const shape = `${principals} ${isLater} ${hasProcess} ${hasText}`;
  const known = texts.get(shape);
  if (known !== undefined) return known;
  const conditions = ['principal = ?'];
  if (isLater) conditions.push('(due, task_n) > (?, ?)');
  if (hasProcess) conditions.push('process = ?');
  if (hasText) {
    conditions.push(
      '(SELECT instance_n FROM task WHERE n = task_n) IN (SELECT rowid FROM instance_text WHERE instance_text MATCH ?)',
    );
  }
  const walk = `SELECT * FROM (SELECT due, task_n FROM task_principal WHERE ${conditions.join(' AND ')} ORDER BY due, task_n LIMIT ?)`;
  const text = `SELECT ${taskJson('p.due', 'p.task_n')}
     FROM (${Array<string>(principals).fill(walk).join(' UNION ')} ORDER BY 1, 2 LIMIT ?) p
     CROSS JOIN task t ON t.n = p.task_n CROSS JOIN instance i ON i.n = t.instance_n
     ORDER BY p.due, p.task_n`;
  if (texts.size >= MAX_TEXTS) texts.clear();
  texts.set(shape, text);
  return text;
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
