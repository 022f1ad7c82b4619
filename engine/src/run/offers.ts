import {
  offeredInstanceOperations,
  offeredOperations,
  type InstanceOperation,
  type OfferedOperation,
  type TaskOperation,
} from '../decide/operations/offered-operations.js';
import { viewerOf } from '../identity/permissions.js';
import type { Shell } from './shell.js';

/** What somebody may do now, with the reasons against the rest. */
export interface Offers {
  readonly instance: readonly OfferedOperation<InstanceOperation>[];
  /** At the task asked about; none when it is not open. */
  readonly task: readonly OfferedOperation<TaskOperation>[];
}

export async function offersFor(
  shell: Shell,
  request: { readonly instanceId: string; readonly userId: string; readonly taskId?: string },
): Promise<Offers> {
  const instance = await shell.store.instance(request.instanceId);
  const directory = shell.directory();
  const user = directory.user(request.userId);
  if (instance === undefined || user === undefined) return { instance: [], task: [] };
  const { key, version } = instance.definition;
  const prepared = await shell.definitions.prepared(key, version);
  if (prepared === undefined) return { instance: [], task: [] };
  const viewer = viewerOf(user, directory);
  const ctx = { now: shell.clock.now(), directory, calendars: shell.calendars };
  const task = instance.tasks.find(({ id }) => id === request.taskId);
  return {
    instance: offeredInstanceOperations(prepared.process, instance, viewer, ctx),
    task: task === undefined ? [] : offeredOperations(prepared.process, instance, task, viewer, ctx),
  };
}
