import {
  offeredInstanceOperations,
  offeredOperations,
  type InstanceOperation,
  type OfferedOperation,
  type TaskOperation,
} from '../decide/operations/offered-operations.js';
import { viewerOf } from '../identity/permissions.js';
import type { Simulation } from './simulation.js';

/** What a person may do at an open task as it stands, and why not what is not offered. Nothing for people nobody knows. */
export function offeredAtTask(
  simulation: Simulation,
  instanceId: string,
  taskId: string,
  userId: string,
): readonly OfferedOperation<TaskOperation>[] {
  const { process, instance, viewer } = caseOf(simulation, instanceId, userId);
  const task = instance?.tasks.find(({ id }) => id === taskId);
  if (process === undefined || instance === undefined || task === undefined || viewer === undefined) return [];
  return offeredOperations(process, instance, task, viewer, simulation.context());
}

/** What a person may do with an instance besides its tasks. */
export function offeredAtInstance(
  simulation: Simulation,
  instanceId: string,
  userId: string,
): readonly OfferedOperation<InstanceOperation>[] {
  const { process, instance, viewer } = caseOf(simulation, instanceId, userId);
  if (process === undefined || instance === undefined || viewer === undefined) return [];
  return offeredInstanceOperations(process, instance, viewer, simulation.context());
}

function caseOf(simulation: Simulation, instanceId: string, userId: string) {
  const instance = simulation.instance(instanceId);
  const process = instance && simulation.process(instance.definition.key, instance.definition.version);
  const user = simulation.directory.user(userId);
  return { instance, process, viewer: user && viewerOf(user, simulation.directory) };
}
