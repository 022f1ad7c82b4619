import type { Instant } from '../../definition/instant.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { applySubstitution } from '../apply-substitution.js';
import type { Command } from '../command.js';
import { completeChild } from '../complete-child.js';
import { refusal } from '../refusal.js';
import type { CommandOf, Verb } from '../verb.js';
import { givenReason } from './reason.js';
import { tellChildren } from './suspend-instance.js';
import { adminFault, instanceCase, type InstanceCase } from './task-case.js';

export function activateFault(at: InstanceCase): Fault | undefined {
  return adminFault(at) ?? (at.instance.suspended === undefined ? notSuspended() : undefined);
}

/**
 * 激活: goes on. Timers and due times move by the time it stood still, unless it was suspended with `absolute`; then what is
 * overdue fires at once. Children that ended meanwhile report now, in their order, and tasks go where a 代理 that began or
 * ended meanwhile sends them.
 */
export const activateInstance: Verb<'activate'> = (turn, { reason, children, actor }, instance) => {
  if (actor.system !== true) {
    const at = instanceCase(turn, instance);
    if ('fault' in at) return at.fault;
    const fault = activateFault(at);
    if (fault !== undefined) return fault;
  }
  const { suspended } = instance;
  if (suspended === undefined) return notSuspended();
  const why = givenReason(reason);
  if (typeof why === 'object') return why.fault;
  const stoodMs = Math.max(0, Date.parse(turn.now) - Date.parse(suspended.at));
  turn.suspended = undefined;
  if (suspended.timers !== 'absolute') {
    const moved = (at: Instant): Instant => new Date(Date.parse(at) + stoodMs).toISOString();
    turn.timers = turn.timers.map((timer) => ({ ...timer, dueAt: moved(timer.dueAt) }));
    turn.tasks = turn.tasks.map((task) => (task.dueAt === undefined ? task : { ...task, dueAt: moved(task.dueAt) }));
  }
  turn.record('instance.activated', {
    since: suspended.at,
    timers: suspended.timers ?? 'shift',
    ...(why === undefined ? {} : { reason: why }),
  });
  if (children === true) tellChildren(turn, 'activate', why ?? '');
  // Refused for a task that is with the right person already; nothing is changed then.
  for (const { id: taskId } of turn.tasks)
    applySubstitution(
      turn,
      { type: 'apply-substitution', commandId: '', actor, instanceId: instance.id, taskId },
      instance,
    );
  for (const held of suspended.held ?? []) {
    // It was accepted when it came; what has become void since (its call was left) has nothing to say.
    completeChild(turn, held as unknown as Command as CommandOf<'complete-child'>, instance);
  }
  return undefined;
};

function notSuspended(): Fault {
  return refusal(
    'instance/not-suspended',
    ['该流程没有挂起。', 'This instance is not suspended.'],
    ['请刷新后查看流程当前状态。', 'Reload to see how it stands.'],
  );
}
