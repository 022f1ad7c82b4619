import type { SignalRule } from '../definition/timing.js';
import { mayAdminister } from '../identity/permissions.js';
import type { Visit } from '../instance/instance.js';
import { branchOf } from './branches.js';
import { canHear, isFlowOver } from './hearing.js';
import { move } from './move.js';
import { refusal } from './refusal.js';
import { runEffects } from './run-effects.js';
import type { Turn } from './turn.js';
import { actingPerson, type Verb } from './verb.js';

interface Listener {
  readonly rule: SignalRule;
  /** Absent = the process itself. */
  readonly visit?: Visit;
}

/**
 * A broadcast reaches the instance. Every place that listens reacts once, the innermost first: effects always, a way out
 * unless something inside the place has already taken one. What is entered by it does not hear the same signal again.
 */
export const receiveSignal: Verb<'receive-signal'> = (turn, { name, data = {}, actor }) => {
  if (actor.system !== true) {
    const viewer = actingPerson(turn);
    if ('fault' in viewer) return viewer.fault;
    if (!mayAdminister(viewer)) {
      return refusal(
        'signal/not-allowed',
        ['您无权向流程广播信号。', 'You may not send signals to instances.'],
        [
          '信号由流程或对接系统发出，或由管理员代发。',
          'Signals come from processes and connected systems, or from an administrator.',
        ],
      );
    }
  }
  const listeners = listenersOf(turn, name);
  if (listeners.length === 0) {
    return refusal(
      'signal/not-awaited',
      [`流程当前不接收信号“${name}”。`, `The instance does not listen to signal "${name}" now.`],
      ['无需处理。', 'There is nothing to do.'],
      { details: { name } },
    );
  }
  turn.record('signal.received', { name }, { state: listeners[0]?.visit?.state });
  const moved = new Set<string | undefined>();
  for (const { rule, visit } of listeners) {
    if (turn.status !== 'running' || (visit !== undefined && turn.visit(visit.id) === undefined)) continue;
    if (rule.to !== undefined && moved.has(visit?.id)) continue;
    turn.setVariables(turn.evaluateAll(rule.output, { signal: data }), visit?.state);
    if (rule.to === undefined) {
      runEffects(turn, rule.effects, visit?.state);
      continue;
    }
    // A branch that the flow has gone on without moves itself only.
    if (branchOf(turn, visit) === undefined) moved.add(undefined);
    for (let outer = turn.visit(visit?.parent); outer !== undefined; outer = turn.visit(outer.parent))
      moved.add(outer.id);
    move(turn, { kind: 'signal', name, from: visit, to: rule.to, effects: rule.effects });
  }
  return undefined;
};

/** Visits list containers before what is inside them, so the reverse is innermost first; the process comes last. */
function listenersOf(turn: Turn, name: string): readonly Listener[] {
  const rules = turn.process.signals.filter(({ rule }) => rule.name === name);
  if (rules.length === 0) return [];
  const inside = turn.visits
    .toReversed()
    .flatMap((visit): readonly Listener[] =>
      canHear(visit) ? rules.flatMap(({ rule, owner }) => (owner === visit.state ? [{ rule, visit }] : [])) : [],
    );
  const ofProcess = rules.flatMap(({ rule, owner }): readonly Listener[] => (owner === undefined ? [{ rule }] : []));
  return isFlowOver(turn) ? inside : [...inside, ...ofProcess];
}
