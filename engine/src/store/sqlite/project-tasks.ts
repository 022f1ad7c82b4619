import type { EndedTask } from '../../decide/decision.js';
import type { ProcessInstance, Task } from '../../instance/instance.js';
import type { Principal } from '../../identity/directory.js';
import type { Commit } from '../store.js';
import type { Connection, SqlValue } from './connection.js';

/** Sorts after every instant: tasks without a due time come last. */
const NO_DUE = '~';

/** Column `task.more`. */
export type MoreOfTask = {
  readonly [Key in 'owner' | 'onBehalfOf' | 'member' | 'title' | 'urgedAt' | 'urges']?: Task[Key] | undefined;
} & Pick<{ readonly reason?: string | undefined }, 'reason'>;

/** Where a task stands in the order of an inbox. */
export function inboxDue(task: Task): string {
  return task.dueAt ?? NO_DUE;
}

/** Ways an open task reaches people: its assignee, or, while it has none, its candidates. */
export function reachOf(task: Task): readonly Principal[] {
  if (task.assignee === undefined) return task.candidates;
  const own = [`user:${task.assignee}` as const];
  return task.owner === undefined ? own : [...own, delegatedBy(task.owner)];
}

/** 委派 stands in the same index under a principal of its own, which nobody answers to. */
export function delegatedBy(userId: string): Principal {
  return `owner:${userId}` as Principal;
}

/** Writes the task rows of one commit: those new, changed and ended since `previous`. */
export function projectTasks(db: Connection, commit: Commit, instanceN: number): void {
  const { instance } = commit;
  if (commit.previous?.tasks === instance.tasks && commit.endedTasks.length === 0) return;
  const before = new Map((commit.previous?.tasks ?? []).map((task) => [task.id, task]));
  const ended = new Map(commit.endedTasks.map((end) => [end.task.id, end]));

  for (const task of instance.tasks) {
    const old = before.get(task.id);
    if (old === undefined) addTask(db, instance, instanceN, task);
    else if (old !== task) changeTask(db, instance, old, task);
    before.delete(task.id);
  }
  for (const end of ended.values()) {
    const old = before.get(end.task.id);
    if (old === undefined) addEndedTask(db, instanceN, end);
    else endTask(db, old, end);
    before.delete(end.task.id);
  }
  // A task that left without an ended record would stay in inboxes for ever.
  for (const old of before.values()) {
    endTask(db, old, { task: old, status: 'cancelled', endedAt: instance.endedAt ?? old.createdAt });
  }
}

function addTask(db: Connection, instance: ProcessInstance, instanceN: number, task: Task): void {
  const n = db.insert(
    "INSERT INTO task (id, instance_n, visit_id, state, created_at, due_at, assignee, candidates, has_draft, more, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')",
    task.id,
    instanceN,
    task.visitId,
    task.state,
    task.createdAt,
    task.dueAt ?? null,
    task.assignee ?? null,
    JSON.stringify(task.candidates),
    task.draft === undefined ? 0 : 1,
    moreOf(task),
  );
  addReach(db, instance.definition.key, task, n);
}

function addEndedTask(db: Connection, instanceN: number, end: EndedTask): void {
  const { task } = end;
  db.insert(
    'INSERT INTO task (id, instance_n, visit_id, state, created_at, due_at, assignee, candidates, has_draft, more, status, outcome, completed_by, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)',
    task.id,
    instanceN,
    task.visitId,
    task.state,
    task.createdAt,
    task.dueAt ?? null,
    task.assignee ?? null,
    JSON.stringify(task.candidates),
    moreOf(task, end.reason),
    end.status,
    end.outcome ?? null,
    end.completedBy ?? null,
    end.endedAt,
  );
}

function changeTask(db: Connection, instance: ProcessInstance, old: Task, task: Task): void {
  const n = updateRow(
    db,
    task.id,
    'UPDATE task SET due_at = ?, assignee = ?, candidates = ?, has_draft = ?, more = ? WHERE id = ? RETURNING n',
    task.dueAt ?? null,
    task.assignee ?? null,
    JSON.stringify(task.candidates),
    task.draft === undefined ? 0 : 1,
    moreOf(task),
  );
  // Only a migration moves a task to another state.
  if (old.state !== task.state) db.run('UPDATE task SET state = ? WHERE n = ?', task.state, n);
  const isMoved = old.dueAt !== task.dueAt || reachOf(old).join('\n') !== reachOf(task).join('\n');
  if (isMoved) {
    removeReach(db, old, n);
    addReach(db, instance.definition.key, task, n);
  }
}

function endTask(db: Connection, old: Task, end: EndedTask): void {
  const n = updateRow(
    db,
    old.id,
    'UPDATE task SET assignee = ?, has_draft = 0, more = ?, status = ?, outcome = ?, completed_by = ?, ended_at = ? WHERE id = ? RETURNING n',
    end.task.assignee ?? null,
    moreOf(end.task, end.reason),
    end.status,
    end.outcome ?? null,
    end.completedBy ?? null,
    end.endedAt,
  );
  removeReach(db, old, n);
}

/** What few tasks have; NULL for the usual one. */
function moreOf({ owner, onBehalfOf, member, title, urgedAt, urges }: Task, reason?: string): string | null {
  if (
    owner === undefined &&
    onBehalfOf === undefined &&
    member === undefined &&
    title === undefined &&
    urgedAt === undefined &&
    reason === undefined
  )
    return null;
  return JSON.stringify({ owner, onBehalfOf, member, title, urgedAt, urges, reason } satisfies MoreOfTask);
}

/** Changes the row of a task, whose id is the last parameter, and gives its number: one look-up for both. */
function updateRow(db: Connection, taskId: string, sql: string, ...values: readonly SqlValue[]): number {
  const row = db.first(sql, ...values, taskId);
  if (row === undefined) throw new Error(`Task ${taskId} of the instance document has no row.`);
  return Number(row[0]);
}

function addReach(db: Connection, process: string, task: Task, n: number): void {
  const principals = eachOnce(reachOf(task));
  if (principals.length === 0) return;
  const due = inboxDue(task);
  const values: SqlValue[] = [];
  for (const principal of principals) values.push(principal, due, n, process);
  db.run(addSql(principals.length), ...values);
}

function removeReach(db: Connection, task: Task, n: number): void {
  const principals = eachOnce(reachOf(task));
  if (principals.length > 0) db.run(removeSql(principals.length), inboxDue(task), n, ...principals);
}

function eachOnce(principals: readonly Principal[]): readonly Principal[] {
  return principals.length < 2 ? principals : [...new Set(principals)];
}

const addSql = byCount(
  (list) => `INSERT INTO task_principal (principal, due, task_n, process) VALUES ${list('(?, ?, ?, ?)')}`,
);
const removeSql = byCount(
  (list) => `DELETE FROM task_principal WHERE due = ? AND task_n = ? AND principal IN (${list('?')})`,
);

/** Texts made once for each number of items: a text made anew has to be hashed anew to find its statement. */
function byCount(write: (list: (item: string) => string) => string): (count: number) => string {
  const texts: string[] = [];
  return (count) => (texts[count] ??= write((item) => Array<string>(count).fill(item).join(', ')));
}
