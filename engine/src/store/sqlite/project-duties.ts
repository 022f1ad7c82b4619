import type { Job, ProcessInstance, Timer } from '../../instance/instance.js';
import { runnableJobs, runningTimers } from '../../instance/standing-still.js';
import type { Connection } from './connection.js';

/** Writes the timers and jobs that differ between the two documents (a suspended one has few); gives the ids of jobs changed or gone. */
export function projectDuties(
  db: Connection,
  previous: ProcessInstance | undefined,
  instance: ProcessInstance,
): readonly string[] {
  projectTimers(db, previous === undefined ? [] : runningTimers(previous), runningTimers(instance));
  return projectJobs(db, previous === undefined ? [] : runnableJobs(previous), runnableJobs(instance));
}

function projectTimers(db: Connection, before: readonly Timer[], after: readonly Timer[]): void {
  if (before === after) return;
  const gone = new Map(before.map((timer) => [timer.id, timer]));
  for (const timer of after) {
    const old = gone.get(timer.id);
    if (old === timer || old?.dueAt === timer.dueAt) {
      gone.delete(timer.id);
      continue;
    }
    db.run(
      'INSERT INTO timer (due_at, id, instance_id, visit_id, rule) VALUES (?, ?, ?, ?, ?)',
      timer.dueAt,
      timer.id,
      timer.instanceId,
      timer.visitId ?? null,
      timer.rule,
    );
  }
  for (const old of gone.values()) db.run('DELETE FROM timer WHERE due_at = ? AND id = ?', old.dueAt, old.id);
}

/** What external workers fetch it by; `null` = the outbox runs it. */
export function topicOf({ request }: Job): string | null {
  return request.kind === 'service' && request.external === true ? request.handler : null;
}

function projectJobs(db: Connection, before: readonly Job[], after: readonly Job[]): readonly string[] {
  if (before === after) return [];
  const gone = new Map(before.map((job) => [job.id, job]));
  const touched: string[] = [];
  for (const job of after) {
    const old = gone.get(job.id);
    gone.delete(job.id);
    if (old === job) continue;
    if (old !== undefined) touched.push(job.id);
    db.run(
      'INSERT OR REPLACE INTO job (id, run_at, incident_at, topic, document) VALUES (?, ?, ?, ?, ?)',
      job.id,
      job.runAt,
      job.incident?.at ?? null,
      topicOf(job),
      JSON.stringify(job),
    );
  }
  for (const id of gone.keys()) {
    touched.push(id);
    db.run('DELETE FROM job WHERE id = ?', id);
  }
  return touched;
}
