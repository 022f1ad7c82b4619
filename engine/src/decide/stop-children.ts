import type { Visit } from '../instance/instance.js';
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
    giveUpStart(turn, child.instanceId);
    // Also then: should it have begun after all, it stops; should it not, there is nothing to do.
    turn.addJob({ kind: 'cancel-child', instanceId: child.instanceId, ...order }, { tries: EFFECT_TRIES });
  }
}

function giveUpStart(turn: Turn, childId: string): void {
  const start = turn.jobs.find(({ request }) => request.kind === 'start-process' && request.instanceId === childId);
  if (start?.incident === undefined) return;
  turn.removeJob(start.id);
  const link = turn.children.find(({ instanceId }) => instanceId === childId);
  if (link === undefined) return;
  const outcome = 'cancelled';
  turn.children = turn.children.map((child) => (child === link ? { ...link, status: outcome, outcome } : child));
  const { process, state } = link;
  turn.record('child.ended', { process, instance: childId, status: outcome, outcome }, { state });
}
