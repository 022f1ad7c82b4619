import type { Instant } from '../../definition/instant.js';
import type { Task, Visit } from '../../instance/instance.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import type { Turn } from '../turn.js';
import { ruleOf } from './clock-rules.js';

/** The earliest due of the clocks that bind a visit; a clock that stands still binds nobody. */
export function liveDue(turn: Turn, visit: Visit): Instant | undefined {
  let earliest: Instant | undefined;
  for (const clock of turn.clocks) {
    if (clock.state !== 'running' || clock.due === null || !binds(turn, clock, visit)) continue;
    if (earliest === undefined || clock.due < earliest) earliest = clock.due;
  }
  return earliest;
}

export function bindsTask(turn: Turn, clock: InstanceClock, task: Task): boolean {
  const visit = turn.visit(task.visitId);
  return visit !== undefined && binds(turn, clock, visit);
}

/**
 * A clock binds the tasks in the stay it belongs to. One with a beginning or an end of its own binds all tasks inside its
 * owner while it runs.
 */
function binds(turn: Turn, clock: InstanceClock, visit: Visit): boolean {
  if (clock.owner === undefined) return true;
  const free = ruleOf(turn.process, clock)?.start !== undefined || ruleOf(turn.process, clock)?.stop !== undefined;
  for (let at: Visit | undefined = visit; at !== undefined; at = turn.visit(at.parent)) {
    if (clock.visitId === at.id || (free && clock.owner === at.state)) return true;
  }
  return false;
}

/** Due times of the open tasks follow the clocks. Tasks no rule ever bound keep what they have. */
export function followDues(turn: Turn): void {
  for (const task of turn.tasks) {
    const visit = turn.visit(task.visitId);
    if (visit === undefined) continue;
    const dueAt = liveDue(turn, visit);
    if (dueAt === task.dueAt) continue;
    if (dueAt === undefined && !turn.clocks.some((clock) => binds(turn, clock, visit))) continue;
    const { dueAt: _, ...rest } = task;
    turn.replaceTask(dueAt === undefined ? rest : { ...rest, dueAt });
  }
}
