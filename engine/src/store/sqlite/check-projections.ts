import { hash } from 'node:crypto';
import type { ProcessInstance, Task } from '../../instance/instance.js';
import { runnableJobs, runningTimers } from '../../instance/standing-still.js';
import { waitKeys } from '../../instance/wait-keys.js';
import type { InstanceRow, Page, PageRequest, ProjectionFault, StoreTotals } from '../store.js';
import type { Connection } from './connection.js';
import { pageSize, readCursor, toPage } from './cursor.js';
import { CLOCK_COLUMNS, clockRow } from './project-clocks.js';
import { topicOf } from './project-duties.js';
import { inboxDue, reachOf } from './project-tasks.js';
import { instanceJson, instanceRow, readRows, taskJson, taskRow } from './rows.js';
import { textQuery } from './text-index.js';
import { earliestDue, statesOf } from './write-commit.js';

/** What the rows beside a document say differently from it. `text` is what the instance is to be found by. */
export function checkProjections(db: Connection, instance: ProcessInstance, text: string): readonly ProjectionFault[] {
  const found = db.first('SELECT n, text_hash FROM instance WHERE id = ?', instance.id);
  if (found === undefined) return [{ what: 'row', id: instance.id, expected: rowOf(instance) }];
  const n = Number(found[0]);
  const faults: ProjectionFault[] = [];
  const compare = (what: ProjectionFault['what'], id: string, expected: unknown, actual: unknown): void => {
    if (JSON.stringify(expected) !== JSON.stringify(actual)) faults.push({ what, id, expected, found: actual });
  };

  const [row] = readRows(db, `SELECT ${instanceJson('NULL', 'NULL')} FROM instance i WHERE i.n = ?`, n);
  compare('row', instance.id, rowOf(instance), row === undefined ? undefined : sortedRow(instanceRow(row)));
  checkTasks(db, instance, n, compare);
  for (const timer of runningTimers(instance)) {
    const stored = db.first(
      'SELECT instance_id, visit_id, rule FROM timer WHERE due_at = ? AND id = ?',
      timer.dueAt,
      timer.id,
    );
    compare('timer', timer.id, [timer.instanceId, timer.visitId ?? null, timer.rule], stored);
  }
  for (const job of runnableJobs(instance)) {
    const stored = db.first('SELECT run_at, incident_at, topic, document FROM job WHERE id = ?', job.id);
    compare('job', job.id, [job.runAt, job.incident?.at ?? null, topicOf(job), JSON.stringify(job)], stored);
  }
  for (const row of waitKeys(instance)) {
    const wait = JSON.parse(row) as [string, string, string, string];
    const stored = db.first(
      'SELECT instance_id FROM wait WHERE kind = ? AND name = ? AND key = ? AND since = ? AND instance_id = ?',
      ...wait,
      instance.id,
    );
    compare('wait', `${instance.id}/${wait[1]}`, [instance.id], stored);
  }
  checkClocks(db, instance, n, compare);
  checkText(db, n, text, String(found[1]), (expected, actual) => compare('search', instance.id, expected, actual));
  return faults;
}

/** Numbers of rows, to find those that belong to no document. */
export function readTotals(db: Connection): StoreTotals {
  const count = (sql: string): number => Number(db.first(sql)?.[0] ?? 0);
  return {
    instances: count('SELECT count(*) FROM instance'),
    openTasks: count("SELECT count(*) FROM task WHERE status = 'open'"),
    timers: count('SELECT count(*) FROM timer'),
    jobs: count('SELECT count(*) FROM job'),
    logEntries: count('SELECT count(*) FROM command_log'),
    waits: count('SELECT count(*) FROM wait'),
    clocks: count('SELECT count(*) FROM clock'),
  };
}

export function readInstanceIds(db: Connection, request: PageRequest): Page<string> {
  const limit = pageSize(request.limit);
  const after = readCursor(request.cursor)?.n ?? 0;
  return toPage(
    db.all('SELECT n, id FROM instance WHERE n > ? ORDER BY n LIMIT ?', after, limit + 1),
    limit,
    ([n]) => ({ at: '', n: Number(n) }),
    ([, id]) => String(id),
  );
}

type Compare = (what: ProjectionFault['what'], id: string, expected: unknown, actual: unknown) => void;

function checkTasks(db: Connection, instance: ProcessInstance, n: number, compare: Compare): void {
  const rows = readRows(
    db,
    `SELECT ${taskJson('NULL', 't.n')} FROM task t JOIN instance i ON i.n = t.instance_n WHERE t.instance_n = ? AND t.status = 'open'`,
    n,
  );
  const byId = new Map(rows.map((row) => [taskRow(row).task.id, row]));
  for (const task of instance.tasks) {
    const row = byId.get(task.id);
    byId.delete(task.id);
    compare('task', task.id, plainTask(task), row === undefined ? undefined : plainTask(taskRow(row).task));
    if (row === undefined) continue;
    const listed = db
      .all(
        'SELECT principal FROM task_principal WHERE task_n = ? AND due = ? AND principal IN (SELECT value FROM json_each(?))',
        Number(row[1]),
        inboxDue(task),
        JSON.stringify(reachOf(task)),
      )
      .map(([principal]) => String(principal));
    compare('inbox', task.id, [...new Set<string>(reachOf(task))].toSorted(), listed.toSorted());
  }
  for (const [id, row] of byId) compare('task', id, undefined, plainTask(taskRow(row).task));
}

function checkClocks(db: Connection, instance: ProcessInstance, n: number, compare: Compare): void {
  const rows = new Map(
    db.all(`SELECT ${CLOCK_COLUMNS} FROM clock WHERE instance_n = ?`, n).map((row) => [String(row[0]), row]),
  );
  for (const clock of instance.clocks ?? []) {
    compare('clock', `${instance.id}/${clock.id}`, clockRow(instance, clock), rows.get(clock.id));
    rows.delete(clock.id);
  }
  for (const [id, row] of rows) compare('clock', `${instance.id}/${id}`, undefined, row);
}

function checkText(
  db: Connection,
  n: number,
  text: string,
  textHash: string,
  compare: (expected: unknown, actual: unknown) => void,
): void {
  const pending = db.first('SELECT text FROM text_pending WHERE n = ?', n)?.[0];
  if (pending !== undefined) return compare(text, pending);
  compare(hash('md5', text, 'base64url'), textHash);
  const match = textQuery(text.slice(0, 40));
  if (match === undefined) return;
  const isFound = db.first('SELECT 1 FROM instance_text WHERE instance_text MATCH ? AND rowid = ?', match, n);
  compare(true, isFound !== undefined);
}

function plainTask(task: Task): unknown {
  const { id, instanceId, visitId, state, createdAt, dueAt, assignee, candidates } = task;
  const { owner, onBehalfOf, member, title, urgedAt, urges } = task;
  const rare = { owner, onBehalfOf, member, title, urgedAt, urges };
  return { id, instanceId, visitId, state, createdAt, dueAt, assignee, candidates, ...rare };
}

function rowOf(instance: ProcessInstance): InstanceRow {
  return sortedRow({
    id: instance.id,
    process: instance.definition.key,
    version: instance.definition.version,
    businessKey: instance.businessKey,
    subject: instance.subject,
    status: instance.status,
    outcome: instance.outcome,
    startedBy: instance.startedBy,
    startedAt: instance.startedAt,
    endedAt: instance.endedAt,
    states: JSON.parse(statesOf(instance)) as string[],
    dueAt: earliestDue(instance) ?? undefined,
    suspended: instance.suspended === undefined ? undefined : true,
  });
}

/** Always in the same order, for comparing. */
function sortedRow(row: { readonly [Key in keyof InstanceRow]: InstanceRow[Key] | undefined }): InstanceRow {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ) as unknown as InstanceRow;
}
