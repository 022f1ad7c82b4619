import type { Job, JobRequest, Visit } from '../instance/instance.js';
import { EFFECT_TRIES } from './job-tries.js';
import type { Turn } from './turn.js';

/**
 * Tells the children that a call waited for to stop. One whose start has become an incident was never begun: its start is
 * given up with the call, for nothing would ever put that incident away.
 */
export function stopChildren(
  turn: Turn,
  visit: Visit,
  order: { readonly reason: string; readonly as?: 'terminated' | 'voided' },
): void {
  for (const child of turn.children) {
    if (child.visitId !== visit.id || child.status !== 'running') continue;
    const start = turn.jobs.find((job) => isStart(job) && job.request.instanceId === child.instanceId);
    if (start?.incident !== undefined && isStart(start)) giveUpStart(turn, start);
    // Also then: should it have begun after all, it stops; should it not, there is nothing to do.
    turn.addJob({ kind: 'cancel-child', instanceId: child.instanceId, ...order }, { tries: EFFECT_TRIES });
  }
}

/** A start that failed for good is given up when the call that asked for it has been left; true = it was. */
export function giveUpIfLeft(turn: Turn, job: Job): boolean {
  const isLeft = isStart(job) && job.visitId !== undefined && turn.visit(job.visitId) === undefined;
  if (isLeft) giveUpStart(turn, job);
  return isLeft;
}

interface Start extends Job {
  readonly request: Extract<JobRequest, { kind: 'start-process' }>;
}

function isStart(job: Job): job is Start {
  return job.request.kind === 'start-process';
}

/** The child was never begun and never will be. */
function giveUpStart(turn: Turn, start: Start): void {
  turn.removeJob(start.id);
  const link = turn.children.find(({ instanceId }) => instanceId === start.request.instanceId);
  if (link === undefined) return;
  const outcome = 'cancelled';
  turn.children = turn.children.map((child) => (child === link ? { ...link, status: outcome, outcome } : child));
  const { process, state, instanceId } = link;
  turn.record('child.ended', { process, instance: instanceId, status: outcome, outcome }, { state });
}
