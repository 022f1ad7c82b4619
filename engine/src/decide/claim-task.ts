import { mayAct } from '../identity/permissions.js';
import { notYours } from './complete-task.js';
import { memberFault } from './groups/one-vote.js';
import { refusal } from './refusal.js';
import { separationFault } from './separation.js';
import { actingPerson, openTask, type Verb } from './verb.js';

/** A candidate takes an unassigned task for herself. */
export const claimTask: Verb<'claim'> = (turn, { taskId }) => {
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer.fault;
  const task = openTask(turn, taskId);
  if ('fault' in task) return task.fault;
  if (task.assignee !== undefined) {
    return refusal(
      'task/already-claimed',
      task.assignee === viewer.user.id
        ? ['该任务已在您名下。', 'You already have this task.']
        : ['该任务已被他人签收。', 'Somebody else has already claimed this task.'],
      ['请刷新待办列表。', 'Reload the list of tasks.'],
      { details: { taskId, assignee: task.assignee } },
    );
  }
  if (!mayAct(viewer, task)) return notYours(task);
  const barred = separationFault(turn, task.state, viewer.user.id) ?? memberFault(turn, task, viewer.user.id);
  if (barred !== undefined) return barred;
  turn.replaceTask({ ...task, assignee: viewer.user.id });
  turn.record('task.claimed', {}, { state: task.state, taskId });
  return undefined;
};
