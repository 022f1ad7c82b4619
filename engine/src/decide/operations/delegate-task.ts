import type { Json } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { refusal } from '../refusal.js';
import type { Verb } from '../verb.js';
import { colleague } from './colleague.js';
import { noticeTo } from './notice.js';
import { givenReason } from './reason.js';
import { separated } from './separated.js';
import { inHandFault, notDeclared, operationsAt, taskCase, type TaskCase } from './task-case.js';

/** 委派 may be asked for by who has the task in hand, where the state allows it, one level deep. */
export function delegateFault(at: TaskCase): Fault | undefined {
  if (operationsAt(at).delegate === false) return notDeclared('delegate', '委派', 'delegating');
  return inHandFault(at);
}

/**
 * 委派: `to` works on it, then it comes back to who has it now, who alone takes the outcome. Candidates stay; an unclaimed
 * task becomes the delegator's own by it.
 */
export const delegateTask: Verb<'delegate'> = (turn, { taskId, to, reason }, instance) => {
  const at = taskCase(turn, instance, taskId);
  if ('fault' in at) return at.fault;
  const fault = delegateFault(at);
  if (fault !== undefined) return fault;
  const why = givenReason(reason);
  if (typeof why === 'object') return why.fault;
  const { task, viewer } = at;
  const owner = viewer.user.id;
  const target = colleague(turn, to, '/to');
  if ('fault' in target) return target.fault;
  if (to === owner) return toOneself();
  const conflict = separated(turn, task, to);
  if (conflict !== undefined) return conflict;
  turn.replaceTask({ ...task, assignee: to, owner });
  const details: { [key: string]: Json } = { from: owner, to };
  if (why !== undefined) details['reason'] = why;
  turn.record('task.delegated', details, { state: task.state, taskId });
  noticeTo(turn, [`user:${to}`], ['委派任务', `${viewer.user.name}将一项任务委派给您协办`], why);
  return undefined;
};

function toOneself(): Fault {
  return refusal(
    'delegate/same-user',
    ['不能委派给自己。', 'A task is not delegated to oneself.'],
    ['请选择另一位同事。', 'Choose somebody else.'],
    { pointer: '/to' },
  );
}
