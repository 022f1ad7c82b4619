import type { Visit } from '../instance/instance.js';
import { cancelTask } from './cancel-task.js';
import { leaveClocks } from './clocks/follow-course.js';
import { endGroup } from './groups/settle-group.js';
import { rememberLeft } from './left-states.js';
import { runEffects } from './run-effects.js';
import { stopChildren } from './stop-children.js';
import { cancelTimers } from './timers.js';
import type { Turn } from './turn.js';

/**
 * Leaves visits (given containers first), innermost and newest first: exit effects, open tasks cancelled, timers gone,
 * unfinished service calls dropped, children that were waited for told to stop.
 * `silent` = the instance is being cancelled, so no exit effects: a cancelled request takes no number and prints nothing.
 * `reason` is kept with the tasks taken away.
 */
export function leaveVisits(
  turn: Turn,
  leaving: readonly Visit[],
  options: { readonly silent?: boolean; readonly reason?: string } = {},
): void {
  if (leaving.length === 0) return;
  rememberLeft(turn, leaving);
  for (const visit of leaving.toReversed()) {
    const { state } = turn.state(visit.state);
    leaveClocks(turn, visit, options.silent === true);
    endGroup(turn, visit.id, { result: 'none', reason: options.reason ?? 'left' });
    cancelTasks(turn, visit, options.reason);
    cancelTimers(turn, visit);
    dropJobs(turn, visit);
    if (state.type === 'call') stopChildren(turn, visit, { reason: stopReason(turn), ...stopKind(turn) });
    if (options.silent !== true) runEffects(turn, state.onExit, visit.state);
    turn.record('state.left', { visit: visit.id }, { state: visit.state });
  }
  const gone = new Set(leaving.map((visit) => visit.id));
  turn.visits = turn.visits.filter((visit) => !gone.has(visit.id));
}

function cancelTasks(turn: Turn, visit: Visit, reason: string | undefined): void {
  for (const task of turn.tasks) {
    if (task.visitId === visit.id) cancelTask(turn, task, reason);
  }
}

/** A start job stays even now: a worker may hold it already, and the order to stop the child comes after it. */
function dropJobs(turn: Turn, visit: Visit): void {
  if (!turn.jobs.some((job) => job.visitId === visit.id)) return;
  turn.jobs = turn.jobs.filter(
    ({ visitId, request }) => visitId !== visit.id || (request.kind !== 'service' && request.kind !== 'resume'),
  );
}

function stopReason({ command, businessKey, process }: Turn): string {
  if (command.type === 'cancel' || command.type === 'terminate') return command.reason;
  return `上级流程“${businessKey ?? process.definition.key}”已离开等待步骤`;
}

/** Children of a terminated instance are terminated, not cancelled. */
function stopKind({ command }: Turn): { readonly as?: 'terminated' | 'voided' } {
  return command.type === 'terminate' ? { as: command.as } : {};
}
