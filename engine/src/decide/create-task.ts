import type { Json } from '../definition/json.js';
import type { TaskState } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import { assignTask, type Skipped } from './assign-task.js';
import { openGroup } from './groups/open-group.js';
import { noteHand } from './handlers.js';
import { makeTask } from './make-task.js';
import type { Turn } from './turn.js';
import { whyDetails } from './why.js';

/** What a visit of a task state begins with: one task, a group of them, or nothing when the engine answers by itself. */
export function createTask(turn: Turn, visit: Visit, state: TaskState): void {
  if (state.group !== undefined) return openGroup(turn, visit, state);
  const given = assignTask(turn, state, { state: visit.state });
  if (given.kind === 'task') makeTask(turn, visit, state, given);
  else skipVisit(turn, visit, given);
}

/** Nobody has to do it: a visible line, and the outcome is taken once everything entered has settled. */
function skipVisit(turn: Turn, visit: Visit, { rule, outcome, user, why }: Skipped): void {
  const details: { [key: string]: Json } = { visit: visit.id, rule, outcome, why: whyDetails(why) };
  if (user !== undefined) {
    details['user'] = user;
    noteHand(turn, visit.state, user);
  }
  turn.record('task.skipped', details, { state: visit.state });
  turn.pendingRoutes.push({ visitId: visit.id, outcome, people: [] });
}
