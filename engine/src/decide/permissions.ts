import type { Actor } from '../identity/actor.js';
import type { Directory } from '../identity/directory.js';
import { isPartOf, mayAdminister, mayCancel, maySeeAll, viewerOf, type Viewer } from '../identity/permissions.js';
import type { CompiledProcess } from '../compile/compiled-process.js';
import type { ProcessInstance } from '../instance/instance.js';

/** The acting person when known and active; the engine itself is not a person. */
export function personOf(actor: Actor, directory: Directory): Viewer | undefined {
  const user = actor.system === true ? undefined : directory.user(actor.userId);
  return user?.active === true ? viewerOf(user, directory) : undefined;
}

/** Comments and files: those who have a part in the instance, the roles that see all of its kind, administrators. */
export function mayContributeTo(process: CompiledProcess, instance: ProcessInstance, viewer: Viewer): boolean {
  return maySeeAll(viewer, process.definition) || isPartOf(viewer, instance);
}

/** Narrower than who may ask for it: the starter only while the work has not got further than the first tasks. */
export function mayCancelNow(process: CompiledProcess, instance: ProcessInstance, viewer: Viewer): boolean {
  if (!mayCancel(viewer, instance)) return false;
  if (mayAdminister(viewer)) return true;
  return instance.tasks.length > 0 && instance.tasks.every((task) => process.firstTasks.has(task.state));
}
