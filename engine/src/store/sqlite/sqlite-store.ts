import type { Job, ProcessInstance, Timer } from '../../instance/instance.js';
import type { JsonObject } from '../../definition/json.js';
import type { Store, TaskRow } from '../store.js';
import type { Connection, SqlRow } from './connection.js';
import { checkProjections, readInstanceIds, readTotals } from './check-projections.js';
import { createGroupCommit } from './group-commit.js';
import { countInbox, readInbox } from './inbox-query.js';
import { countUnreadCopies, markCopyRead, readCopies, readCopyMarks } from './copies.js';
import { readDoneTasks, readStartedBy, searchInstances } from './instance-query.js';
import { InstanceRows } from './instance-rows.js';
import { JobLeases, readDueExternalJobs } from './job-leases.js';
import { sqliteClocks } from './clock-query.js';
import { sqliteDesigns } from './designs.js';
import { sqliteMessages } from './messages.js';
import { sqliteReports } from './report-query.js';
import { delegatedBy, reachOf } from './project-tasks.js';
import { hasDraft, readRows, taskJson, taskRow } from './rows.js';
import { indexAllPending, indexPendingBatch } from './text-index.js';
import { readDefinition, readDefinitions, readForm, readForms, saveDefinition, saveForm } from './version-tables.js';
import { readFacts, readLog } from './write-log.js';
import { countVersions, readRunningOn } from './version-counts.js';
import { noteOf, readCommand, readHistory, readLastSerial } from './write-commit.js';

/** How long new text may wait before it is indexed without anybody searching, in milliseconds. */
const INDEX_DELAY_MS = 500;

/** The store on an open connection, which it owns from here on. */
export function createSqliteStore(db: Connection): Store {
  const leases = new JobLeases(db);
  const rows = new InstanceRows();
  const commits = createGroupCommit(db, rows, leases.release);
  let indexTimer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const indexLater = (): void => {
    if (indexTimer !== undefined || isClosed) return;
    indexTimer = setTimeout(() => {
      indexTimer = undefined;
      if (indexPendingBatch(db)) indexLater();
    }, INDEX_DELAY_MS);
    indexTimer.unref();
  };
  const searched = <Result>(text: string | undefined, read: () => Result): Result => {
    if (text !== undefined) indexAllPending(db);
    return read();
  };
  const instance = (id: string): ProcessInstance | undefined =>
    document(db.first('SELECT document FROM instance WHERE id = ?', id));
  // Whoever reads one by its id is mostly about to commit to it.
  const readInstance = (id: string): ProcessInstance | undefined => {
    const row = db.first('SELECT document, n, revision, text_hash, log_n FROM instance WHERE id = ?', id);
    if (row !== undefined) rows.set(id, noteOf(row.slice(1)));
    return document(row);
  };

  return {
    ...sqliteClocks(db),
    ...sqliteReports(db),
    ...sqliteDesigns(db),
    saveDefinition: async (version) => saveDefinition(db, version),
    definition: async (key, version) => readDefinition(db, key, version),
    definitions: async () => readDefinitions(db),
    setDefinitionStatus: async (key, version, status) =>
      void db.run('UPDATE definition SET status = ? WHERE key = ? AND version = ?', status, key, version),
    saveForm: async (version) => saveForm(db, version),
    form: async (key, version) => readForm(db, key, version),
    forms: async () => readForms(db),

    async commitInstance(commit) {
      const outcome = await commits.add(commit);
      if (outcome.kind === 'committed') indexLater();
      return outcome;
    },
    instance: async (id) => readInstance(id),
    instanceByBusinessKey: async (businessKey) =>
      document(db.first('SELECT document FROM instance WHERE business_key = ? ORDER BY n DESC LIMIT 1', businessKey)),
    commandRecord: async (commandId) => readCommand(db, commandId),
    commandLog: async (instanceId) => readLog(db, instanceId),
    facts: async (hashes) => readFacts(db, hashes),
    lastSerial: async (scope) => readLastSerial(db, scope),

    dueTimers: async (now, limit) =>
      db
        .all(
          'SELECT id, instance_id, visit_id, rule, due_at FROM timer WHERE due_at <= ? ORDER BY due_at, id LIMIT ?',
          now,
          limit,
        )
        .map(timer),
    nextTimerDueAt: async () => nullable(db.first('SELECT min(due_at) FROM timer')),
    leaseJobs: async (now, until, limit) => leases.lease(now, until, limit),
    nextJobRunAt: async () => leases.nextRunAt(),
    dueExternalJobs: async (topics, now, limit) => readDueExternalJobs(db, topics, now, limit),
    job: async (id) => json(db.first('SELECT document FROM job WHERE id = ?', id)) as Job | undefined,

    inbox: async (query) => searched(query.text, () => readInbox(db, query)),
    delegatedBy: async ({ userId, ...query }) =>
      searched(query.text, () => readInbox(db, { ...query, principals: [delegatedBy(userId)] })),
    inboxCount: async (principals, cap) => countInbox(db, principals, cap),
    doneTasks: async (query) => searched(query.text, () => readDoneTasks(db, query)),
    async task(taskId) {
      const [row] = readRows(
        db,
        `SELECT ${taskJson('NULL', 'NULL')} FROM task t JOIN instance i ON i.n = t.instance_n WHERE t.id = ?`,
        taskId,
      );
      return row === undefined ? undefined : withDraft(taskRow(row), hasDraft(row), instance);
    },
    startedBy: async (query) => searched(query.text, () => readStartedBy(db, query)),
    copiesFor: async (query) => searched(query.text, () => readCopies(db, query)),
    copiesOf: async (instanceId) => readCopyMarks(db, instanceId),
    markCopyRead: async (instanceId, userId, at) => markCopyRead(db, instanceId, userId, at),
    unreadCopies: async (userId, cap) => countUnreadCopies(db, userId, cap),
    searchInstances: async (query) => searched(query.text, () => searchInstances(db, query)),
    versionCounts: async (process) => countVersions(db, process),
    runningOn: async (process, version, page) => readRunningOn(db, process, version, page),
    incidents: async (limit) =>
      db
        .all('SELECT document FROM job WHERE incident_at IS NOT NULL ORDER BY incident_at DESC, id DESC LIMIT ?', limit)
        .map(([value]) => JSON.parse(String(value)) as Job),
    history: async (instanceId) => readHistory(db, instanceId),
    async isInvolved(instanceId, userId, principals) {
      const known = db.first(
        'SELECT 1 FROM instance i JOIN involvement v ON v.user_id = ? AND v.started_at = i.started_at AND v.instance_n = i.n WHERE i.id = ?',
        userId,
        instanceId,
      );
      if (known !== undefined) return true;
      const reached = new Set<string>(principals);
      return (instance(instanceId)?.tasks ?? []).some((task) =>
        reachOf(task).some((principal) => reached.has(principal)),
      );
    },

    putRecord: async (collection, id, value) =>
      void db.run(
        'INSERT INTO record (collection, id, value) VALUES (?, ?, ?) ON CONFLICT (collection, id) DO UPDATE SET value = excluded.value',
        collection,
        id,
        JSON.stringify(value),
      ),
    record: async (collection, id) =>
      json(db.first('SELECT value FROM record WHERE collection = ? AND id = ?', collection, id)) as
        JsonObject | undefined,
    records: async (collection) =>
      db
        .all('SELECT id, value FROM record WHERE collection = ? ORDER BY id', collection)
        .map(([id, value]) => ({ id: String(id), value: JSON.parse(String(value)) as JsonObject })),
    deleteRecord: async (collection, id) =>
      void db.run('DELETE FROM record WHERE collection = ? AND id = ?', collection, id),

    checkProjections: async (checked, text) => checkProjections(db, checked, text),
    totals: async () => readTotals(db),
    instanceIds: async (request) => readInstanceIds(db, request),
    ...sqliteMessages(db),

    async check() {
      db.run('INSERT OR REPLACE INTO heartbeat (n, at) VALUES (1, ?)', new Date().toISOString());
      db.first('SELECT at FROM heartbeat WHERE n = 1');
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      clearTimeout(indexTimer);
      commits.flush();
      db.close();
    },
  };
}

function json(row: SqlRow | undefined): unknown {
  return row === undefined ? undefined : JSON.parse(String(row[0]));
}

function document(row: SqlRow | undefined): ProcessInstance | undefined {
  return json(row) as ProcessInstance | undefined;
}

function nullable(row: SqlRow | undefined): string | undefined {
  return row === undefined || row[0] === null ? undefined : String(row[0]);
}

function timer(row: SqlRow): Timer {
  const [id, instanceId, visitId, rule, dueAt] = row.map((value) => (value === null ? undefined : String(value)));
  return {
    id: id!,
    instanceId: instanceId!,
    ...(visitId === undefined ? {} : { visitId }),
    rule: rule!,
    dueAt: dueAt!,
  };
}

function withDraft(row: TaskRow, isDrafted: boolean, instance: (id: string) => ProcessInstance | undefined): TaskRow {
  if (!isDrafted) return row;
  const draft = instance(row.instance.id)?.tasks.find((task) => task.id === row.task.id)?.draft;
  return draft === undefined ? row : { ...row, task: { ...row.task, draft } };
}
