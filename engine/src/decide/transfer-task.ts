import type { Json } from '../definition/json.js';
import { mayTransfer } from '../identity/permissions.js';
import { notYours } from './complete-task.js';
import { refusal } from './refusal.js';
import { actingPerson, openTask, type Verb } from './verb.js';

/** Hands a task to a named person. Candidates stay, so that it can still be given back to them. */
export const transferTask: Verb<'transfer'> = (turn, { taskId, to, comment }) => {
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer.fault;
  const task = openTask(turn, taskId);
  if ('fault' in task) return task.fault;
  if (!mayTransfer(viewer, task)) return notYours(task);
  const target = turn.ctx.directory.user(to);
  if (target === undefined || !target.active) {
    return refusal(
      'transfer/unknown-user',
      [`没有可用的用户“${to}”。`, `There is no active user "${to}".`],
      ['请选择一位在用的用户。', 'Choose an active user.'],
      { pointer: '/to', details: { to } },
    );
  }
  if (task.assignee === to) {
    return refusal(
      'transfer/same-user',
      ['该任务已由此人办理。', 'This person already has the task.'],
      ['请选择另一位办理人。', 'Choose somebody else.'],
      { pointer: '/to', details: { to } },
    );
  }
  turn.replaceTask({ ...task, assignee: to });
  const details: { [key: string]: Json } = { from: task.assignee ?? null, to };
  if (comment !== undefined && comment.trim() !== '') details['comment'] = comment.trim();
  turn.record('task.transferred', details, { state: task.state, taskId });
  return undefined;
};
