import type { Json } from '../definition/json.js';
import type { Task } from '../instance/instance.js';
import type { Turn } from './turn.js';

/** Takes an open task away from whoever has it; a draft in it may go on in a task that this turn gives the same person. */
export function cancelTask(turn: Turn, task: Task, reason?: string): void {
  turn.endTask(task, reason === undefined ? { status: 'cancelled' } : { status: 'cancelled', reason });
  if (task.draft !== undefined) turn.lostDrafts.push(task);
  const details: { [key: string]: Json } = {};
  if (task.assignee !== undefined) details['assignee'] = task.assignee;
  if (reason !== undefined) details['reason'] = reason;
  turn.record('task.cancelled', details, { state: task.state, taskId: task.id });
}
