import type { GroupMember } from '../../instance/instance.js';

export function isFinished(member: GroupMember): boolean {
  return member.ballot !== undefined || member.closed !== undefined;
}

/** Members whose turn it is and who have no task yet. */
export function membersDue(members: readonly GroupMember[], sequential: boolean): readonly GroupMember[] {
  const added = new Map<string, GroupMember[]>();
  for (const member of members) {
    if (member.of !== undefined) added.set(member.of, [...(added.get(member.of) ?? []), member]);
  }
  const due: GroupMember[] = [];
  /** Everything that hangs on a member is done, itself included. */
  const isThrough = (member: GroupMember): boolean =>
    isFinished(member) && (added.get(member.id) ?? []).every(isThrough);
  const look = (member: GroupMember): void => {
    const own = added.get(member.id) ?? [];
    for (const other of own) if (other.mode !== 'after' || isFinished(member)) look(other);
    const waits = own.some((other) => other.mode === 'before' && !isThrough(other));
    if (!waits && !isFinished(member) && member.taskId === undefined) due.push(member);
  };
  for (const member of members) {
    if (member.of !== undefined) continue;
    look(member);
    if (sequential && !isThrough(member)) break;
  }
  return due;
}

/** The members with one of them replaced. */
export function withMember(members: readonly GroupMember[], changed: GroupMember): readonly GroupMember[] {
  return members.map((member) => (member.id === changed.id ? changed : member));
}
