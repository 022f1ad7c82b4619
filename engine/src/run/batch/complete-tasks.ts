import { YunliuError } from '../../definition/yunliu-error.js';
import type { Actor } from '../../identity/actor.js';
import type { Execute, Shell } from '../shell.js';
import { runBatch, type BatchReport } from './batch.js';
import type { CompleteTasksRequest } from './batches-api.js';

/** 批量审批: several tasks, one outcome and comment. A task that needs more (a required field) is refused by itself. */
export function completeTasks(
  shell: Shell,
  execute: Execute,
  { tasks, outcome, comment }: CompleteTasksRequest,
  batchId: string,
  actor: Actor,
): Promise<BatchReport> {
  const said = comment === undefined ? {} : { comment };
  return runBatch(shell, {
    batchId,
    kind: 'complete',
    by: actor.userId,
    body: { tasks, outcome, comment: comment ?? null },
    items: async () => [...new Set(tasks)],
    async act(taskId) {
      const row = await shell.store.task(taskId);
      if (row === undefined) throw unknownTask(taskId);
      const { instanceId } = row.task;
      await execute({
        type: 'complete',
        commandId: `batch:${batchId}:${taskId}`,
        actor,
        instanceId,
        taskId,
        outcome,
        ...said,
      });
    },
  });
}

function unknownTask(taskId: string): YunliuError {
  return new YunliuError({
    code: 'task/not-found',
    message: { 'zh-CN': '没有找到该任务。', en: 'There is no such task.' },
    hint: { 'zh-CN': '请刷新待办列表。', en: 'Reload the list.' },
    details: { taskId },
  });
}
