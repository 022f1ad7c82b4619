import type { Instant } from '../definition/instant.js';
import type { Job } from '../instance/instance.js';

export interface JobOptions {
  readonly visitId?: string;
  readonly tries?: number;
  readonly incident?: Job['incident'];
}

/** A job that may run at once. */
export function newJob(
  what: Pick<Job, 'id' | 'instanceId' | 'request'>,
  now: Instant,
  { visitId, tries = 0, incident }: JobOptions,
): Job {
  const job: { -readonly [Key in keyof Job]: Job[Key] } = {
    ...what,
    createdAt: now,
    runAt: now,
    triesLeft: tries,
    tries: 0,
  };
  if (visitId !== undefined) job.visitId = visitId;
  if (incident !== undefined) job.incident = incident;
  return job;
}
