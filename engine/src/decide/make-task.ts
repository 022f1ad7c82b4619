import type { Json, JsonObject } from '../definition/json.js';
import type { LocalizedText } from '../definition/localized-text.js';
import type { TaskState } from '../definition/states/state.js';
import type { Task, Visit } from '../instance/instance.js';
import type { Given } from './assign-task.js';
import { carriedDraft } from './carried-draft.js';
import { taskDueAt } from './due-times.js';
import type { Turn } from './turn.js';
import { whyDetails } from './why.js';

export interface TaskMaking {
  /** Member of the visit's group. */
  readonly member?: string;
  readonly draft?: JsonObject;
  readonly title?: LocalizedText;
  /** Further details of the event (row, place in the list). */
  readonly details?: JsonObject;
}

/** Makes one task of a visit for whoever was found. */
export function makeTask(turn: Turn, visit: Visit, state: TaskState, given: Given, making: TaskMaking = {}): Task {
  const { assignee, candidates, onBehalfOf } = given;
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
  if (onBehalfOf !== undefined) details['onBehalfOf'] = task.onBehalfOf = onBehalfOf;
  if (dueAt !== undefined) details['dueAt'] = task.dueAt = dueAt;
  if (making.member !== undefined) details['member'] = task.member = making.member;
  if (making.title !== undefined) details['title'] = (task.title = making.title) as Json;
  const carried = assignee === undefined ? undefined : carriedDraft(turn, state, assignee, task);
  if (carried !== undefined) {
    task.draft = carried.draft;
    details['draftFrom'] = carried.from;
  } else if (making.draft !== undefined) task.draft = making.draft;
  turn.addTask(task);
  const place = { state: visit.state, taskId: task.id };
  if (making.details !== undefined) Object.assign(details, making.details);
  details['why'] = whyDetails(given.why);
  turn.record('task.created', details, place);
  if (given.why.policy === 'admin') turn.record('task.unassignable', { candidates }, place);
  return task;
}
