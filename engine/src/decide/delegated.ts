import type { Fault } from '../definition/yunliu-error.js';
import type { Task } from '../instance/instance.js';
import { refusal } from './refusal.js';

/** A delegate answers and gives the task back; only its owner takes an outcome or hands it on. */
export function delegated(task: Task): Fault {
  return refusal(
    'task/delegated',
    [
      '该任务是委派给您协办的，只能填写内容后交回委派人。',
      'The task was delegated to you: work on it and give it back.',
    ],
    ['请使用“交回”，由委派人决定处理结果。', 'Give it back with `resolve`; its owner takes the outcome.'],
    { details: { taskId: task.id, owner: task.owner ?? null } },
  );
}
