import { hash } from 'node:crypto';
import type { HistoryEvent, ProcessInstance } from '../../instance/instance.js';
import { commandIdReused } from '../command-id-reused.js';
import type { Commit, CommandRecord, CommitOutcome } from '../store.js';
import type { Connection, SqlRow } from './connection.js';
import type { InstanceRowNote, InstanceRows } from './instance-rows.js';
import { projectWaits } from './messages.js';
import { projectDuties } from './project-duties.js';
import { projectClocks } from './project-clocks.js';
import { projectTasks } from './project-tasks.js';
import { writeLog } from './write-log.js';

/** Row number of an event = instance row number times this, plus its number: one tree, in the order it is read. */
const EVENTS_AN_INSTANCE = 2 ** 20;

export interface WriteResult {
  readonly outcome: CommitOutcome;
  /** Jobs whose hold by a worker ends with this commit. */
  readonly releasedJobs: readonly string[];
}

/**
 * Checks and writes one commit inside an open transaction. Every check comes before the first write, so an outcome other
 * than `committed` has written nothing.
 */
export function writeCommit(db: Connection, commit: Commit, rows: InstanceRows): WriteResult {
  const { instance, previous, command } = commit;
  const stored = rows.get(instance.id) ?? readRow(db, instance.id);
  const blocked = stored?.revision === previous?.revision ? takenSerial(db, commit) : ({ kind: 'conflict' } as const);
  if (blocked !== undefined || !insertCommand(db, commit)) {
    return { outcome: earlierOutcome(db, command) ?? blocked ?? { kind: 'conflict' }, releasedJobs: [] };
  }
  const textHash = textHashOf(commit, stored?.textHash);
  let n: number;
  let logN: number | null;
  if (previous === undefined || stored === undefined) {
    n = insertInstance(db, commit, textHash);
    logN = writeLog(db, commit, n, null);
    if (logN !== null) db.run('UPDATE instance SET log_n = ? WHERE n = ?', logN, n);
  } else {
    ({ n } = stored);
    logN = writeLog(db, commit, n, stored.logN);
    updateInstance(db, commit, previous, n, stored.textHash === textHash ? undefined : textHash, logN);
  }
  rows.set(instance.id, { n, revision: instance.revision, textHash, logN });
  projectTasks(db, commit, n);
  projectClocks(db, previous, instance, n);
  const releasedJobs = projectDuties(db, previous, instance);
  projectWaits(db, previous, instance);
  writeHistory(db, commit, n);
  for (const { scope, number } of commit.serials) {
    db.run(
      'INSERT INTO serial (scope, last) VALUES (?, ?) ON CONFLICT (scope) DO UPDATE SET last = excluded.last',
      scope,
      number,
    );
  }
  writeInvolvement(db, commit, n);
  return { outcome: { kind: 'committed' }, releasedJobs };
}

/** Of the text to be found by. */
function textHashOf({ searchText }: Commit, stored: string | null | undefined): string {
  return searchText === undefined && typeof stored === 'string' ? stored : hash('md5', searchText ?? '', 'base64url');
}

function readRow(db: Connection, id: string): InstanceRowNote | undefined {
  const row = db.first('SELECT n, revision, text_hash, log_n FROM instance WHERE id = ?', id);
  return row === undefined ? undefined : noteOf(row);
}

/** Of the columns n, revision, text_hash, log_n. */
export function noteOf([n, revision, textHash = null, logN = null]: SqlRow): InstanceRowNote {
  return {
    n: Number(n),
    revision: Number(revision),
    textHash: textHash === null ? null : String(textHash),
    logN: logN === null ? null : Number(logN),
  };
}

/** The first write of a commit; false when the id is already there. */
function insertCommand(db: Connection, { command }: Commit): boolean {
  const added = db.run(
    'INSERT OR IGNORE INTO command (id, body_hash, instance_id, result) VALUES (?, ?, ?, ?)',
    command.commandId,
    command.bodyHash,
    command.instanceId,
    JSON.stringify(command.result),
  );
  return added === 1;
}

/** What became of the command when it came before; `undefined` = it never did. */
function earlierOutcome(db: Connection, command: CommandRecord): CommitOutcome | undefined {
  const record = readCommand(db, command.commandId);
  if (record === undefined) return undefined;
  return record.bodyHash === command.bodyHash
    ? { kind: 'repeated', record }
    : { kind: 'refused', fault: commandIdReused(record.commandId) };
}

function takenSerial(db: Connection, commit: Commit): CommitOutcome | undefined {
  if (commit.serials.length === 0) return undefined;
  const next = new Map<string, number>();
  for (const { scope, number } of commit.serials) {
    const free = next.get(scope) ?? readLastSerial(db, scope) + 1;
    if (number !== free) return { kind: 'serial-taken', scope };
    next.set(scope, free + 1);
  }
  return undefined;
}

export function readCommand(db: Connection, commandId: string): CommandRecord | undefined {
  const row = db.first('SELECT body_hash, instance_id, result FROM command WHERE id = ?', commandId);
  if (row === undefined) return undefined;
  return {
    commandId,
    bodyHash: String(row[0]),
    instanceId: String(row[1]),
    result: JSON.parse(String(row[2])) as CommandRecord['result'],
  };
}

export function readLastSerial(db: Connection, scope: string): number {
  return Number(db.first('SELECT last FROM serial WHERE scope = ?', scope)?.[0] ?? 0);
}

function insertInstance(db: Connection, commit: Commit, textHash: string): number {
  const { instance } = commit;
  const n = db.insert(
    'INSERT INTO instance (id, revision, process, version, business_key, subject, status, outcome, started_by, started_at, ended_at, states, due_at, text_hash, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    instance.id,
    instance.revision,
    instance.definition.key,
    instance.definition.version,
    instance.businessKey ?? null,
    instance.subject,
    instance.status,
    instance.outcome ?? null,
    instance.startedBy,
    instance.startedAt,
    instance.endedAt ?? null,
    statesOf(instance),
    earliestDue(instance),
    textHash,
    JSON.stringify(instance),
  );
  db.run('INSERT INTO text_pending (n, text) VALUES (?, ?)', n, commit.searchText ?? '');
  return n;
}

/** `textHash` is given when the text to be found by has changed. */
function updateInstance(
  db: Connection,
  commit: Commit,
  previous: ProcessInstance,
  n: number,
  textHash: string | undefined,
  logN: number | null,
): void {
  const { instance } = commit;
  // Only columns without an index here: SQLite rewrites the entries of every index whose column is named.
  db.run(
    'UPDATE instance SET revision = ?, subject = ?, states = ?, due_at = ?, log_n = ?, document = ? WHERE n = ?',
    instance.revision,
    instance.subject,
    statesOf(instance),
    earliestDue(instance),
    logN,
    JSON.stringify(instance),
    n,
  );
  if (instance.status !== previous.status) db.run('UPDATE instance SET status = ? WHERE n = ?', instance.status, n);
  if (instance.outcome !== previous.outcome)
    db.run('UPDATE instance SET outcome = ? WHERE n = ?', instance.outcome ?? null, n);
  if (instance.endedAt !== previous.endedAt)
    db.run('UPDATE instance SET ended_at = ? WHERE n = ?', instance.endedAt ?? null, n);
  if (instance.definition.version !== previous.definition.version)
    db.run('UPDATE instance SET version = ? WHERE n = ?', instance.definition.version, n);
  const isSuspended = instance.suspended !== undefined;
  if (isSuspended !== (previous.suspended !== undefined))
    db.run('UPDATE instance SET suspended = ? WHERE n = ?', isSuspended ? 1 : 0, n);
  if (instance.businessKey !== previous.businessKey) {
    db.run('UPDATE instance SET business_key = ? WHERE n = ?', instance.businessKey ?? null, n);
  }
  if (textHash !== undefined) {
    db.run('UPDATE instance SET text_hash = ? WHERE n = ?', textHash, n);
    db.run('INSERT OR REPLACE INTO text_pending (n, text) VALUES (?, ?)', n, commit.searchText ?? '');
  }
}

/** Innermost active states: a container stands for what is inside it. */
export function statesOf(instance: ProcessInstance): string {
  const [first, ...others] = instance.visits;
  if (first !== undefined && others.length === 0) return JSON.stringify([first.state]);
  const containers = new Set(instance.visits.map((visit) => visit.parent));
  return JSON.stringify(instance.visits.filter((visit) => !containers.has(visit.id)).map((visit) => visit.state));
}

export function earliestDue(instance: ProcessInstance): string | null {
  let earliest: string | null = null;
  for (const { dueAt } of instance.tasks) {
    if (dueAt !== undefined && (earliest === null || dueAt < earliest)) earliest = dueAt;
  }
  return earliest;
}

function writeHistory(db: Connection, commit: Commit, n: number): void {
  const first = commit.events[0];
  if (first === undefined) return;
  const { at, actor, seq } = first;
  const lean = commit.events.map((event) => leanEvent(event, event.at === at && event.actor === actor));
  db.run(
    'INSERT INTO history (id, command_id, at, actor, events) VALUES (?, ?, ?, ?, ?)',
    n * EVENTS_AN_INSTANCE + seq,
    commit.command.commandId,
    at,
    actor,
    JSON.stringify(lean),
  );
}

/** An event without what its row already says. Key by key: twice as fast as leaving members out of a copy. */
function leanEvent(event: HistoryEvent, isShared: boolean): Partial<HistoryEvent> {
  const lean: Record<string, unknown> = {};
  for (const key in event) {
    if (key === 'instanceId' || key === 'commandId' || key === 'seq') continue;
    if (isShared && (key === 'at' || key === 'actor')) continue;
    lean[key] = event[key as keyof HistoryEvent];
  }
  return lean;
}

export function readHistory(db: Connection, instanceId: string): readonly HistoryEvent[] {
  const n = db.first('SELECT n FROM instance WHERE id = ?', instanceId)?.[0];
  if (n === undefined) return [];
  const first = Number(n) * EVENTS_AN_INSTANCE;
  return db
    .all(
      'SELECT id, command_id, at, actor, events FROM history WHERE id >= ? AND id < ? ORDER BY id',
      first,
      first + EVENTS_AN_INSTANCE,
    )
    .flatMap(([id, commandId, at, actor, events]) =>
      (JSON.parse(String(events)) as Partial<HistoryEvent>[]).map((event, index) => {
        const shared = { instanceId, seq: Number(id) - first + index, at: String(at), actor: String(actor) };
        return { ...shared, ...event, commandId: String(commandId) } as HistoryEvent;
      }),
    );
}

function writeInvolvement(db: Connection, commit: Commit, n: number): void {
  const { instance } = commit;
  const people = new Set<string>();
  if (commit.previous === undefined) people.add(instance.startedBy);
  for (const { completedBy } of commit.endedTasks) {
    if (completedBy !== undefined && !isKnown(commit.previous, completedBy)) people.add(completedBy);
  }
  for (const copy of commit.copies) {
    people.add(copy.userId);
    db.run(
      'INSERT INTO copy (user_id, instance_n, at, given_by) VALUES (?, ?, ?, ?) ON CONFLICT (user_id, instance_n) DO UPDATE SET at = excluded.at, given_by = excluded.given_by, read_at = NULL',
      copy.userId,
      n,
      copy.at,
      copy.from,
    );
  }
  for (const userId of people) {
    db.run(
      'INSERT OR IGNORE INTO involvement (user_id, started_at, instance_n) VALUES (?, ?, ?)',
      userId,
      instance.startedAt,
      n,
    );
  }
}

/** The previous commits have written down this person already. */
function isKnown(previous: ProcessInstance | undefined, userId: string): boolean {
  return previous !== undefined && (previous.startedBy === userId || Object.values(previous.handlers).includes(userId));
}
