import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Json } from '../definition/json.js';
import type { Visit } from '../instance/instance.js';
import { stopChildren } from './stop-children.js';
import type { Turn } from './turn.js';

/**
 * Ends visits that do not go along: tasks cancelled, timers and service calls gone, children told to stop. Their states
 * may not exist any more in the version the turn runs on, so nothing of it is asked, and no exit effect runs.
 */
export function leaveForMigration(turn: Turn, from: CompiledProcess, leaving: readonly Visit[]): void {
  const reason = `上级流程“${turn.businessKey ?? turn.process.definition.key}”已迁移到新版本`;
  for (const visit of leaving.toReversed()) {
    for (const task of turn.tasks.filter(({ visitId }) => visitId === visit.id)) {
      turn.endTask(task, { status: 'cancelled', reason: 'migrated' });
      if (task.draft !== undefined && turn.process.states.has(task.state)) turn.lostDrafts.push(task);
      const details: { [key: string]: Json } = { reason: 'migrated' };
      if (task.assignee !== undefined) details['assignee'] = task.assignee;
      turn.record('task.cancelled', details, { state: task.state, taskId: task.id });
    }
    for (const timer of turn.timers.filter(({ visitId }) => visitId === visit.id)) {
      turn.record('timer.cancelled', { rule: timer.rule }, { state: visit.state });
    }
    turn.timers = turn.timers.filter(({ visitId }) => visitId !== visit.id);
    turn.jobs = turn.jobs.filter(
      ({ visitId, request }) => visitId !== visit.id || (request.kind !== 'service' && request.kind !== 'resume'),
    );
    if (from.states.get(visit.state)?.state.type === 'call') stopChildren(turn, visit, { reason });
    turn.record('state.left', { visit: visit.id, migrated: true }, { state: visit.state });
  }
}
