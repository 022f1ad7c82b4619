import type { AddSignMode } from '../../definition/task-rules.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { GroupMember, Task } from '../../instance/instance.js';
import { cancelTask } from '../cancel-task.js';
import { refusal } from '../refusal.js';
import { separationFault } from '../separation.js';
import type { Turn } from '../turn.js';
import { groupAt, replaceMembers } from './group-place.js';
import { isFinished, withMember } from './member-order.js';
import { MAX_MEMBERS, weightOf } from './open-group.js';
import { settleGroup } from './settle-group.js';

export interface NewMembers {
  /** The open task whose person asks for them. */
  readonly task: Task;
  readonly users: readonly string[];
  readonly mode: AddSignMode;
  readonly addedBy: string;
}

/**
 * Adds signers to a task (加签), recursively; a task without a group becomes the first member of one. `before`: the task
 * is taken from its person, draft kept, until they have answered; `after`: they get theirs once it is answered;
 * `parallel`: at once. Added signers count like any other member.
 */
export function addMembers(turn: Turn, { task, users, mode, addedBy }: NewMembers): Fault | undefined {
  const host = groupMemberOf(turn, task);
  const place = groupAt(turn, task.visitId);
  if (place === undefined || host === undefined) return notInGroup(task);
  const { members, rule } = place;
  if (members.length + users.length > MAX_MEMBERS) return tooMany();
  const taken = users.find((user) => members.some((member) => !isFinished(member) && hasIt(turn, member, user)));
  if (taken !== undefined) return alreadyMember(taken);
  for (const user of users) {
    const barred = separationFault(turn, task.state, user);
    if (barred !== undefined) return barred;
  }
  const next = Math.max(0, ...members.map(({ id }) => Number(id.slice(1)))) + 1;
  const added = users.map((user, at): GroupMember => {
    const { item } = host;
    const member = { id: `m${next + at}`, user, addedBy, mode, of: host.id, ...(item === undefined ? {} : { item }) };
    if (rule.kind !== 'vote' || rule.weight === undefined) return member;
    return { ...member, weight: weightOf(turn, rule, member, next + at) };
  });
  let now = [...members, ...added];
  if (mode === 'before') {
    const open = turn.tasks.find(({ id }) => id === host.taskId);
    if (open !== undefined) {
      const { taskId: _, ...waiting } = host;
      // Kept with the member, not handed on to a task of another member.
      const { draft, ...undrafted } = open;
      cancelTask(turn, undrafted, 'waits-for-signers');
      now = [...withMember(now, draft === undefined ? waiting : { ...waiting, draft })];
    }
  }
  replaceMembers(turn, task.visitId, now);
  settleGroup(turn, task.visitId);
  return undefined;
}

/** Closes a member who has not answered (减签 …), and those whom that member had added; the rest may decide the group. */
export function closeMember(turn: Turn, visitId: string, memberId: string, reason: string): void {
  const place = groupAt(turn, visitId);
  if (place === undefined) return;
  const gone = new Set([memberId]);
  // Added signers stand behind the member they were added to.
  for (const { id, of } of place.members) if (of !== undefined && gone.has(of)) gone.add(id);
  const members = place.members.map((member): GroupMember => {
    if (!gone.has(member.id) || isFinished(member)) return member;
    const task = turn.tasks.find(({ id }) => id === member.taskId);
    if (task !== undefined) cancelTask(turn, task, reason);
    const { taskId: _, draft: __, ...rest } = member;
    return { ...rest, closed: reason };
  });
  replaceMembers(turn, visitId, members);
  settleGroup(turn, visitId);
}

/** The member a task belongs to; a task without a group is made the first member of one. */
export function groupMemberOf(turn: Turn, task: Task): GroupMember | undefined {
  const place = groupAt(turn, task.visitId);
  if (place !== undefined) return place.members.find(({ id }) => id === task.member);
  const visit = turn.visit(task.visitId);
  if (visit === undefined) return undefined;
  const person = task.onBehalfOf ?? task.owner ?? task.assignee;
  const member: GroupMember = { id: 'm1', ...(person === undefined ? {} : { user: person }), taskId: task.id };
  turn.replaceTask({ ...task, member: member.id });
  turn.replaceVisit({ ...visit, group: { members: [member] } });
  turn.record(
    'group.opened',
    { visit: visit.id, kind: 'all', members: [{ id: 'm1', user: person ?? null }] },
    {
      state: visit.state,
    },
  );
  return member;
}

function hasIt(turn: Turn, member: GroupMember, user: string): boolean {
  const task = turn.tasks.find(({ id }) => id === member.taskId);
  return task === undefined ? member.user === user : task.assignee === user;
}

function notInGroup(task: Task): Fault {
  return refusal(
    'group/not-a-member',
    ['该任务不属于任何一组办理人。', 'This task belongs to no group.'],
    ['请刷新后重试。', 'Reload and try again.'],
    { details: { taskId: task.id } },
  );
}

function alreadyMember(user: string): Fault {
  return refusal(
    'group/already-member',
    [`“${user}”已在本环节的办理人之中。`, `"${user}" already has a task here.`],
    ['请选择其他人员。', 'Choose somebody else.'],
    { pointer: '/users', details: { user } },
  );
}

function tooMany(): Fault {
  return refusal(
    'group/too-many-members',
    [`一个环节最多 ${MAX_MEMBERS} 位办理人。`, `A group has at most ${MAX_MEMBERS} members.`],
    ['请减少加签人数。', 'Add fewer people.'],
    { pointer: '/users', details: { limit: MAX_MEMBERS } },
  );
}
