import type { Json } from '../definition/json.js';
import type { Task } from '../instance/instance.js';
import { taskScope } from './groups/group-place.js';
import { memberFault } from './groups/one-vote.js';
import { refusal } from './refusal.js';
import { mayHave } from './separation.js';
import { standIn } from './substitute.js';
import type { Turn } from './turn.js';
import { openTask, type Verb } from './verb.js';

/**
 * A substitution has begun, ended or changed: the open task goes to whoever is to have it now — the substitute, or back to
 * the person it belongs to. Sent by the engine; when nothing changes it is refused, so it may be sent again at any time.
 */
export const applySubstitution: Verb<'apply-substitution'> = (turn, { taskId }) => {
  const task = openTask(turn, taskId);
  if ('fault' in task) return task.fault;
  return followSubstitution(turn, task) ? undefined : nothingToDo(taskId);
};

/** Gives an open task to whoever is to have it now; `false` = it is with the right person. */
export function followSubstitution(turn: Turn, task: Task): boolean {
  const person = task.onBehalfOf ?? task.assignee;
  // Somebody works on it for its owner (委派): it comes back by itself.
  if (person === undefined || task.owner !== undefined) return false;
  const { assignee, onBehalfOf, why } = standIn(turn, task.state, person, taskScope(turn, task));
  if (assignee === task.assignee || !mayHave(turn, task.state, assignee)) return false;
  // One person, one vote: a substitute who answers the same group already gets no second one.
  if (memberFault(turn, task, assignee) !== undefined) return false;
  const { onBehalfOf: _, ...kept } = task;
  turn.replaceTask(onBehalfOf === undefined ? { ...kept, assignee } : { ...kept, assignee, onBehalfOf });
  const details: { [key: string]: Json } = { from: task.assignee ?? null, to: assignee };
  if (onBehalfOf !== undefined) details['onBehalfOf'] = onBehalfOf;
  if (why.substitutions !== undefined) details['substitutions'] = why.substitutions;
  turn.record('task.substituted', details, { state: task.state, taskId: task.id });
  return true;
}

function nothingToDo(taskId: string) {
  return refusal(
    'substitution/nothing-to-do',
    ['该任务的办理人无需变更。', 'The task is with the right person already.'],
    ['无需处理。', 'There is nothing to do.'],
    { details: { taskId } },
  );
}
