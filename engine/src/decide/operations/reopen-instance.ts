import type { Fault } from '../../definition/yunliu-error.js';
import { enterInside } from '../enter-state.js';
import { refusal } from '../refusal.js';
import type { Verb } from '../verb.js';
import { beginFlowAnew } from './go-to.js';
import { keepHandler, unknownTarget } from './jump-to.js';
import { requiredReason } from './reason.js';
import { adminFault, instanceCase, type InstanceCase } from './task-case.js';
import { forgetFrom } from './trail.js';

export function reopenFault(at: InstanceCase): Fault | undefined {
  return adminFault(at) ?? (at.instance.status === 'running' ? stillRunning() : undefined);
}

/**
 * 唤醒 an ended instance into a chosen state by an administrator: number, values and history go on where they stopped. A
 * parent that waited for it has gone on long ago and is not asked back.
 */
export const reopenInstance: Verb<'reopen'> = (turn, { to, reason }, instance) => {
  const at = instanceCase(turn, instance);
  if ('fault' in at) return at.fault;
  const fault = reopenFault(at);
  if (fault !== undefined) return fault;
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  const target = turn.process.states.get(to);
  if (target === undefined) return unknownTarget(to);
  if (target.state.type === 'final') return endsAgain(to);
  turn.record('instance.reopened', { to, reason: why, status: instance.status, outcome: instance.outcome ?? null });
  turn.status = 'running';
  turn.endedAt = undefined;
  beginFlowAnew(turn);
  keepHandler(turn, to, 'keep');
  forgetFrom(turn, to);
  enterInside(turn, undefined, undefined, [...target.ancestors, to]);
  return undefined;
};

function stillRunning(): Fault {
  return refusal(
    'reopen/running',
    ['该流程尚未结束，无需唤醒。', 'This instance has not ended.'],
    ['如需改变环节，请使用跳转。', 'Jump to another state instead.'],
  );
}

function endsAgain(to: string): Fault {
  return refusal(
    'reopen/final-state',
    [`“${to}”是结束环节，不能唤醒到此处。`, `"${to}" is an end; nothing would be open there.`],
    ['请选择一个需要办理的环节。', 'Choose a state in which work is done.'],
    { pointer: '/to', details: { to } },
  );
}
