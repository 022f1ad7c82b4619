import { randomUUID } from 'node:crypto';
import type { CommandAnswer, TaskList } from '../../../src/api/index.js';
import type { TestClient } from './test-client.js';

/** Rita asks for something; the answer names the instance and her first task. */
export async function startPurchase(rita: TestClient): Promise<{ instanceId: string; taskId: string }> {
  const answer = await rita.post<CommandAnswer>('/api/instances', { commandId: randomUUID(), process: 'purchase' });
  if (answer.status !== 201 || answer.body.nextTask === undefined) throw new Error(`start failed: ${answer.text}`);
  return { instanceId: answer.body.instanceId, taskId: answer.body.nextTask };
}

/** … and hands it to the buyers; the answer names their open task. */
export async function submitPurchase(
  rita: TestClient,
  bob: TestClient,
  values: object = { goods: '服务器硬盘', amount: 800, lines: [{ part: '硬盘' }] },
): Promise<{ instanceId: string; taskId: string; firstTaskId: string }> {
  const { instanceId, taskId } = await startPurchase(rita);
  const done = await rita.post(`/api/tasks/${taskId}/complete`, { commandId: randomUUID(), outcome: 'submit', values });
  if (done.status !== 200) throw new Error(`submit failed: ${done.text}`);
  const inbox = await bob.get<TaskList>('/api/tasks?view=todo&limit=100');
  const next = inbox.body.rows.find((row) => row.instance.id === instanceId)?.task;
  if (next === undefined) throw new Error(`the buyer has no task for ${instanceId}: ${inbox.text}`);
  return { instanceId, taskId: next.id, firstTaskId: taskId };
}
