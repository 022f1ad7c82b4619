import { tooLong } from './add-comment.js';
import type { Json } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import { mayAct, mayAdminister, mayTransfer } from '../identity/permissions.js';
import type { Task } from '../instance/instance.js';
import { notYours } from './complete-task.js';
import { delegated } from './delegated.js';
import { notDeclared, operationsAt, taskCase, type TaskCase } from './operations/task-case.js';
import { refusal } from './refusal.js';
import { separationFault } from './separation.js';
import type { Turn } from './turn.js';
import type { Verb } from './verb.js';

/** 转办 by who has the task, where the state allows it; by an administrator always (someone is ill). */
export function transferFault(at: TaskCase): Fault | undefined {
  const { viewer, task } = at;
  if (!mayTransfer(viewer, task)) return notYours(task);
  if (mayAdminister(viewer)) return undefined;
  if (operationsAt(at).transfer === false) return notDeclared('transfer', '转办', 'transfers');
  return task.owner !== undefined && mayAct(viewer, task) ? delegated(task) : undefined;
}

/** Hands a task to a named person. Candidates stay, so that it can still be given back to them. */
export const transferTask: Verb<'transfer'> = (turn, { taskId, to, comment }, instance) => {
  const at = taskCase(turn, instance, taskId);
  if ('fault' in at) return at.fault;
  const fault = transferFault(at);
  if (fault !== undefined) return fault;
  const { task } = at;
  const wordy = tooLong(comment?.trim() ?? '', '/comment');
  if (wordy !== undefined) return wordy;
  const target = turn.ctx.directory.user(to);
  if (target === undefined || !target.active) {
    return refusal(
      'transfer/unknown-user',
      [`没有可用的用户“${to}”。`, `There is no active user "${to}".`],
      ['请选择一位在用的用户。', 'Choose an active user.'],
      { pointer: '/to', details: { to } },
    );
  }
  if (task.assignee === to || task.owner === to) {
    return refusal(
      'transfer/same-user',
      ['该任务已由此人办理。', 'This person already has the task.'],
      ['请选择另一位办理人。', 'Choose somebody else.'],
      { pointer: '/to', details: { to } },
    );
  }
  const conflict = separationFault(turn, task.state, to) ?? memberFault(turn, task, to);
  if (conflict !== undefined) return conflict;
  // For good: nothing comes back to the person a substitute had it from.
  const { onBehalfOf: _, ...handed } = task;
  turn.replaceTask({ ...handed, assignee: to });
  const details: { [key: string]: Json } = { from: task.assignee ?? null, to };
  if (comment !== undefined && comment.trim() !== '') details['comment'] = comment.trim();
  turn.record('task.transferred', details, { state: task.state, taskId });
  return undefined;
};

/** One person, one vote: not to somebody who answers the same group already. */
export function memberFault(turn: Turn, task: Task, to: string): Fault | undefined {
  const { state } = turn.state(task.state);
  // One row each: the same person may have several.
  if (state.type === 'task' && state.group?.each !== undefined) return undefined;
  const members = turn.visit(task.visitId)?.group?.members ?? [];
  const isThere = members.some(({ id, user, ballot, closed, taskId }) => {
    if (id === task.member || (closed !== undefined && ballot === undefined)) return false;
    if (ballot !== undefined) return ballot.by === to;
    return (turn.tasks.find((open) => open.id === taskId)?.assignee ?? user) === to;
  });
  if (!isThere) return undefined;
  return refusal(
    'group/already-member',
    ['该人员已经是本环节的办理人，一人只能有一票。', 'This person answers here already; one person has one vote.'],
    ['请选择其他人员。', 'Choose somebody else.'],
    { pointer: '/to', details: { to } },
  );
}
