import type { Json } from '../../definition/json.js';
import type { TaskState } from '../../definition/states/state.js';
import type { LeftState, Task, TaskGroup, Visit } from '../../instance/instance.js';
import { createTask } from '../create-task.js';
import { taskDueAt } from '../due-times.js';
import { settleGroup } from '../groups/settle-group.js';
import type { Turn } from '../turn.js';

/**
 * The tasks of a visit as they were when it was left: the same people, drafts and ballots, with a new due time. Who is no
 * longer there has no task to come back to; when that is everybody, the state is assigned anew.
 */
export function restoreTasks(turn: Turn, visit: Visit, state: TaskState, { tasks = [], group }: LeftState): void {
  const there = tasks.filter(
    ({ assignee }) => assignee === undefined || turn.ctx.directory.user(assignee)?.active === true,
  );
  if (there.length === 0) return createTask(turn, visit, state);
  const ids = new Map<string, string>();
  for (const task of there) ids.set(task.id, restoreTask(turn, visit, task));
  if (group === undefined) return;
  const resumed = withTasks(group, ids);
  turn.replaceVisit({ ...(turn.visit(visit.id) ?? visit), group: resumed });
  const members = resumed.members.map(({ id, user }) => ({ id, user: user ?? null }));
  turn.record('group.opened', { visit: visit.id, resumed: true, members }, { state: visit.state });
  settleGroup(turn, visit.id);
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

function withTasks(group: TaskGroup, ids: ReadonlyMap<string, string>): TaskGroup {
  const members = group.members.map((member) => {
    if (member.taskId === undefined) return member;
    const { taskId, ...rest } = member;
    const id = ids.get(taskId);
    if (id !== undefined) return { ...rest, taskId: id };
    return rest.ballot === undefined ? { ...rest, closed: rest.closed ?? 'gone' } : rest;
  });
  return { ...group, members };
}
