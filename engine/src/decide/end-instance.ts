import { endClocks } from './clocks/follow-course.js';
import { EFFECT_TRIES } from './job-tries.js';
import { leaveVisits } from './leave-state.js';
import { cancelTimers } from './timers.js';
import type { Turn } from './turn.js';

/** Ends the whole instance, detached branches included. Jobs already asked for (documents, notices, starts) are still run. */
export function endInstance(turn: Turn, status: 'completed' | 'cancelled', outcome: string, reason?: string): void {
  leaveVisits(turn, turn.visits, { silent: status === 'cancelled' });
  endClocks(turn, status === 'cancelled');
  cancelTimers(turn, undefined);
  turn.status = status;
  turn.outcome = outcome;
  turn.endedAt = turn.now;
  turn.leftIn = {};
  const { error } = turn;
  if (status === 'completed') turn.record('instance.completed', error === undefined ? { outcome } : { outcome, error });
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
      ...(error === undefined ? {} : { error }),
    },
    { tries: EFFECT_TRIES },
  );
}
