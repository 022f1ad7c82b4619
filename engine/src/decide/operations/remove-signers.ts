import type { Json } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { mayAdminister } from '../../identity/permissions.js';
import type { GroupMember } from '../../instance/instance.js';
import { cancelTask } from '../cancel-task.js';
import { isFinished } from '../groups/member-order.js';
import { replaceMembers } from '../groups/group-place.js';
import { settleGroup } from '../groups/settle-group.js';
import { refusal } from '../refusal.js';
import type { Verb } from '../verb.js';
import { givenReason } from './reason.js';
import { instanceCase, type InstanceCase } from './task-case.js';

/** Signers this person may take away again: added by her and without an answer yet; by an administrator anyone's. */
export function removableSigners({ instance, viewer }: InstanceCase, visitId: string): readonly GroupMember[] {
  const members = instance.visits.find(({ id }) => id === visitId)?.group?.members ?? [];
  const isAdmin = mayAdminister(viewer);
  return members.filter(
    (member) => member.addedBy !== undefined && !isFinished(member) && (isAdmin || member.addedBy === viewer.user.id),
  );
}

export function removeSignersFault(at: InstanceCase, visitId: string): Fault | undefined {
  return removableSigners(at, visitId).length > 0 ? undefined : nothingToRemove();
}

/**
 * 减签 of what one has added, and with it of everybody they have added in turn. The task named is any open one of the visit;
 * while the asker's own waits, that is a signer's. When a `before` signer was the last to wait for, the asker's comes back.
 */
export const removeSigners: Verb<'remove-signers'> = (turn, { taskId, users, reason }, instance) => {
  const at = instanceCase(turn, instance);
  if ('fault' in at) return at.fault;
  const task = turn.tasks.find(({ id }) => id === taskId);
  if (task === undefined) return nothingToRemove();
  const removable = removableSigners(at, task.visitId);
  const named =
    users === undefined ? removable : removable.filter(({ user }) => user !== undefined && users.includes(user));
  if (named.length === 0) return nothingToRemove();
  const why = givenReason(reason);
  if (typeof why === 'object') return why.fault;
  const members = turn.visit(task.visitId)?.group?.members ?? [];
  const gone = new Set(named.map(({ id }) => id));
  // Members stand behind who added them, so one look finds the whole tree.
  for (const { id, of } of members) if (of !== undefined && gone.has(of)) gone.add(id);
  const leaving = members.filter((member) => gone.has(member.id) && !isFinished(member));
  const details: { [key: string]: Json } = { users: leaving.map(({ user }) => user ?? null) };
  if (why !== undefined) details['reason'] = why;
  turn.record('signers.removed', details, { state: task.state });
  for (const member of leaving) {
    const open = turn.tasks.find(({ id }) => id === member.taskId);
    if (open !== undefined) cancelTask(turn, open, 'signer-removed');
  }
  replaceMembers(
    turn,
    task.visitId,
    members.map((member) => {
      if (!leaving.includes(member)) return member;
      const { taskId: _, ...rest } = member;
      return { ...rest, closed: 'removed' };
    }),
  );
  settleGroup(turn, task.visitId);
  return undefined;
};

function nothingToRemove(): Fault {
  return refusal(
    'signers/nothing-to-remove',
    ['没有可以减签的人员。', 'There is no signer you could take away.'],
    ['只能减去自己加签且尚未办理的人员。', 'Only signers you added, and only before they have answered.'],
  );
}
