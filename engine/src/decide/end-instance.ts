import type { Visit } from '../instance/instance.js';
import { EFFECT_TRIES } from './job-tries.js';
import { leaveVisits } from './leave-state.js';
import { cancelTimers } from './timers.js';
import type { Turn } from './turn.js';

/** A final was entered: it ends the region, the phase or the process it stands in. */
export function reachFinal(
  turn: Turn,
  container: Visit | undefined,
  region: string | undefined,
  outcome: string,
): void {
  if (container === undefined) return endInstance(turn, 'completed', outcome);
  if (region === undefined) {
    turn.pendingRoutes.push({ visitId: container.id, outcome });
    return;
  }
  const parallel = turn.visit(container.id) ?? container;
  const doneRegions = [...(parallel.doneRegions ?? []), region];
  turn.replaceVisit({ ...parallel, doneRegions });
  const { state } = turn.state(container.state);
  const total = state.type === 'parallel' ? Object.keys(state.regions).length : 0;
  if (doneRegions.length === total) turn.pendingRoutes.push({ visitId: container.id, outcome: 'join' });
}

/** Ends the whole instance. Jobs already asked for (documents, notices, starts) are still run. */
export function endInstance(turn: Turn, status: 'completed' | 'cancelled', outcome: string, reason?: string): void {
  leaveVisits(turn, turn.visits, { silent: status === 'cancelled' });
  cancelTimers(turn, undefined);
  turn.status = status;
  turn.outcome = outcome;
  turn.endedAt = turn.now;
  if (status === 'completed') turn.record('instance.completed', { outcome });
  else turn.record('instance.cancelled', { reason: reason ?? '' });
  if (turn.parent === undefined) return;
  turn.addJob(
    {
      kind: 'child-ended',
      parent: turn.parent,
      status,
      outcome,
      variables: turn.variables,
      businessKey: turn.businessKey ?? '',
    },
    { tries: EFFECT_TRIES },
  );
}
