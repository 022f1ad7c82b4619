import type { Command } from '../decide/command.js';
import { systemActor } from '../identity/actor.js';
import type { Job, ProcessInstance } from '../instance/instance.js';

/** What a job between parent and child says to the other one; `undefined` = there is nothing to say any more. */
export function familyCommand(
  { id, instanceId, request }: Job,
  instanceOf: (id: string) => ProcessInstance | undefined,
): Command | undefined {
  const common = { commandId: `job:${id}`, actor: systemActor };
  switch (request.kind) {
    case 'start-process': {
      const { kind: _, startedBy, ...start } = request;
      return { ...common, type: 'start', ...start, onBehalfOf: startedBy };
    }
    case 'child-ended': {
      const { kind: _, parent, status, ...told } = request;
      const link = instanceOf(parent.instanceId)?.children.find((child) => child.instanceId === instanceId);
      if (link?.status !== 'running') return undefined;
      const to = { instanceId: parent.instanceId, visitId: parent.visitId, childId: instanceId };
      return { ...common, type: 'complete-child', ...to, ...told, childStatus: status };
    }
    case 'cancel-child': {
      const child = instanceOf(request.instanceId);
      if (child?.status !== 'running') return undefined;
      const { as, reason } = request;
      const ends = { ...common, instanceId: child.id, reason };
      return as === undefined ? { ...ends, type: 'cancel' } : { ...ends, type: 'terminate', as };
    }
    case 'pause-child': {
      const child = instanceOf(request.instanceId);
      const isSuspended = child?.suspended !== undefined;
      if (child?.status !== 'running' || isSuspended === (request.verb === 'suspend')) return undefined;
      return { ...common, type: request.verb, instanceId: child.id, reason: request.reason, children: true };
    }
    default:
      return undefined;
  }
}
