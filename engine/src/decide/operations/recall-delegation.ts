import type { Json } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { mayAdminister } from '../../identity/permissions.js';
import { followSubstitution } from '../apply-substitution.js';
import { refusal } from '../refusal.js';
import type { Verb } from '../verb.js';
import { noticeTo } from './notice.js';
import { givenReason } from './reason.js';
import { notDelegated } from './resolve-task.js';
import { taskCase, type TaskCase } from './task-case.js';

/** The owner of a delegated task takes it back before it is done; an administrator may do so for her. */
export function recallDelegationFault({ viewer, task }: TaskCase): Fault | undefined {
  if (task.owner === undefined) return notDelegated(task.id);
  if (task.owner === viewer.user.id || mayAdminister(viewer)) return undefined;
  return refusal(
    'delegation/not-yours',
    ['只有委派人可以收回委派。', 'Only who delegated the task may take it back.'],
    ['请联系委派人。', 'Ask the person who delegated it.'],
    { details: { taskId: task.id, owner: task.owner } },
  );
}

/** 收回委派: the owner has it again, with what the delegate has saved so far. */
export const recallDelegation: Verb<'recall-delegation'> = (turn, { taskId, reason }, instance) => {
  const at = taskCase(turn, instance, taskId);
  if ('fault' in at) return at.fault;
  const fault = recallDelegationFault(at);
  if (fault !== undefined) return fault;
  const why = givenReason(reason);
  if (typeof why === 'object') return why.fault;
  const { owner, ...rest } = at.task;
  if (owner === undefined) return notDelegated(taskId);
  const back = { ...rest, assignee: owner };
  turn.replaceTask(back);
  const from = at.task.assignee ?? null;
  const details: { [key: string]: Json } = { from, to: owner };
  if (why !== undefined) details['reason'] = why;
  turn.record('task.delegation-recalled', details, { state: at.task.state, taskId });
  // A 代理 that began or ended meanwhile left it alone; who takes back what is her own is there.
  if (at.viewer.user.id !== owner || back.onBehalfOf !== undefined) followSubstitution(turn, back);
  if (from !== null)
    noticeTo(turn, [`user:${from}`], ['委派已收回', `${at.viewer.user.name}收回了委派给您的任务`], why);
  return undefined;
};
