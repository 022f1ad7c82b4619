import type { TaskRow } from '@yunliu/engine';

export function idsOf(row: TaskRow): { readonly instanceId: string; readonly taskId: string } {
  return { instanceId: row.task.instanceId, taskId: row.task.id };
}
