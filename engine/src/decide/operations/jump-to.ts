import type { Fault } from '../../definition/yunliu-error.js';
import type { Visit } from '../../instance/instance.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { goTo, leafVisits } from './go-to.js';
import { requiredReason } from './reason.js';
import { adminFault, instanceCase } from './task-case.js';
import { areApart, forgetFrom, sealSteps } from './trail.js';

/**
 * 跳转 to any state by an administrator. A target inside an active branch leaves only that branch; otherwise everything
 * around is left. Containers on the way are entered, a parallel one with all its regions.
 */
export const jumpTo: Verb<'jump'> = (turn, { to, people, reason }, instance) => {
  const at = instanceCase(turn, instance);
  if ('fault' in at) return at.fault;
  const fault = adminFault(at);
  if (fault !== undefined) return fault;
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  if (!turn.process.states.has(to)) return unknownTarget(to);
  const from = leavesAround(turn, to);
  turn.record('instance.jumped', { from: from.map(({ state }) => state), to, people: people ?? 'keep', reason: why });
  keepHandler(turn, to, people);
  forgetFrom(turn, to);
  sealSteps(turn, to);
  goTo(turn, { from, to, reason: 'jumped' });
  return undefined;
};

/** Who handled the target before gets it again, unless asked anew. */
export function keepHandler(turn: Turn, to: string, people: 'keep' | 'ask' | undefined): void {
  const handler = Object.hasOwn(turn.handlers, to) ? turn.handlers[to] : undefined;
  if (people !== 'ask' && handler !== undefined) turn.preferred.set(to, handler);
}

/** Leaves of the target's own branch while that is active, else all of them. */
function leavesAround(turn: Turn, to: string): readonly Visit[] {
  const leaves = leafVisits(turn.visits);
  const near = leaves.filter((visit) => !areApart(turn.process, visit.state, to));
  return near.length > 0 && near.length < leaves.length ? near : leaves;
}

export function unknownTarget(to: string): Fault {
  return refusal(
    'jump/unknown-state',
    [`流程定义中没有环节“${to}”。`, `The definition has no state "${to}".`],
    ['请选择流程图中的一个环节。', 'Choose a state of the drawing.'],
    { pointer: '/to', details: { to } },
  );
}
