import type { Json } from '../definition/json.js';
import type { TaskState } from '../definition/states/state.js';
import type { Task, Visit } from '../instance/instance.js';
import { assign } from './assignment.js';
import { carriedDraft } from './carried-draft.js';
import { taskDueAt } from './due-times.js';
import type { Turn } from './turn.js';

/** One visit of a task state makes one task. */
export function createTask(turn: Turn, visit: Visit, state: TaskState): void {
  const { assignee, candidates, isLastResort } = assign(turn, state.assign);
  const dueAt = taskDueAt(turn, visit);
  const task: { -readonly [Key in keyof Task]: Task[Key] } = {
    id: turn.ctx.newId('task'),
    instanceId: turn.instanceId,
    visitId: visit.id,
    state: visit.state,
    createdAt: turn.now,
    candidates,
  };
  const details: { [key: string]: Json } = { candidates };
  if (assignee !== undefined) details['assignee'] = task.assignee = assignee;
  if (dueAt !== undefined) details['dueAt'] = task.dueAt = dueAt;
  const carried = assignee === undefined ? undefined : carriedDraft(turn, state, assignee);
  if (carried !== undefined) {
    task.draft = carried.draft;
    details['draftFrom'] = carried.from;
  }
  turn.addTask(task);
  const place = { state: visit.state, taskId: task.id };
  turn.record('task.created', details, place);
  if (isLastResort) turn.record('task.unassignable', { candidates }, place);
}
