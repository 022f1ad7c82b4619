import { mayAdminister } from '../identity/permissions.js';
import type { Job, Visit } from '../instance/instance.js';
import { callProcess } from './call-process.js';
import { expectSomething } from './enter-state.js';
import { childFailed } from './errors.js';
import { EFFECT_TRIES, SERVICE_TRIES } from './job-tries.js';
import { refusal } from './refusal.js';
import { takeRoute } from './take-route.js';
import { armTimers } from './timers.js';
import type { Turn } from './turn.js';
import { actingPerson, type Verb } from './verb.js';

/** An administrator, having mended the cause, lets a failed job run again with fresh tries. */
export const retryIncident: Verb<'retry-incident'> = (turn, { jobId, actor }) => {
  if (actor.system !== true) {
    const viewer = actingPerson(turn);
    if ('fault' in viewer) return viewer.fault;
    if (!mayAdminister(viewer)) {
      return refusal(
        'incident/not-allowed',
        ['只有管理员可以重试故障作业。', 'Only administrators may retry an incident.'],
        ['请联系管理员处理。', 'Ask an administrator.'],
      );
    }
  }
  const job = turn.jobs.find(({ id }) => id === jobId);
  if (job?.incident === undefined) {
    return refusal(
      'incident/not-found',
      ['没有该故障，或已经重试。', 'There is no such incident; it may have been retried already.'],
      ['请刷新故障列表。', 'Reload the list of incidents.'],
      { pointer: '/jobId', details: { jobId } },
    );
  }
  const visit = turn.visit(job.visitId);
  turn.record('incident.retried', { job: job.id }, { state: visit?.state });
  if (job.request.kind === 'resume') resume(turn, job, job.request, visit);
  else {
    const { incident: _, ...fresh } = job;
    turn.replaceJob({ ...fresh, tries: 0, triesLeft: freshTries(turn, job, visit), runAt: turn.now });
  }
  return undefined;
};

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
