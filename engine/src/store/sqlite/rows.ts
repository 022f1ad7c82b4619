import type { ProcessInstance, Task } from '../../instance/instance.js';
import type { Principal } from '../../identity/directory.js';
import type { InstanceRow, TaskRow } from '../store.js';
import type { Connection, SqlValue } from './connection.js';
import type { MoreOfTask } from './project-tasks.js';

/**
 * A list row leaves SQLite as one JSON array: handing over a single text is twice as fast as handing over each of some
 * thirty columns, and lists inside need no second parsing.
 */
export type JsonRow = readonly unknown[];

const instanceColumns =
  'i.id, i.process, i.version, i.business_key, i.subject, i.status, i.outcome, i.started_by, i.started_at, i.ended_at, json(i.states), i.due_at';
const taskColumns =
  't.visit_id, t.state, t.created_at, t.due_at, t.assignee, json(t.candidates), t.status, t.outcome, t.completed_by, t.ended_at, t.has_draft, t.id, json(t.more)';

/** Select expression of an instance (alias `i`); `at` and `n` are the keyset of the list; `suspended` always stands last. */
export function instanceJson(at: string, n: string, more?: string): string {
  return `json_array(${at}, ${n}, ${instanceColumns}${more === undefined ? '' : `, ${more}`}, i.suspended)`;
}

/** Select expression of a task (alias `t`) with its instance (alias `i`). */
export function taskJson(at: string, n: string): string {
  return `json_array(${at}, ${n}, ${instanceColumns}, ${taskColumns}, i.suspended)`;
}

export function readRows(db: Connection, sql: string, ...params: readonly SqlValue[]): readonly JsonRow[] {
  return db.all(sql, ...params).map(([json]) => JSON.parse(String(json)) as JsonRow);
}

/** Keyset of a row. */
export function positionOf(row: JsonRow): { readonly at: string; readonly n: number } {
  return { at: row[0] as string, n: row[1] as number };
}

type Mutable<Row> = { -readonly [Key in keyof Row]: Row[Key] };

export function instanceRow(row: JsonRow): InstanceRow {
  const instance: Mutable<InstanceRow> = {
    id: row[2] as string,
    process: row[3] as string,
    version: row[4] as number,
    subject: row[6] as string,
    status: row[7] as ProcessInstance['status'],
    startedBy: row[9] as string,
    startedAt: row[10] as string,
    states: row[12] as string[],
  };
  if (row[5] !== null) instance.businessKey = row[5] as string;
  if (row[8] !== null) instance.outcome = row[8] as string;
  if (row[11] !== null) instance.endedAt = row[11] as string;
  if (row[13] !== null) instance.dueAt = row[13] as string;
  if (row.at(-1) === 1) instance.suspended = true;
  return instance;
}

export function taskRow(row: JsonRow): TaskRow {
  const task: Mutable<Task> = {
    id: row[25] as string,
    instanceId: row[2] as string,
    visitId: row[14] as string,
    state: row[15] as string,
    createdAt: row[16] as string,
    candidates: row[19] as Principal[],
  };
  if (row[17] !== null) task.dueAt = row[17] as string;
  if (row[18] !== null) task.assignee = row[18] as string;
  const { reason, ...more } = (row[26] ?? {}) as MoreOfTask;
  Object.assign(task, more);
  const found: Mutable<TaskRow> = { task, status: row[20] as TaskRow['status'], instance: instanceRow(row) };
  if (row[21] !== null) found.outcome = row[21] as string;
  if (row[22] !== null) found.completedBy = row[22] as string;
  if (row[23] !== null) found.endedAt = row[23] as string;
  if (reason !== undefined) found.reason = reason;
  return found;
}

/** Drafts can be large and stand only in the instance document. */
export function hasDraft(row: JsonRow): boolean {
  return row[24] === 1;
}
