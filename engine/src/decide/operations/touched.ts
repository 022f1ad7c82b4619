import type { ProcessInstance, Task } from '../../instance/instance.js';

/** Has somebody besides `userId` begun to work at an open task: claimed it, saved a draft, delegated, voted, added signers? */
export function isTouched(instance: ProcessInstance, task: Task, userId: string): boolean {
  const isOthers = task.assignee !== userId;
  if (isOthers && (task.draft !== undefined || task.owner !== undefined)) return true;
  if (isOthers && task.assignee !== undefined && task.candidates.length > 0) return true;
  const members = instance.visits.find(({ id }) => id === task.visitId)?.group?.members ?? [];
  return members.some(({ ballot, addedBy }) => ballot !== undefined || addedBy !== undefined);
}

/** Work that cannot be taken back has begun in what came from visit number `next` on: a child process, a service at work. */
export function reached(instance: ProcessInstance, next: number): boolean {
  if (instance.children.some(({ visitId }) => visitId !== undefined && numberOf(visitId) >= next)) return true;
  return instance.jobs.some(
    ({ visitId, request }) => visitId !== undefined && request.kind === 'service' && numberOf(visitId) >= next,
  );
}

/** Visits are numbered in the order they were entered: `v12` is 12. */
export function numberOf(visitId: string): number {
  return Number(visitId.slice(1));
}
