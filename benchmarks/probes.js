// What the disk and SQLite give by themselves, measured in the same run.
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

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
 * A hand-written loop that writes the rows of one task completion (see world.js) and nothing else: no decision, no
 * checks, no hashes. `size` completions share a transaction.
 */
export function rawStore(path, tasks, size) {
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
  const statements = {
    read: db.prepare('SELECT n, revision, document, log_n FROM instance WHERE id = ?').raw(),
    instance: db.prepare(
      'UPDATE instance SET revision = ?, subject = ?, outcome = NULL, ended_at = NULL, states = ?, due_at = ?, text_hash = ?, log_n = ?, document = ? WHERE n = ?',
    ),
    taskRow: db.prepare('SELECT n FROM task WHERE id = ?').raw(),
    unreach: db.prepare('DELETE FROM task_principal WHERE principal = ? AND due = ? AND task_n = ?'),
    end: db.prepare(
      "UPDATE task SET assignee = ?, has_draft = 0, status = 'completed', outcome = ?, completed_by = ?, ended_at = ? WHERE n = ?",
    ),
    task: db.prepare(
      "INSERT INTO task (id, instance_n, visit_id, state, created_at, due_at, assignee, candidates, has_draft, status) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, 0, 'open')",
    ),
    reach: db.prepare('INSERT INTO task_principal (principal, due, task_n, process) VALUES (?, ?, ?, ?)'),
    history: db.prepare('INSERT INTO history (id, command_id, at, actor, events) VALUES (?, ?, ?, ?, ?)'),
    involvement: db.prepare('INSERT OR IGNORE INTO involvement (user_id, started_at, instance_n) VALUES (?, ?, ?)'),
    clock: db.prepare(
      'INSERT OR REPLACE INTO clock (instance_n, id, instance_id, process, metric, agreement, agreement_version, commitment_id, system, priority, engineer, started_at, stopped_at, due, state, breached_at, result, cause, excluded, awaits) VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL, ?, ?, ?, ?, ?, NULL, ?, NULL, 0, NULL)',
    ),
    log: db.prepare('INSERT INTO command_log (previous, instance_n, revision, entry) VALUES (?, ?, ?, ?)'),
    command: db.prepare('INSERT INTO command (id, body_hash, instance_id, result) VALUES (?, ?, ?, ?)'),
  };
  const hash = 'f'.repeat(64);
  let made = 0;
  const complete = () => {
    const pick = Math.floor(Math.random() * tasks.length);
    const { instanceId, taskId, candidates, dueAt, events } = tasks[pick];
    const [n, revision, document, logN] = statements.read.all(instanceId)[0];
    const [taskN] = statements.taskRow.all(taskId)[0];
    const now = new Date().toISOString();
    const id = `raw-${process.pid}-${++made}-0123456789abcdef`.slice(0, 36);
    for (const principal of candidates) statements.unreach.run(principal, dueAt ?? '~', taskN);
    statements.end.run('tech-1', 'next', 'tech-1', now, taskN);
    const { lastInsertRowid } = statements.task.run(id, n, 'v9', 'second', now, dueAt, JSON.stringify(candidates));
    for (const principal of candidates) statements.reach.run(principal, dueAt ?? '~', lastInsertRowid, 'bench');
    const entry = `{"at":"${now}","version":1,"ids":["${id}"],"facts":"${hash}","answers":[["calendars.has",["always"],true],["calendars.due",["${now}","PT4H","always"],"${now}"]],"command":{"type":"complete","commandId":"${id}","actor":{"userId":"tech-1"},"taskId":"${taskId}","outcome":"next"}}`;
    const log = statements.log.run(logN, n, revision + 1, entry);
    const text = document.replace(taskId, id);
    statements.instance.run(revision + 1, 'bench', '["second"]', dueAt, 'x', log.lastInsertRowid, text, n);
    if (dueAt !== null)
      statements.clock.run(n, `c${revision}`, instanceId, 'bench', 'm', 'tech-1', now, now, dueAt, 'stopped', 'met');
    if (dueAt !== null)
      statements.clock.run(n, `c${revision + 1}`, instanceId, 'bench', 'm', null, now, null, dueAt, 'running', null);
    statements.history.run(n * 1048576 + 1000 + made, id, now, 'tech-1', events);
    statements.involvement.run('tech-1', now, n);
    statements.command.run(
      id,
      hash,
      instanceId,
      `{"instanceId":"${instanceId}","revision":${revision + 1},"createdTasks":["${id}"]}`,
    );
    tasks[pick] = { instanceId, taskId: id, candidates, dueAt, events };
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
