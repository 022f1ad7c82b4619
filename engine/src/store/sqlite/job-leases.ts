import type { Instant } from '../../definition/instant.js';
import type { Job } from '../../instance/instance.js';
import type { Connection } from './connection.js';

/**
 * Which jobs a worker holds. The file belongs to one process (see `open-sqlite-store.ts`), so a hold need not outlive
 * it: kept in memory, a hold costs no write, and after a crash every unfinished job is free again.
 */
export class JobLeases {
  readonly #db: Connection;
  readonly #heldUntil = new Map<string, Instant>();

  constructor(db: Connection) {
    this.#db = db;
  }

  lease(now: Instant, until: Instant, limit: number): readonly Job[] {
    const rows = this.#db.all(
      'SELECT id, document FROM job WHERE incident_at IS NULL AND topic IS NULL AND run_at <= ? ORDER BY run_at LIMIT ?',
      now,
      limit + this.#heldUntil.size,
    );
    const jobs: Job[] = [];
    for (const [id, document] of rows) {
      if (jobs.length === limit) break;
      if ((this.#heldUntil.get(String(id)) ?? '') > now) continue;
      this.#heldUntil.set(String(id), until);
      jobs.push(JSON.parse(String(document)) as Job);
    }
    return jobs;
  }

  /** Ends the holds of jobs that a commit has changed or removed. */
  readonly release = (ids: readonly string[]): void => {
    for (const id of ids) this.#heldUntil.delete(id);
  };

  /** When the next job can be handed out: held ones not before their hold ends. */
  nextRunAt(): Instant | undefined {
    const rows = this.#db.all(
      'SELECT id, run_at FROM job WHERE incident_at IS NULL AND topic IS NULL ORDER BY run_at LIMIT ?',
      1 + this.#heldUntil.size,
    );
    let next: Instant | undefined;
    for (const [id, runAt] of rows) {
      const until = this.#heldUntil.get(String(id)) ?? '';
      const free = until > String(runAt) ? until : String(runAt);
      if (next === undefined || free < next) next = free;
    }
    return next;
  }
}

/** Each topic by its own walk of the index, so that a busy topic does not hide the others. */
export function readDueExternalJobs(
  db: Connection,
  topics: readonly string[],
  now: Instant,
  limit: number,
): readonly Job[] {
  return [...new Set(topics)]
    .flatMap((topic) =>
      db.all(
        'SELECT run_at, document FROM job WHERE topic = ? AND incident_at IS NULL AND run_at <= ? ORDER BY run_at LIMIT ?',
        topic,
        now,
        limit,
      ),
    )
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
    .slice(0, limit)
    .map(([, document]) => JSON.parse(String(document)) as Job);
}
