import type { GroupMember, LeftState, Task, TaskGroup } from '../../instance/instance.js';

/** The task as it is once `from` has handed everything over to `to`; the same object where `from` has no part in it. */
export function handedOver(task: Task, from: string, to: string): Task {
  const { owner, onBehalfOf, ...rest } = task;
  const named = task.candidates.includes(`user:${from}`);
  const isTheirs = onBehalfOf === from;
  if (task.assignee !== from && owner !== from && !isTheirs && !named) return task;
  // What a substitute has in the person's place is the successor's work: nothing is to come back to who has left.
  const assignee = task.assignee === from || (isTheirs && owner === undefined) ? to : task.assignee;
  const newOwner = owner === from || (isTheirs && owner !== undefined) ? to : owner;
  const candidates = named
    ? [...new Set(task.candidates.map((each) => (each === `user:${from}` ? (`user:${to}` as const) : each)))]
    : task.candidates;
  // Delegated to the very person who now owns it: an ordinary task.
  const keepsOwner = newOwner !== undefined && newOwner !== assignee;
  const keepsPlace = onBehalfOf !== undefined && !isTheirs && onBehalfOf !== assignee;
  return {
    ...rest,
    candidates,
    ...(assignee === undefined ? {} : { assignee }),
    ...(keepsOwner ? { owner: newOwner } : {}),
    ...(keepsPlace ? { onBehalfOf } : {}),
  };
}

/** Places in a group that are not answered yet. */
export function groupHandedOver(group: TaskGroup, from: string, to: string): TaskGroup {
  if (!group.members.some((member) => isOpenOf(member, from))) return group;
  return {
    ...group,
    members: group.members.map((member) => (isOpenOf(member, from) ? { ...member, user: to } : member)),
  };
}

export function isOpenOf({ user, ballot, closed }: GroupMember, person: string): boolean {
  return user === person && ballot === undefined && closed === undefined;
}

/** Work that comes back by a return straight back; the same object where `from` has no part in it, or `to` has one already. */
export function leftHandedOver(left: LeftState, from: string, to: string): LeftState {
  const inside = left.inside?.map((each) => leftHandedOver(each, from, to));
  const deeper = left.back?.ticket.left.map((each) => leftHandedOver(each, from, to));
  const isSame = (one: readonly unknown[] = [], other: readonly unknown[] = []): boolean =>
    one.every((each, at) => each === other[at]);
  const tasks = isPartOf(left, to) ? left.tasks : left.tasks?.map((task) => handedOver(task, from, to));
  const group = left.group === undefined || isPartOf(left, to) ? left.group : groupHandedOver(left.group, from, to);
  const isUnchanged =
    isSame(inside, left.inside) &&
    isSame(deeper, left.back?.ticket.left) &&
    isSame(tasks, left.tasks) &&
    group === left.group;
  if (isUnchanged) return left;
  return {
    ...left,
    ...(inside === undefined ? {} : { inside }),
    ...(tasks === undefined ? {} : { tasks }),
    ...(group === undefined ? {} : { group }),
    ...(deeper === undefined || left.back === undefined
      ? {}
      : { back: { ...left.back, ticket: { ...left.back.ticket, left: deeper } } }),
  };
}

/** One person, one vote: who answers there already takes no second place over. */
function isPartOf({ tasks = [], group }: LeftState, user: string): boolean {
  return (
    tasks.some(({ assignee, owner }) => assignee === user || owner === user) ||
    group?.members.some((member) => member.ballot?.by === user || isOpenOf(member, user)) === true
  );
}
