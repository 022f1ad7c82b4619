import type { Task } from '../../instance/instance.js';
import type { Turn } from '../turn.js';
import { ballotKind } from './effective-rule.js';
import { groupAt, replaceMembers } from './group-place.js';
import { withMember } from './member-order.js';
import { ballotDetails, endGroup, settleGroup } from './settle-group.js';

/** A member has completed their task. Counts the ballot; an outcome that is none ends the group at once. */
export function castBallot(turn: Turn, task: Task, answer: { outcome: string; by: string; comment: string }): void {
  const place = groupAt(turn, task.visitId);
  const member = place?.members.find(({ id }) => id === task.member);
  if (place === undefined || member === undefined) return;
  const { outcome, by, comment } = answer;
  const { taskId: _, draft: __, ...rest } = member;
  const ballot = { by, outcome, at: turn.now, ...(comment === '' ? {} : { comment }) };
  const answered = { ...rest, ballot };
  const kind = ballotKind(place.rule, outcome);
  turn.record('ballot.cast', ballotDetails(answered, kind, task), { state: task.state, taskId: task.id });
  replaceMembers(turn, task.visitId, withMember(place.members, answered));
  if (kind === undefined) endGroup(turn, task.visitId, { result: 'direct', reason: 'direct', outcome, by });
  else settleGroup(turn, task.visitId);
}
