import type { TimerRule } from '../definition/timing.js';
import type { Timer } from '../instance/instance.js';
import { fireClockTimer, isClockTimer } from './clocks/clock-timers.js';
import { isMissed, nextDue } from './due-times.js';
import { move } from './move.js';
import { refusal } from './refusal.js';
import { runEffects } from './run-effects.js';
import { armTimer } from './timers.js';
import type { Turn } from './turn.js';
import type { Verb } from './verb.js';

/** A timer has come due: its effects, and away if it has a `to`; a repeating one is armed again. */
export const fireTimer: Verb<'fire-timer'> = (turn, { timerId }) => {
  const timer = turn.timers.find(({ id }) => id === timerId);
  const rule = timer === undefined ? undefined : turn.process.timers.get(timer.rule)?.rule;
  const isClock = timer !== undefined && isClockTimer(timer);
  if (timer === undefined || (rule === undefined && !isClock)) {
    return refusal(
      'timer/gone',
      ['该定时器已经失效。', 'This timer is gone.'],
      ['所属步骤已离开，无需处理。', 'The state that owned it has been left; there is nothing to do.'],
      { details: { timerId } },
    );
  }
  if (timer.dueAt > turn.now) {
    return refusal(
      'timer/not-due',
      ['该定时器尚未到期。', 'This timer is not due yet.'],
      [`到期时间为 ${timer.dueAt}。`, `It is due at ${timer.dueAt}.`],
      { details: { timerId, dueAt: timer.dueAt } },
    );
  }
  if (rule === undefined) return fireClockTimer(turn, timer);
  const visit = turn.visit(timer.visitId);
  turn.timers = turn.timers.filter(({ id }) => id !== timerId);
  if (rule.missed === 'skip' && isMissed(turn, rule, timer.dueAt)) {
    turn.record('timer.fired', { rule: rule.id, dueAt: timer.dueAt, skipped: true }, { state: visit?.state });
    armAgain(turn, rule, timer, visit?.state, timer.fired);
    return undefined;
  }
  turn.record('timer.fired', { rule: rule.id, dueAt: timer.dueAt }, { state: visit?.state });
  if (rule.to !== undefined) {
    move(turn, { kind: 'timer', name: rule.id, from: visit, to: rule.to, effects: rule.effects });
    return undefined;
  }
  runEffects(turn, rule.effects, visit?.state);
  const fired = rule.times === undefined ? undefined : (timer.fired ?? 0) + 1;
  if (fired === undefined || fired < (rule.times ?? 0)) armAgain(turn, rule, timer, visit?.state, fired);
  return undefined;
};

function armAgain(
  turn: Turn,
  rule: TimerRule,
  last: Timer,
  state: string | undefined,
  fired: number | undefined,
): void {
  // Its own effects may have ended the instance.
  if (turn.status !== 'running') return;
  const dueAt = nextDue(turn, rule, last.dueAt);
  if (dueAt !== undefined) armTimer(turn, rule, last.visitId, dueAt, state, fired);
}
