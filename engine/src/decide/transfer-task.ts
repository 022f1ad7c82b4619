import { tooLong } from './add-comment.js';
import type { Json } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import { mayAct, mayAdminister, mayTransfer } from '../identity/permissions.js';
import { notYours } from './complete-task.js';
import { delegated } from './delegated.js';
import { memberFault } from './groups/one-vote.js';
import { notDeclared, operationsAt, taskCase, type TaskCase } from './operations/task-case.js';
import { refusal } from './refusal.js';
import { separationFault } from './separation.js';
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
