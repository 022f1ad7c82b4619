import { sameJson } from '../forms/same-json.js';
import type { Job, Visit } from '../instance/instance.js';
import { callProcess } from './call-process.js';
import { expectSomething } from './enter-state.js';
import { childFailed } from './errors.js';
import { EFFECT_TRIES, SERVICE_TRIES } from './job-tries.js';
import { incidentNotFound, mendingFault } from './jobs/administers.js';
import { withoutLock } from './jobs/job-locks.js';
import { takeRoute } from './take-route.js';
import { armTimers } from './timers.js';
import { giveUpIfLeft } from './stop-children.js';
import type { Turn } from './turn.js';
import type { Verb } from './verb.js';

/** An administrator, having mended the cause, lets a failed job run again with fresh tries. */
export const retryIncident: Verb<'retry-incident'> = (turn, { jobId }) => {
  const fault = mendingFault(turn);
  if (fault !== undefined) return fault;
  const job = turn.jobs.find(({ id }) => id === jobId);
  if (job?.incident === undefined) return incidentNotFound(jobId);
  const visit = turn.visit(job.visitId);
  turn.record('incident.retried', { job: job.id }, { state: visit?.state });
  if (giveUpIfLeft(turn, job)) return undefined;
  if (job.request.kind === 'resume') resume(turn, job, job.request, visit);
  else {
    const { incident: _, attempts: _attempts, ...fresh } = withoutLock(job);
    const again: Job = { ...fresh, tries: 0, triesLeft: freshTries(turn, job, visit), runAt: turn.now };
    replace(turn, job, withPresentInput(turn, again, visit));
  }
  return undefined;
};

/** A service state is asked again with the data of now, which may have been put right since. */
function withPresentInput(turn: Turn, job: Job, visit: Visit | undefined): Job {
  const state = visit === undefined ? undefined : turn.state(visit.state).state;
  if (job.request.kind !== 'service' || state?.type !== 'service') return job;
  const input = turn.evaluateAll(state.input);
  if (sameJson(input, job.request.input)) return job;
  // Another request needs another key: who has seen the old one would take this for a repetition of it.
  return { ...job, id: turn.ctx.newId('job'), createdAt: turn.now, request: { ...job.request, input } };
}

function replace(turn: Turn, old: Job, fresh: Job): void {
  if (old.id === fresh.id) return turn.replaceJob(fresh);
  turn.jobs = turn.jobs.map((job) => (job === old ? fresh : job));
  if (fresh.request.kind !== 'service') return;
  const place = { state: turn.visit(fresh.visitId)?.state };
  turn.record('job.created', { job: fresh.id, handler: fresh.request.handler, insteadOf: old.id }, place);
}

function freshTries(turn: Turn, job: Job, visit: Visit | undefined): number {
  if (job.request.kind !== 'service') return EFFECT_TRIES;
  const state = visit === undefined ? undefined : turn.state(visit.state).state;
  return (state?.type === 'service' ? state.tries : undefined) ?? SERVICE_TRIES;
}

/** The core tries again by itself what it could not do; if it still cannot, a new incident says so. */
function resume(turn: Turn, job: Job, request: Job['request'] & { kind: 'resume' }, visit: Visit | undefined): void {
  turn.removeJob(job.id);
  if (visit === undefined) return;
  const { state } = turn.state(visit.state);
  if (request.action === 'decide') turn.pendingDecisions.push(visit.id);
  if (request.action === 'route') takeRoute(turn, visit, request.outcome ?? '*');
  if (request.action === 'call' && state.type === 'call') callProcess(turn, visit, state);
  if (request.action === 'error') childFailed(turn, visit, request.outcome ?? '*', '');
  if (request.action === 'wait' && state.type === 'wait') {
    armTimers(turn, state.timers, visit);
    expectSomething(turn, visit);
  }
}
