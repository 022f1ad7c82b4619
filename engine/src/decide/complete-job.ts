import type { Instant } from '../definition/instant.js';
import type { Job, JobAttempt } from '../instance/instance.js';
import { listAttachment } from './attach-file.js';
import type { JobResult } from './command.js';
import { EFFECT_BACKOFF } from './job-tries.js';
import { dueFrom } from './due-times.js';
import { serviceFailed } from './errors.js';
import { heldJob, isExternal, jobGone, withoutLock } from './jobs/job-locks.js';
import { move } from './move.js';
import { giveUpIfLeft } from './stop-children.js';
import type { Turn } from './turn.js';
import type { Verb } from './verb.js';

/** The built-in handler whose inputs are the variables it sets. */
const SET_DATA = 'set-data';
/** Enough to judge an incident by; the history has them all. */
const KEPT_ATTEMPTS = 20;
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** The outbox reports one try of a job. */
export const completeJob: Verb<'complete-job'> = (turn, { jobId, result, lockId }) => {
  const job = turn.jobs.find(({ id }) => id === jobId);
  if (job === undefined || job.request.kind === 'resume') {
    return jobGone(jobId);
  }
  if (isExternal(job)) {
    const held = heldJob(turn, jobId, lockId ?? '');
    if ('fault' in held) return held.fault;
  }
  if (result.status === 'done') finish(turn, job, result);
  else fail(turn, job, result);
  return undefined;
};

function finish(turn: Turn, job: Job, result: JobResult & { status: 'done' }): void {
  turn.removeJob(job.id);
  const { request } = job;
  if (result.attachment !== undefined) listAttachment(turn, result.attachment);
  if (request.kind === 'notify') turn.record('people.notified', { to: request.to, title: request.title });
  if (request.kind !== 'service') return;
  const visit = turn.visit(job.visitId);
  turn.record('job.completed', { job: job.id, handler: request.handler }, { state: visit?.state });
  const state = visit === undefined ? undefined : turn.state(visit.state).state;
  if (visit === undefined || state?.type !== 'service') return;
  if (request.handler === SET_DATA && request.external !== true) turn.setVariables(request.input, visit.state);
  turn.setVariables(turn.evaluateAll(state.output, { result: result.output ?? {} }), visit.state);
  move(turn, { kind: 'service', name: 'done', from: visit, to: state.to });
}

function fail(turn: Turn, job: Job, result: JobResult & { status: 'failed' }): void {
  const { request } = job;
  const visit = turn.visit(job.visitId);
  const message = result.message;
  const kind = request.kind === 'service' ? request.handler : request.kind;
  turn.record('job.failed', { job: job.id, kind, try: job.tries + 1, message }, { state: visit?.state });
  const state = visit === undefined ? undefined : turn.state(visit.state).state;
  if (
    result.final === true &&
    visit !== undefined &&
    state?.type === 'service' &&
    serviceFailed(turn, visit, result.code)
  ) {
    return turn.removeJob(job.id);
  }
  const failed: Job = {
    ...withoutLock(job),
    tries: job.tries + 1,
    // The outbox may try a declared failure again all the same; a worker that says `final` has judged it.
    triesLeft: result.final === true && isExternal(job) ? 0 : Math.max(0, job.triesLeft - 1),
    attempts: [...(job.attempts ?? []), attemptOf(turn, job, message)].slice(-KEPT_ATTEMPTS),
  };
  if (failed.triesLeft > 0) return turn.replaceJob({ ...failed, runAt: result.retryAt ?? retryAt(turn, failed) });
  if (giveUpIfLeft(turn, job)) return undefined;
  turn.replaceJob({ ...failed, incident: { message, at: turn.now } });
  turn.record('incident.raised', { job: job.id, kind, message }, { state: visit?.state });
}

function attemptOf(turn: Turn, { lock }: Job, message: string): JobAttempt {
  return { at: turn.now, message, ...(lock === undefined ? {} : { worker: lock.worker }) };
}

/** Doubled after each try, at most a day. */
function retryAt(turn: Turn, job: Job): Instant {
  const pause = job.request.kind === 'service' ? job.request.backoff : EFFECT_BACKOFF;
  const now = Date.parse(turn.now);
  const pauseMs = Date.parse(dueFrom(turn, turn.now, pause)) - now;
  return new Date(now + Math.min(pauseMs * 2 ** (job.tries - 1), LONGEST_PAUSE_MS)).toISOString();
}
