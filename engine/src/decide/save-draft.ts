import { claimedTask } from './complete-task.js';
import { checkValues } from './submitted-values.js';
import type { Verb } from './verb.js';

/** Keeps what has been filled in so far with the task. Field rights are checked, completeness is not. */
export const saveDraft: Verb<'save-draft'> = (turn, { taskId, values }) => {
  const task = claimedTask(turn, taskId);
  if ('fault' in task) return task.fault;
  const { state } = turn.state(task.state);
  if (state.type !== 'task') return undefined;
  const checked = checkValues(turn, state, values, { mode: 'draft', isKept: true });
  if ('fault' in checked) return checked.fault;
  // Not `values`: a draft goes back to the person and must not carry columns that are hidden from them.
  const draft = checked.draft ?? {};
  turn.replaceTask({ ...task, draft });
  turn.record('task.draft-saved', { fields: Object.keys(draft) }, { state: task.state, taskId });
  return undefined;
};
