import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { TaskState } from '../definition/states/state.js';
import { sameJson } from '../forms/same-json.js';
import type { Task, Visit } from '../instance/instance.js';
import type { TimerPolicy } from '../versions/migration-mapping.js';
import { assign } from './assignment.js';
import { taskDueAt } from './due-times.js';
import type { Turn } from './turn.js';

interface Move {
  readonly from: CompiledProcess;
  readonly before: Visit;
  readonly visit: Visit;
  readonly state: TaskState;
  readonly people: 'keep' | 'assign';
  readonly policy: TimerPolicy;
}

/** Open tasks go along with their ids, people and drafts; promised times follow the policy when they have changed. */
export function moveTasks(turn: Turn, move: Move): void {
  for (const task of turn.tasks.filter(({ visitId }) => visitId === move.visit.id)) {
    const next = movedTask(turn, move, task);
    if (!sameJson(next as unknown as Json, task as unknown as Json)) turn.replaceTask(next);
  }
}

function movedTask(turn: Turn, { from, before, visit, state, people, policy }: Move, task: Task): Task {
  const next: { -readonly [Key in keyof Task]: Task[Key] } = { ...task, state: visit.state };
  const clocks = (process: CompiledProcess, key: string): Json =>
    (process.states.get(key)?.clocks ?? []).map(({ rule }) => rule) as unknown as Json;
  if (!sameJson(clocks(from, before.state), clocks(turn.process, visit.state)) || policy === 'restart') {
    const due = dueAt(turn, visit, policy, task);
    if (due === undefined) delete next.dueAt;
    else next.dueAt = due;
  }
  if (task.draft !== undefined) {
    const draft = keptDraft(turn, state, task.draft);
    if (draft === undefined) delete next.draft;
    else next.draft = draft;
  }
  // People of a group are its members; they are found anew only by beginning anew.
  if (people === 'assign' && visit.group === undefined) reassign(turn, state, next);
  return next;
}

function dueAt(turn: Turn, visit: Visit, policy: TimerPolicy, task: Task): string | undefined {
  if (policy === 'keep-remaining' && task.dueAt !== undefined) {
    return turn.state(visit.state).clocks.length === 0 ? undefined : task.dueAt;
  }
  return taskDueAt(turn, policy === 'restart' ? { ...visit, enteredAt: turn.now } : visit);
}

function keptDraft(turn: Turn, state: TaskState, draft: JsonObject): JsonObject | undefined {
  const form = state.form === undefined ? undefined : turn.ctx.form(state.form.template, state.form.version);
  if (form === undefined) return draft;
  const kept = Object.entries(draft).filter(([name]) => form.fields.has(name));
  if (kept.length === Object.keys(draft).length) return draft;
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function reassign(turn: Turn, state: TaskState, task: { -readonly [Key in keyof Task]: Task[Key] }): void {
  const { assignee, candidates } = assign(turn, state.assign);
  const before = task.assignee;
  // Who has claimed it and may still have it keeps it.
  const stays = before !== undefined && assignee === undefined && mayHave(turn, before, candidates);
  if (!stays) delete task.assignee;
  if (assignee !== undefined) task.assignee = assignee;
  task.candidates = candidates;
  if (task.assignee === before) return;
  turn.record(
    'task.transferred',
    { from: before ?? null, to: task.assignee ?? null, reason: 'migrated' },
    { state: task.state, taskId: task.id },
  );
}

function mayHave(turn: Turn, userId: string, candidates: Task['candidates']): boolean {
  const user = turn.ctx.directory.user(userId);
  if (user?.active !== true) return false;
  return candidates.some(
    (principal) =>
      principal === `user:${userId}` ||
      user.roles.some((role) => principal === `role:${role}`) ||
      (user.departmentId !== undefined && principal === `department:${user.departmentId}`),
  );
}
