import type { AddSignMode } from '../../definition/task-rules.js';
import type { GroupMember, Task, TaskGroup, Visit } from '../../instance/instance.js';
import type { Turn } from '../turn.js';
import { groupAt } from './group-place.js';
import { nextNumber, weightOf } from './open-group.js';

interface Adding {
  /** The member who asks. */
  readonly host: GroupMember;
  readonly addedBy: string;
  readonly mode: AddSignMode;
}

/** Members for added signers (加签), full ones: they answer for the same row, and have a weight by the rule. */
export function addedMembers(
  turn: Turn,
  visit: Visit,
  members: readonly GroupMember[],
  users: readonly string[],
  { host, addedBy, mode }: Adding,
): readonly GroupMember[] {
  const rule = groupAt(turn, visit.id)?.rule;
  const { item } = host;
  const first = nextNumber(members);
  return users.map((user, at) => {
    const added: GroupMember = {
      id: `m${first + at}`,
      user,
      ...(item === undefined ? {} : { item }),
      addedBy,
      mode,
      of: host.id,
    };
    if (rule?.kind !== 'vote' || rule.weight === undefined) return added;
    return { ...added, weight: weightOf(turn, rule, added, members.indexOf(host) + 1) };
  });
}

/** A single task becomes a group of its one person, so that others can answer beside it. */
export function groupOfOne(turn: Turn, visit: Visit, task: Task, user: string): TaskGroup {
  turn.replaceTask({ ...task, member: 'm1' });
  turn.record('group.opened', { visit: visit.id, kind: 'all', members: [{ id: 'm1', user }] }, { state: visit.state });
  return { members: [{ id: 'm1', user, taskId: task.id }] };
}
