import type { ProcessInstance, Task } from '../../instance/instance.js';
import type { Principal } from '../../identity/directory.js';
import type { InstanceRow, TaskRow } from '../store.js';
import type { SqlRow, SqlValue } from './connection.js';

/** Columns of a list row about an instance (alias `i`), in the order {@link instanceRow} reads them. */
export const instanceColumns =
  'i.id, i.process, i.version, i.business_key, i.subject, i.status, i.outcome, i.started_by, i.started_at, i.ended_at, i.states, i.due_at';
const INSTANCE_WIDTH = 12;

/** Columns of a list row about a task (alias `t`), then those of its instance. */
export const taskColumns =
  't.id, t.visit_id, t.state, t.created_at, t.due_at, t.assignee, t.candidates, t.status, t.outcome, t.completed_by, t.ended_at, t.has_draft, ' +
  instanceColumns;
const TASK_WIDTH = 12;

/** Where the extra columns (keyset) of a selected row begin. */
export const instanceExtra = INSTANCE_WIDTH;
export const taskExtra = TASK_WIDTH + INSTANCE_WIDTH;

function text(value: SqlValue | undefined): string {
  return String(value);
}

/** `{key: value}` unless the value is null. */
function optional<Key extends string>(key: Key, value: SqlValue | undefined): { [K in Key]?: string } {
  return (value === null || value === undefined ? {} : { [key]: String(value) }) as { [K in Key]?: string };
}

export function instanceRow(row: SqlRow, from = 0): InstanceRow {
  return {
    id: text(row[from]),
    process: text(row[from + 1]),
    version: Number(row[from + 2]),
    ...optional('businessKey', row[from + 3]),
    subject: text(row[from + 4]),
    status: text(row[from + 5]) as ProcessInstance['status'],
    ...optional('outcome', row[from + 6]),
    startedBy: text(row[from + 7]),
    startedAt: text(row[from + 8]),
    ...optional('endedAt', row[from + 9]),
    states: JSON.parse(text(row[from + 10])) as string[],
    ...optional('dueAt', row[from + 11]),
  };
}

export function taskRow(row: SqlRow): TaskRow {
  const task: Task = {
    id: text(row[0]),
    instanceId: text(row[TASK_WIDTH]),
    visitId: text(row[1]),
    state: text(row[2]),
    createdAt: text(row[3]),
    ...optional('dueAt', row[4]),
    ...optional('assignee', row[5]),
    candidates: JSON.parse(text(row[6])) as Principal[],
  };
  return {
    task,
    status: text(row[7]) as TaskRow['status'],
    ...optional('outcome', row[8]),
    ...optional('completedBy', row[9]),
    ...optional('endedAt', row[10]),
    instance: instanceRow(row, TASK_WIDTH),
  };
}
