// What the disk and SQLite give by themselves, measured in the same run.
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { timeOrderedId } from '@yunliu/engine';

/** 4 KiB at a time into a preallocated file, each made durable. */
export function fsyncProbe(folder) {
  const file = openSync(join(folder, 'probe'), 'w');
  const block = Buffer.alloc(4096, 1);
  const blocks = 1024;
  for (let index = 0; index < blocks; index++) writeSync(file, block, 0, block.length, index * 4096);
  fdatasyncSync(file);
  let at = 0;
  return {
    work() {
      writeSync(file, block, 0, block.length, (at++ % blocks) * 4096);
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
}

/**
 * A hand-written loop that writes the rows the engine writes for one task completion (see `sample` in world.js) and does
 * nothing else: no decision, no checks, no hashes, no JSON. `size` completions share a transaction.
 */
export function rawStore(path, { tasks, sample }, size) {
  const db = new Database(path);
  for (const pragma of [
    'locking_mode = EXCLUSIVE',
    'journal_mode = WAL',
    'synchronous = FULL',
    'wal_autocheckpoint = 20000',
    'cache_size = -65536',
  ]) {
    db.exec(`PRAGMA ${pragma}`);
  }
  const { candidates, document, entry, events, result } = sample;
  const list = (item) => candidates.map(() => item).join(', ');
  const statements = {
    read: db.prepare('SELECT n, revision, document, log_n FROM instance WHERE id = ?').raw(),
    command: db.prepare('INSERT INTO command (id, body_hash, instance_id, result) VALUES (?, ?, ?, ?)'),
    log: db.prepare('INSERT INTO command_log (previous, instance_n, revision, entry) VALUES (?, ?, ?, ?)'),
    instance: db.prepare(
      'UPDATE instance SET revision = ?, subject = ?, states = ?, due_at = ?, log_n = ?, document = ? WHERE n = ?',
    ),
    task: db.prepare(
      "INSERT INTO task (id, instance_n, visit_id, state, created_at, due_at, assignee, candidates, has_draft, status) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, 0, 'open')",
    ),
    reach: db.prepare(`INSERT INTO task_principal (principal, due, task_n, process) VALUES ${list('(?, ?, ?, ?)')}`),
    end: db
      .prepare(
        "UPDATE task SET assignee = ?, status = 'completed', outcome = ?, completed_by = ?, ended_at = ? WHERE id = ? RETURNING n",
      )
      .raw(),
    unreach: db.prepare(`DELETE FROM task_principal WHERE due = ? AND task_n = ? AND principal IN (${list('?')})`),
    history: db.prepare('INSERT INTO history (id, command_id, at, actor, events) VALUES (?, ?, ?, ?, ?)'),
    clock: db.prepare(
      'INSERT OR REPLACE INTO clock (instance_n, id, instance_id, process, metric, agreement, agreement_version, commitment_id, system, priority, engineer, started_at, stopped_at, due, state, breached_at, result, cause, excluded, awaits) VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL, ?, ?, ?, ?, ?, NULL, ?, NULL, 0, NULL)',
    ),
  };
  const hash = 'f'.repeat(64);
  const candidateText = JSON.stringify(candidates);
  let made = 0;
  const complete = () => {
    const pick = Math.floor(Math.random() * tasks.length);
    const { instanceId, taskId, dueAt } = tasks[pick];
    const [n, revision, , logN] = statements.read.get(instanceId);
    const now = new Date().toISOString();
    const newDue = dueAt === null ? null : new Date(Date.now() + 4 * 3600_000).toISOString();
    const [commandId, newTask] = [timeOrderedId(), timeOrderedId()];
    statements.command.run([commandId, hash, instanceId, result]);
    const log = statements.log.run([logN, n, revision + 1, entry]).lastInsertRowid;
    const text = document.replaceAll(sample.instanceId, instanceId).replace(sample.taskId, newTask);
    statements.instance.run([revision + 1, 'bench', '["second"]', newDue, log, text, n]);
    const row = [newTask, n, 'v9', 'second', now, newDue, candidateText];
    const { lastInsertRowid } = statements.task.run(row);
    statements.reach.run(candidates.flatMap((principal) => [principal, newDue ?? '~', lastInsertRowid, 'bench']));
    const [taskN] = statements.end.get(['tech-1', 'next', 'tech-1', now, taskId]);
    statements.unreach.run([dueAt ?? '~', taskN, ...candidates]);
    if (dueAt !== null) {
      const clock = [instanceId, 'bench', 'm'];
      statements.clock.run([n, `c${revision}`, ...clock, 'tech-1', now, now, dueAt, 'stopped', 'met']);
      statements.clock.run([n, `c${revision + 1}`, ...clock, null, now, null, newDue, 'running', null]);
    }
    statements.history.run([n * 1048576 + 1000 + ++made, commandId, now, 'tech-1', events]);
    tasks[pick] = { instanceId, taskId: newTask, dueAt: newDue };
  };
  return {
    work() {
      db.exec('BEGIN IMMEDIATE');
      for (let index = 0; index < size; index++) complete();
      db.exec('COMMIT');
    },
    close: () => db.close(),
  };
}
