import type { Task } from '../../instance/instance.js';
import { memberFault } from '../groups/one-vote.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { colleague } from './colleague.js';
import { requiredReason } from './reason.js';
import { separated } from './separated.js';
import { adminFault, instanceCase } from './task-case.js';

/**
 * 离职交接 within one instance: every open task `from` has, owns (委派) or is named for, and every place in a task group not
 * answered yet, goes to `to`. Drafts go along. `from` need not be active any more.
 */
export const handOver: Verb<'hand-over'> = (turn, { from, to, reason }, instance) => {
  const at = instanceCase(turn, instance);
  if ('fault' in at) return at.fault;
  const fault = adminFault(at);
  if (fault !== undefined) return fault;
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  const target = colleague(turn, to, '/to');
  if ('fault' in target) return target.fault;
  let changed = 0;
  for (const task of turn.tasks) {
    const next = handedOver(task, from, to);
    if (next === task) continue;
    const conflict = separated(turn, task, to) ?? memberFault(turn, task, to);
    if (conflict !== undefined) return conflict;
    turn.replaceTask(next);
    turn.record('task.handed-over', { from, to, reason: why }, { state: task.state, taskId: task.id });
    changed += 1;
  }
  changed += handOverGroups(turn, from, to, why);
  if (changed > 0) return undefined;
  return refusal(
    'hand-over/nothing',
    [`用户“${from}”在该流程中没有待交接的工作。`, `"${from}" has nothing to hand over here.`],
    ['请刷新交接清单。', 'Reload the list.'],
    { details: { from } },
  );
};

function handedOver(task: Task, from: string, to: string): Task {
  const { owner, ...rest } = task;
  const named = task.candidates.includes(`user:${from}`);
  if (task.assignee !== from && owner !== from && !named) return task;
  const assignee = task.assignee === from ? to : task.assignee;
  const candidates = named
    ? [...new Set(task.candidates.map((each) => (each === `user:${from}` ? (`user:${to}` as const) : each)))]
    : task.candidates;
  const newOwner = owner === from ? to : owner;
  // Delegated to the very person who now owns it: an ordinary task.
  const keepsOwner = newOwner !== undefined && newOwner !== assignee;
  return {
    ...rest,
    candidates,
    ...(assignee === undefined ? {} : { assignee }),
    ...(keepsOwner ? { owner: newOwner } : {}),
  };
}

/** Members at work have their task, handed over above; members still to come only have their name. */
function handOverGroups(turn: Turn, from: string, to: string, reason: string): number {
  let changed = 0;
  for (const visit of turn.visits) {
    const { group } = visit;
    if (group?.members.some((member) => isOpenOf(member, from)) !== true) continue;
    const members = group.members.map((member) => (isOpenOf(member, from) ? { ...member, user: to } : member));
    turn.replaceVisit({ ...visit, group: { ...group, members } });
    if (group.members.some((member) => isOpenOf(member, from) && member.taskId === undefined)) {
      turn.record('task.handed-over', { from, to, reason }, { state: visit.state });
      changed += 1;
    }
  }
  return changed;
}

function isOpenOf(
  member: { readonly user?: string; readonly ballot?: unknown; readonly closed?: string },
  user: string,
): boolean {
  return member.user === user && member.ballot === undefined && member.closed === undefined;
}
