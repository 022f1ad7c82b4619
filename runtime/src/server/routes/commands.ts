import { reaches } from '@yunliu/engine';
import type { Actor, Command, Viewer } from '@yunliu/engine';
import type { CommandAnswer } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';

export function actorOf(viewer: Viewer): Actor {
  return { userId: viewer.user.id };
}

/** Sends a command to the engine and looks whether it made work for the same person. */
export async function execute(parts: ServerParts, viewer: Viewer, command: Command): Promise<CommandAnswer> {
  const { instanceId, revision, createdTasks } = await parts.engine.execute(command);
  const tasks = createdTasks.length === 0 ? [] : ((await parts.engine.instance(instanceId))?.tasks ?? []);
  const next = tasks.find((task) => createdTasks.includes(task.id) && reaches(viewer, task));
  return { instanceId, revision, createdTasks, nextTask: next?.id };
}
