import { mayAdminister } from '../identity/permissions.js';
import { notYours } from './complete-task.js';
import { delegated } from './delegated.js';
import { refusal } from './refusal.js';
import { actingPerson, openTask, type Verb } from './verb.js';

/** Gives a claimed task back to its candidates. The draft stays with it for whoever goes on. */
export const unclaimTask: Verb<'unclaim'> = (turn, { taskId }) => {
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer.fault;
  const task = openTask(turn, taskId);
  if ('fault' in task) return task.fault;
  if (task.assignee === undefined) {
    return refusal(
      'task/not-claimed',
      ['该任务尚未签收，无需退回。', 'Nobody has claimed this task.'],
      ['请刷新待办列表。', 'Reload the list of tasks.'],
      { details: { taskId } },
    );
  }
  if (!mayAdminister(viewer)) {
    if (task.assignee !== viewer.user.id) return notYours(task);
    if (task.owner !== undefined) return delegated(task);
  }
  if (task.candidates.length === 0) {
    return refusal(
      'task/no-candidates',
      [
        '该任务是直接指派的，没有可退回的候选人。',
        'The task was assigned directly; there are no candidates to give it back to.',
      ],
      ['如需他人办理，请使用转办。', 'Transfer it to somebody instead.'],
      { details: { taskId } },
    );
  }
  // It belongs to nobody any more: nothing comes back to who delegated it, or who was away.
  const { assignee, owner: _, onBehalfOf: __, ...unassigned } = task;
  turn.replaceTask(unassigned);
  turn.record('task.unclaimed', { assignee }, { state: task.state, taskId });
  return undefined;
};
