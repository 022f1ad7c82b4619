import type { CompiledProcess } from '../../compile/compiled-process.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { GroupMember, Task, Visit } from '../../instance/instance.js';
import { refusal } from '../refusal.js';

/** What votes are judged by: a turn, or an instance that is only looked at. */
interface Votes {
  readonly process: CompiledProcess;
  readonly visits: readonly Visit[];
  readonly tasks: readonly Task[];
}

/** Whose vote a member is: who has given it, whose task it is (not who only works on it, 委派), or who is to have it. */
export function voterOf(
  { tasks }: Pick<Votes, 'tasks'>,
  { user, ballot, closed, taskId }: GroupMember,
): string | undefined {
  if (ballot !== undefined) return ballot.by;
  if (closed !== undefined) return undefined;
  if (taskId === undefined) return user;
  const task = tasks.find(({ id }) => id === taskId);
  return task?.owner ?? task?.assignee;
}

/** One person, one vote: not to somebody who answers the same group already. */
export function memberFault(votes: Votes, task: Task, to: string): Fault | undefined {
  const state = votes.process.states.get(task.state)?.state;
  // One row each: the same person may have several.
  if (state?.type === 'task' && state.group?.each !== undefined) return undefined;
  const members = votes.visits.find(({ id }) => id === task.visitId)?.group?.members ?? [];
  if (!members.some((member) => member.id !== task.member && voterOf(votes, member) === to)) return undefined;
  return refusal(
    'group/already-member',
    ['该人员已经是本环节的办理人，一人只能有一票。', 'This person answers here already; one person has one vote.'],
    ['请选择其他人员。', 'Choose somebody else.'],
    { pointer: '/to', details: { to } },
  );
}
