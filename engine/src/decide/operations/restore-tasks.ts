import type { Json } from '../../definition/json.js';
import type { TaskState } from '../../definition/states/state.js';
import type { LeftState, Task, TaskGroup, Visit } from '../../instance/instance.js';
import { followSubstitution } from '../apply-substitution.js';
import { createTask } from '../create-task.js';
import { taskDueAt } from '../due-times.js';
import { settleGroup } from '../groups/settle-group.js';
import { mayHave } from '../separation.js';
import type { Turn } from '../turn.js';

/**
 * The tasks of a visit as they were when it was left: the same people (or their substitutes), drafts and ballots, with a new
 * due time. Who is no longer there, or must not have it any more, has no task to come back to; ballots given stay. When
 * nobody is left, the state is assigned anew.
 */
export function restoreTasks(turn: Turn, visit: Visit, state: TaskState, { tasks = [], group }: LeftState): void {
  const there = tasks.flatMap((task) => stillTheirs(turn, task) ?? []);
  const kept = new Set(there.map(({ id }) => id));
  const resumed = group === undefined ? undefined : withoutTheGone(state, group, kept);
  const isEmpty = resumed?.members.every(({ ballot, closed }) => ballot === undefined && closed !== undefined);
  if (isEmpty ?? there.length === 0) return createTask(turn, visit, state);
  const ids = new Map(there.map((task) => [task.id, restoreTask(turn, visit, task)]));
  if (resumed !== undefined) {
    const members = resumed.members.map((member) =>
      member.taskId === undefined ? member : { ...member, taskId: ids.get(member.taskId) ?? member.taskId },
    );
    turn.replaceVisit({ ...(turn.visit(visit.id) ?? visit), group: { ...resumed, members } });
    const named = members.map(({ id, user }) => ({ id, user: user ?? null }));
    turn.record('group.opened', { visit: visit.id, resumed: true, members: named }, { state: visit.state });
  }
  for (const task of turn.tasks) if (task.visitId === visit.id) followSubstitution(turn, task);
  if (resumed !== undefined) settleGroup(turn, visit.id);
}

/** The task in the hands it may be in now: who has it, else its owner or the person it was taken for, else its candidates. */
function stillTheirs(turn: Turn, task: Task): Task | undefined {
  const { assignee, owner, onBehalfOf, ...rest } = task;
  if (assignee === undefined) return task;
  const isThere = mayHave(turn, task.state, assignee);
  if (isThere && (owner === undefined || mayHave(turn, task.state, owner))) return task;
  const next = [owner, onBehalfOf].find((person) => person !== undefined && mayHave(turn, task.state, person));
  if (next !== undefined) return { ...rest, assignee: next };
  return task.candidates.length > 0 ? rest : undefined;
}

function restoreTask(turn: Turn, visit: Visit, before: Task): string {
  const { dueAt: _due, urgedAt: _urged, urges: _urges, ...kept } = before;
  const id = turn.ctx.newId('task');
  const dueAt = taskDueAt(turn, visit);
  turn.addTask({ ...kept, id, visitId: visit.id, createdAt: turn.now, ...(dueAt === undefined ? {} : { dueAt }) });
  const details: { [key: string]: Json } = { candidates: before.candidates, restored: before.id };
  if (before.assignee !== undefined) details['assignee'] = before.assignee;
  if (before.member !== undefined) details['member'] = before.member;
  if (dueAt !== undefined) details['dueAt'] = dueAt;
  turn.record('task.created', details, { state: visit.state, taskId: id });
  return id;
}

/**
 * Members whose task nobody can have any more: of a group of people they are none of it, as if it were opened now. A row of
 * a list is given to somebody else, and so is a single task that others have signed beside.
 */
function withoutTheGone(state: TaskState, group: TaskGroup, kept: ReadonlySet<string>): TaskGroup {
  const members = group.members.map((member) => {
    if (member.taskId === undefined || kept.has(member.taskId)) return member;
    const { taskId: _, ...rest } = member;
    if (rest.ballot !== undefined) return rest;
    const isOwnWork = state.group === undefined && rest.of === undefined;
    if (state.group?.each !== undefined || isOwnWork) return rest;
    return { ...rest, closed: rest.closed ?? 'gone' };
  });
  return { ...group, members };
}
