import type { Fault } from '../../definition/yunliu-error.js';
import { EFFECT_TRIES } from '../job-tries.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { requiredReason } from './reason.js';
import { adminFault, instanceCase, type InstanceCase } from './task-case.js';

export function suspendFault(at: InstanceCase): Fault | undefined {
  return (
    adminFault(at) ?? (at.instance.suspended === undefined ? undefined : suspendedFault(at.instance.suspended.reason))
  );
}

/**
 * 挂起: nothing but activating, cancelling, ending and commenting is accepted; timers and service jobs stand still. What has
 * been asked of the outside already (notices, documents, starts) is still carried out.
 */
export const suspendInstance: Verb<'suspend'> = (turn, { reason, timers, scope, children, actor }, instance) => {
  if (actor.system !== true) {
    const at = instanceCase(turn, instance);
    if ('fault' in at) return at.fault;
    const fault = suspendFault(at);
    if (fault !== undefined) return fault;
  } else if (instance.suspended !== undefined) return suspendedFault(instance.suspended.reason);
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  turn.suspended = {
    at: turn.now,
    by: actor.userId,
    reason: why,
    ...(scope === undefined ? {} : { scope }),
    ...(timers === undefined ? {} : { timers }),
  };
  turn.record('instance.suspended', { reason: why, timers: timers ?? 'shift', children: children === true });
  if (children === true) tellChildren(turn, 'suspend', why);
  return undefined;
};

/** Running children, waited for or not, are told by the outbox. */
export function tellChildren(turn: Turn, verb: 'suspend' | 'activate', reason: string): void {
  for (const { instanceId, status } of turn.children) {
    if (status === 'running') turn.addJob({ kind: 'pause-child', instanceId, verb, reason }, { tries: EFFECT_TRIES });
  }
}

export function suspendedFault(reason: string): Fault {
  return refusal(
    'instance/suspended',
    [`该流程已挂起：${reason}`, `This instance is suspended: ${reason}`],
    ['挂起期间不能办理；请等待管理员激活后再试。', 'Nothing can be done until an administrator activates it.'],
    { details: { reason } },
  );
}
