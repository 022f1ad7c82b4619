import { endInstance } from '../end-instance.js';
import type { Verb } from '../verb.js';
import { requiredReason } from './reason.js';
import { adminFault, instanceCase } from './task-case.js';

/**
 * 终止 / 作废 by an administrator: ends as it stands, without exit effects, with outcome `terminated` or `voided`; children
 * that are waited for end with it, in the same way.
 */
export const terminateInstance: Verb<'terminate'> = (turn, { as, reason, actor }, instance) => {
  if (actor.system !== true) {
    const at = instanceCase(turn, instance);
    if ('fault' in at) return at.fault;
    const fault = adminFault(at);
    if (fault !== undefined) return fault;
  }
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  turn.suspended = undefined;
  turn.record('instance.terminated', { as, reason: why });
  endInstance(turn, 'cancelled', as, why);
  return undefined;
};
