import type { JobResult } from '../../decide/command.js';
import { systemActor } from '../../identity/actor.js';
import type { ProcessInstance } from '../../instance/instance.js';
import type { Execute, Shell } from '../shell.js';
import type { JobOf } from './job-of.js';

const done: JobResult = { status: 'done' };

/** Starts the child under the id its parent has chosen, so that a second run finds the first one's command. */
export async function startChild(execute: Execute, job: JobOf<'start-process'>): Promise<JobResult> {
  const { process, instanceId, variables, startedBy, parent, attachments, service } = job.request;
  await execute({
    type: 'start',
    commandId: `job:${job.id}`,
    actor: systemActor,
    process,
    instanceId,
    variables,
    parent,
    onBehalfOf: startedBy,
    ...(attachments === undefined ? {} : { attachments }),
    ...(service === undefined ? {} : { service }),
  });
  return done;
}

/** Tells the parent; a parent that knows already needs nothing more. */
export async function reportChildEnd(shell: Shell, execute: Execute, job: JobOf<'child-ended'>): Promise<JobResult> {
  const { parent, status, outcome, variables, businessKey, error } = job.request;
  const told = await shell.store.instance(parent.instanceId);
  const link = told?.children.find((child) => child.instanceId === job.instanceId);
  if (link?.status !== 'running') return done;
  await execute({
    type: 'complete-child',
    commandId: `job:${job.id}`,
    actor: systemActor,
    instanceId: parent.instanceId,
    ...(parent.visitId === undefined ? {} : { visitId: parent.visitId }),
    childId: job.instanceId,
    outcome,
    variables,
    businessKey,
    childStatus: status,
    ...(error === undefined ? {} : { error }),
  });
  return done;
}

export async function cancelChild(shell: Shell, execute: Execute, job: JobOf<'cancel-child'>): Promise<JobResult> {
  const { instanceId, reason, as } = job.request;
  const child = await shell.store.instance(instanceId);
  if (child === undefined) {
    // Cancelled before it was started. If its start still stands in the outbox, cancel after it.
    awaitStart(await shell.store.instance(job.instanceId), instanceId);
    return done;
  }
  if (child.status !== 'running') return done;
  const ends = { commandId: `job:${job.id}`, actor: systemActor, instanceId, reason };
  await execute(as === undefined ? { ...ends, type: 'cancel' } : { ...ends, type: 'terminate', as });
  return done;
}

/** Takes a child along when its parent is suspended or goes on; one that stands so already needs nothing. */
export async function pauseChild(shell: Shell, execute: Execute, job: JobOf<'pause-child'>): Promise<JobResult> {
  const { instanceId, verb, reason } = job.request;
  const [child, parent] = await Promise.all([shell.store.instance(instanceId), shell.store.instance(job.instanceId)]);
  // A later word of the parent may have overtaken this one.
  if ((parent?.suspended !== undefined) !== (verb === 'suspend')) return done;
  if (child === undefined && verb === 'suspend') awaitStart(parent, instanceId);
  const isSuspended = child?.suspended !== undefined;
  if (child?.status !== 'running' || isSuspended === (verb === 'suspend')) return done;
  await execute({ type: verb, commandId: `job:${job.id}`, actor: systemActor, instanceId, reason, children: true });
  return done;
}

/** What a child is told comes after its start: while that is still to be tried, this is tried again. */
function awaitStart(parent: ProcessInstance | undefined, childId: string): void {
  const start = parent?.jobs.find(({ request }) => request.kind === 'start-process' && request.instanceId === childId);
  if (start !== undefined && start.incident === undefined) throw new Error(`Child ${childId} is not started yet.`);
}
