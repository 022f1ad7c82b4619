import type { InstanceQuery, InstanceRow, Page, TaskRow, UserListQuery } from '../store.js';
import type { Connection, SqlValue } from './connection.js';
import { pageSize, readCursor, toPage } from './cursor.js';
import { instanceJson, instanceRow, positionOf, readRows, taskJson, taskRow } from './rows.js';
import type { JsonRow } from './rows.js';
import { fewHits, textQuery } from './text-index.js';

/** Up to this many open tasks are sorted by their instances; beyond, instances are walked and tested one by one. */
const FEW_TASKS = 5000;
/** Has the instance `i` an open task that reaches one of the principals (a JSON list)? */
const IS_REACHED = `EXISTS (SELECT 1 FROM task t INDEXED BY task_open CROSS JOIN task_principal p
  WHERE t.instance_n = i.n AND t.status = 'open' AND p.principal IN (SELECT value FROM json_each(?))
  AND p.due = coalesce(t.due_at, '~') AND p.task_n = t.n)`;

/** Conditions joined by AND, with their parameters in order. */
export class Where {
  readonly parts: string[] = [];
  readonly params: SqlValue[] = [];

  add(sql: string, ...params: readonly SqlValue[]): this {
    this.parts.push(sql);
    this.params.push(...params);
    return this;
  }

  get sql(): string {
    return this.parts.length === 0 ? '1' : this.parts.join(' AND ');
  }
}

/** Adds the text condition on `i.n`; true when the hits are so few that sorting them beats walking the list. */
export function addText(db: Connection, where: Where, text: string | undefined): boolean {
  const match = text === undefined ? undefined : textQuery(text);
  if (match === undefined) return false;
  const hits = fewHits(db, match);
  if (hits !== undefined) where.add('i.n IN (SELECT value FROM json_each(?))', hits);
  else where.add('i.n IN (SELECT rowid FROM instance_text WHERE instance_text MATCH ?)', match);
  return hits !== undefined;
}

/** A unary plus keeps SQLite from walking the index of the order, so that it starts from the few hits. */
function order(column: string, n: string, isFew: boolean): string {
  return isFew ? `+${column} DESC, +${n} DESC` : `${column} DESC, ${n} DESC`;
}

function instancePage(found: readonly JsonRow[], limit: number): Page<InstanceRow> {
  return toPage(found, limit, positionOf, instanceRow);
}

/** Instances a user started, newest start first. */
export function readStartedBy(db: Connection, query: UserListQuery): Page<InstanceRow> {
  const limit = pageSize(query.limit);
  const where = new Where().add('i.started_by = ?', query.userId);
  const after = readCursor(query.cursor);
  if (after !== undefined) where.add('(i.started_at, i.n) < (?, ?)', after.at, after.n);
  if (query.process !== undefined) where.add('i.process = ?', query.process);
  const isFew = addText(db, where, query.text);
  const found = readRows(
    db,
    `SELECT ${instanceJson('i.started_at', 'i.n')} FROM instance i ${isFew ? '' : 'INDEXED BY instance_starter'}
     WHERE ${where.sql} ORDER BY ${order('i.started_at', 'i.n', isFew)} LIMIT ?`,
    ...where.params,
    limit + 1,
  );
  return instancePage(found, limit);
}

/** Tasks a user completed, and those taken away from them, newest first: each a walk of its own index, merged. */
export function readDoneTasks(db: Connection, query: UserListQuery): Page<TaskRow> {
  const limit = pageSize(query.limit);
  const after = readCursor(query.cursor);
  const walk = (index: string, condition: string): { readonly sql: string; readonly params: readonly SqlValue[] } => {
    const where = new Where().add(condition, query.userId);
    if (after !== undefined) where.add('(t.ended_at, t.n) < (?, ?)', after.at, after.n);
    if (query.process !== undefined) where.add('i.process = ?', query.process);
    addText(db, where, query.text);
    const instance =
      query.process === undefined && query.text === undefined ? '' : 'CROSS JOIN instance i ON i.n = t.instance_n';
    const sql = `SELECT * FROM (SELECT t.ended_at AS at, t.n AS n FROM task t INDEXED BY ${index} ${instance}
       WHERE ${where.sql} ORDER BY t.ended_at DESC, t.n DESC LIMIT ?)`;
    return { sql, params: [...where.params, limit + 1] };
  };
  const completed = walk('task_done', "t.completed_by = ? AND t.status = 'completed'");
  const closed = walk('task_closed', "t.assignee = ? AND t.status = 'cancelled' AND t.assignee IS NOT NULL");
  const found = readRows(
    db,
    `SELECT ${taskJson('d.at', 'd.n')} FROM (${completed.sql} UNION ALL ${closed.sql} ORDER BY 1 DESC, 2 DESC LIMIT ?) d
     CROSS JOIN task t ON t.n = d.n CROSS JOIN instance i ON i.n = t.instance_n ORDER BY d.at DESC, d.n DESC`,
    ...completed.params,
    ...closed.params,
    limit + 1,
  );
  return toPage(found, limit, positionOf, taskRow);
}

function isFewTasks(db: Connection, principals: string): boolean {
  const [count] = db.first(
    'SELECT count(*) FROM (SELECT 1 FROM task_principal WHERE principal IN (SELECT value FROM json_each(?)) LIMIT ?)',
    principals,
    FEW_TASKS + 1,
  ) ?? [0];
  return Number(count) <= FEW_TASKS;
}

/** Instances by search, newest start first; with a viewer only what that person may see. */
export function searchInstances(db: Connection, query: InstanceQuery): Page<InstanceRow> {
  const limit = pageSize(query.limit);
  const where = new Where();
  const after = readCursor(query.cursor);
  if (after !== undefined) where.add('(i.started_at, i.n) < (?, ?)', after.at, after.n);
  if (query.process !== undefined) where.add('i.process = ?', query.process);
  if (query.status !== undefined) where.add('i.status = ?', query.status);
  if (query.startedFrom !== undefined) where.add('i.started_at >= ?', query.startedFrom);
  if (query.startedTo !== undefined) where.add('i.started_at <= ?', query.startedTo);
  const isFew = addText(db, where, query.text);
  const newestFirst = order('i.started_at', 'i.n', isFew);
  if (query.viewer === undefined) {
    const found = readRows(
      db,
      `SELECT ${instanceJson('i.started_at', 'i.n')} FROM instance i WHERE ${where.sql} ORDER BY ${newestFirst} LIMIT ?`,
      ...where.params,
      limit + 1,
    );
    return instancePage(found, limit);
  }

  // One walk for each reason to see an instance, each in list order; UNION merges them and keeps an instance once.
  const walks: string[] = [];
  const params: SqlValue[] = [];
  const walk = (from: string, orderBy: string, ...first: readonly SqlValue[]): void => {
    walks.push(
      `SELECT * FROM (SELECT i.started_at AS at, i.n AS n FROM ${from} AND ${where.sql} ORDER BY ${orderBy} LIMIT ?)`,
    );
    params.push(...first, ...where.params, limit + 1);
  };
  const { userId, principals, visibleProcesses } = query.viewer;
  walk(
    'involvement v CROSS JOIN instance i ON i.n = v.instance_n WHERE v.user_id = ?' +
      (after === undefined ? '' : ' AND (v.started_at, v.instance_n) < (?, ?)'),
    'v.started_at DESC, v.instance_n DESC',
    userId,
    ...(after === undefined ? [] : [after.at, after.n]),
  );
  for (const process of new Set(visibleProcesses)) walk('instance i WHERE i.process = ?', newestFirst, process);
  // Only running instances have open tasks.
  if (principals.length > 0 && (query.status ?? 'running') === 'running') {
    const asked = JSON.stringify(principals);
    if (isFew) walk(`instance i WHERE ${IS_REACHED}`, newestFirst, asked);
    else if (isFewTasks(db, asked)) {
      walk(
        'instance i WHERE i.n IN (SELECT t.instance_n FROM task_principal p CROSS JOIN task t ON t.n = p.task_n WHERE p.principal IN (SELECT value FROM json_each(?)))',
        order('i.started_at', 'i.n', true),
        asked,
      );
    } else {
      const index = query.process === undefined ? 'instance_running' : 'instance_process';
      walk(`instance i INDEXED BY ${index} WHERE i.status = 'running' AND ${IS_REACHED}`, newestFirst, asked);
    }
  }
  const found = readRows(
    db,
    `SELECT ${instanceJson('s.at', 's.n')} FROM (${walks.join(' UNION ')} ORDER BY 1 DESC, 2 DESC LIMIT ?) s
     CROSS JOIN instance i ON i.n = s.n ORDER BY s.at DESC, s.n DESC`,
    ...params,
    limit + 1,
  );
  return instancePage(found, limit);
}
