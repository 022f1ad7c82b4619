import type { TaskPage } from '../../api/index.js';

/** Nothing the person saw has changed: still hers to complete, same values. The revision differs. */
export function isSameTask(before: TaskPage, after: TaskPage): boolean {
  return (
    after.task.status === 'open' &&
    after.may.complete === before.may.complete &&
    after.task.assignee?.id === before.task.assignee?.id &&
    JSON.stringify(after.values) === JSON.stringify(before.values)
  );
}
