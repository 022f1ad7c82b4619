import type { Json, JsonObject } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { mayAct } from '../../identity/permissions.js';
import { notYours } from '../complete-task.js';
import { followSubstitution } from '../apply-substitution.js';
import { noteHand } from '../handlers.js';
import { refusal } from '../refusal.js';
import { checkValues } from '../submitted-values.js';
import type { Verb } from '../verb.js';
import { noticeTo } from './notice.js';
import { givenReason } from './reason.js';
import { taskCase, type TaskCase } from './task-case.js';

/** 交回: only the delegate of a delegated task. */
export function resolveFault({ viewer, task }: TaskCase): Fault | undefined {
  if (!mayAct(viewer, task)) return notYours(task);
  return task.owner === undefined ? notDelegated(task.id) : undefined;
}

/** The delegate has done it: back to the owner; what was filled in waits there as draft, the opinion stands in the history. */
export const resolveTask: Verb<'resolve'> = (turn, { taskId, values, comment }, instance) => {
  const at = taskCase(turn, instance, taskId);
  if ('fault' in at) return at.fault;
  const fault = resolveFault(at);
  if (fault !== undefined) return fault;
  const opinion = givenReason(comment, '/comment');
  if (typeof opinion === 'object') return opinion.fault;
  const { task, viewer } = at;
  const { owner, ...rest } = task;
  if (owner === undefined) return notDelegated(taskId);
  const { state } = turn.state(task.state);
  let draft: JsonObject | undefined = task.draft;
  if (values !== undefined && state.type === 'task') {
    const checked = checkValues(turn, state, values, { mode: 'draft', isKept: true });
    if ('fault' in checked) return checked.fault;
    draft = { ...draft, ...checked.draft };
  }
  const back = { ...rest, assignee: owner, ...(draft === undefined ? {} : { draft }) };
  turn.replaceTask(back);
  noteHand(turn, task.state, viewer.user.id);
  const details: { [key: string]: Json } = { to: owner, fields: Object.keys(draft ?? {}) };
  if (opinion !== undefined) details['comment'] = opinion;
  turn.record('task.resolved', details, { state: task.state, taskId });
  // A 代理 that began or ended meanwhile left it alone.
  followSubstitution(turn, back);
  noticeTo(turn, [`user:${owner}`], ['委派任务已交回', `${viewer.user.name}已交回您委派的任务`], opinion);
  return undefined;
};

export function notDelegated(taskId: string): Fault {
  return refusal(
    'task/not-delegated',
    ['该任务没有被委派。', 'This task is not delegated.'],
    ['请刷新后查看任务当前状态。', 'Reload to see how it stands.'],
    { details: { taskId } },
  );
}
