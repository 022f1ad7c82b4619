import type { Json } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { refusal } from '../refusal.js';
import type { Verb } from '../verb.js';
import { goTo, leafVisits } from './go-to.js';
import { noticeTo } from './notice.js';
import { givenReason } from './reason.js';
import { instanceCase, notDeclared, type InstanceCase } from './task-case.js';
import { isTouched, reached } from './touched.js';
import { forgetFrom } from './trail.js';

/** 撤回: the initiator, after her first task, while nobody else has done anything. */
export function recallFault(at: InstanceCase): Fault | undefined {
  const { process, instance, viewer } = at;
  if (process.definition.recall === false) return notDeclared('recall', '撤回', 'recalling');
  if (instance.startedBy !== viewer.user.id) {
    return refusal(
      'recall/not-initiator',
      ['只有发起人可以撤回。', 'Only the initiator may recall it.'],
      ['请联系发起人。', 'Ask the initiator.'],
    );
  }
  const trail = instance.trail ?? [];
  const [first] = trail;
  if (first === undefined || !process.firstTasks.has(first[0])) {
    return refusal(
      'recall/nothing',
      ['流程还在首个环节，无需撤回。', 'It is still in its first task.'],
      ['可以直接修改后提交，或撤销流程。', 'Change it there, or cancel the instance.'],
    );
  }
  const othersActed = trail.some(([, by, , next]) => by !== viewer.user.id || next === 0);
  const isOpen = instance.tasks.some((task) => isTouched(instance, task, viewer.user.id));
  if (!othersActed && !isOpen && !reached(instance, first[3])) return undefined;
  return refusal(
    'recall/already-handled',
    ['已有其他人开始办理，不能撤回。', 'Somebody else has begun to work on it.'],
    ['请联系当前办理人退回，或联系管理员。', 'Ask the present handler to return it, or an administrator.'],
  );
}

/** Back to the first task with the values as submitted; open tasks are cancelled with reason `recalled`. */
export const recallInstance: Verb<'recall'> = (turn, { reason }, instance) => {
  const at = instanceCase(turn, instance);
  if ('fault' in at) return at.fault;
  const fault = recallFault(at);
  if (fault !== undefined) return fault;
  const why = givenReason(reason);
  if (typeof why === 'object') return why.fault;
  const to = instance.trail?.[0]?.[0] ?? '';
  const details: { [key: string]: Json } = { to };
  if (why !== undefined) details['reason'] = why;
  turn.record('instance.recalled', details);
  const losing = instance.tasks.flatMap(({ assignee }) =>
    assignee === undefined ? [] : [`user:${assignee}` as const],
  );
  turn.preferred.set(to, at.viewer.user.id);
  forgetFrom(turn, to);
  goTo(turn, { from: leafVisits(turn.visits), to, reason: 'recalled', only: true });
  noticeTo(turn, losing, ['撤回', `${at.viewer.user.name}已撤回该流程`], why);
  return undefined;
};
