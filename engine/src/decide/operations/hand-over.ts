import { memberFault } from '../groups/one-vote.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { colleague } from './colleague.js';
import { groupHandedOver, handedOver, isOpenOf, leftHandedOver } from './handed-over.js';
import { requiredReason } from './reason.js';
import { separated } from './separated.js';
import { adminFault, instanceCase } from './task-case.js';

interface Handing {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/**
 * 离职交接 within one instance: every open task `from` has, owns (委派), is named for or has with a substitute, every place in
 * a task group not answered yet, what comes back to `from` by a return, and states `from` was chosen for go to `to`. Drafts
 * go along. `from` need not be active any more.
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
  if (from === to) return sameUser(to);
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
  const handing = { from, to, reason: why };
  changed += handOverGroups(turn, handing) + handOverToCome(turn, handing);
  if (changed > 0) return undefined;
  return refusal(
    'hand-over/nothing',
    [`用户“${from}”在该流程中没有待交接的工作。`, `"${from}" has nothing to hand over here.`],
    ['请刷新交接清单。', 'Reload the list.'],
    { details: { from } },
  );
};

/** Members at work have their task, handed over above; members still to come only have their name. */
function handOverGroups(turn: Turn, { from, to, reason }: Handing): number {
  let changed = 0;
  for (const visit of turn.visits) {
    if (visit.group === undefined) continue;
    const group = groupHandedOver(visit.group, from, to);
    if (group === visit.group) continue;
    turn.replaceVisit({ ...visit, group });
    if (visit.group.members.some((member) => isOpenOf(member, from) && member.taskId === undefined)) {
      turn.record('task.handed-over', { from, to, reason }, { state: visit.state });
      changed += 1;
    }
  }
  return changed;
}

/** What comes back to the person by a return straight back, and states the person has been chosen for. */
function handOverToCome(turn: Turn, { from, to, reason }: Handing): number {
  let changed = 0;
  for (const visit of turn.visits) {
    const { back } = visit;
    if (back === undefined) continue;
    const left = back.left.map((each) => leftHandedOver(each, from, to));
    const [place] = left.filter((each, at) => each !== back.left[at]);
    if (place === undefined) continue;
    turn.replaceVisit({ ...(turn.visit(visit.id) ?? visit), back: { ...back, left } });
    turn.record('task.handed-over', { from, to, reason }, { state: place.state });
    changed += 1;
  }
  for (const [state, choice] of Object.entries(turn.choices ?? {})) {
    if (!choice.users.includes(from)) continue;
    const users = [...new Set(choice.users.map((user) => (user === from ? to : user)))];
    turn.choices = { ...turn.choices, [state]: { ...choice, users } };
    turn.record('task.handed-over', { from, to, reason }, { state });
    changed += 1;
  }
  return changed;
}

function sameUser(to: string) {
  return refusal(
    'hand-over/same-user',
    ['交接人和接收人是同一人。', 'The two people are the same.'],
    ['请选择另一位接收人。', 'Choose somebody else to take it over.'],
    { pointer: '/to', details: { to } },
  );
}
