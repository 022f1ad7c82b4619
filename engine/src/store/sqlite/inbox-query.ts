import type { Principal } from '../../identity/directory.js';
import type { InboxQuery, Page, TaskRow } from '../store.js';
import type { Connection, SqlValue } from './connection.js';
import { pageSize, readCursor, toPage } from './cursor.js';
import { positionOf, readRows, taskJson, taskRow } from './rows.js';
import type { JsonRow } from './rows.js';
import { fewHits, textQuery } from './text-index.js';

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
  const hits = match === undefined ? undefined : fewHits(db, match);
  if (hits !== undefined) return toPage(readHits(db, query, hits, after, limit), limit, positionOf, taskRow);

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

/** With a text that is found seldom: from its instances to their open tasks, however long the inbox is. */
function readHits(
  db: Connection,
  { principals, process }: InboxQuery,
  hits: string,
  after: { readonly at: string; readonly n: number } | undefined,
  limit: number,
): readonly JsonRow[] {
  return readRows(
    db,
    `SELECT ${taskJson('f.due', 'f.task_n')} FROM (
       SELECT DISTINCT p.due, p.task_n
       FROM json_each(?) h CROSS JOIN task t INDEXED BY task_open CROSS JOIN task_principal p
       WHERE t.instance_n = h.value AND t.status = 'open' AND p.principal IN (SELECT value FROM json_each(?))
         AND p.due = coalesce(t.due_at, '~') AND p.task_n = t.n
         ${after === undefined ? '' : 'AND (p.due, p.task_n) > (?, ?)'} ${process === undefined ? '' : 'AND p.process = ?'}
       ORDER BY 1, 2 LIMIT ?) f
     CROSS JOIN task t ON t.n = f.task_n CROSS JOIN instance i ON i.n = t.instance_n
     ORDER BY f.due, f.task_n`,
    hits,
    JSON.stringify(principals),
    ...(after === undefined ? [] : [after.at, after.n]),
    ...(process === undefined ? [] : [process]),
    limit + 1,
  );
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
