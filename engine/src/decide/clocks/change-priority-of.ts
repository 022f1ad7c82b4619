import type { ClockPromise } from '../../agreements/promise.js';
import type { Instant } from '../../definition/instant.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import type { Turn } from '../turn.js';
import { addToClock, recordClock } from './change-clock.js';
import { promiseFor } from './clock-terms.js';
import { RE_GRADED } from './judge-clock-now.js';

/** Gives the ticket another priority: every open clock is measured by it, as the terms say how. */
export function changePriorityTo(turn: Turn, priority: string, reason: string, at: Instant = turn.now): void {
  const { service } = turn;
  if (service === undefined || service.priority === priority) return;
  turn.service = { ...service, priority };
  turn.record('priority.changed', { from: service.priority, to: priority, reason });
  for (const clock of turn.clocks) {
    if (clock.state === 'stopped' || clock.commitment === undefined) continue;
    const promise = promiseFor(turn, clock.metric, priority);
    if (promise === undefined) continue;
    const changed = regrade(turn, clock, promise, priority, at < clock.startedAt ? clock.startedAt : at);
    if (changed !== undefined) recordClock(turn, 'clock.re-graded', changed, { priority });
  }
}

/**
 * Within one table the priority changes; where another row promises by other terms (another calendar), the clock goes over
 * to them and is measured by them altogether.
 */
function regrade(
  turn: Turn,
  clock: InstanceClock,
  promise: ClockPromise,
  priority: string,
  at: Instant,
): InstanceClock | undefined {
  const isInTable = Object.values(promise.rows).includes(clock.commitment ?? '');
  const next = { ...clock, commitment: promise.commitment };
  if (isInTable) return addToClock(turn, next, { type: 'priority', at, to: priority });
  const graded = addToClock(turn, next, { type: 'priority', at, to: priority });
  return (
    graded && addToClock(turn, graded, { type: 'agreement', at, mode: 'retro', terms: promise.terms, note: RE_GRADED })
  );
}
