import type { TimerRule } from '../definition/timing.js';
import type { Timer, Visit } from '../instance/instance.js';
import { firstDue } from './due-times.js';
import type { Turn } from './turn.js';

/** Arms the timers of a visit (absent = of the process). A timer whose `at` gives no instant is not armed. */
export function armTimers(turn: Turn, rules: readonly TimerRule[] | undefined, visit: Visit | undefined): void {
  for (const rule of rules ?? []) {
    const dueAt = firstDue(turn, rule);
    if (dueAt !== undefined) armTimer(turn, rule, visit?.id, dueAt, visit?.state);
  }
}

/** `fired`: firings before this one, where the rule counts them. */
export function armTimer(
  turn: Turn,
  rule: TimerRule,
  visitId: string | undefined,
  dueAt: string,
  state?: string,
  fired?: number,
): void {
  const timer: { -readonly [Key in keyof Timer]: Timer[Key] } = {
    id: turn.ctx.newId('timer'),
    instanceId: turn.instanceId,
    rule: rule.id,
    dueAt,
  };
  if (visitId !== undefined) timer.visitId = visitId;
  if (fired !== undefined) timer.fired = fired;
  turn.timers = [...turn.timers, timer];
  turn.record('timer.armed', { rule: rule.id, dueAt }, { state });
}

/** Takes the timers of a visit away (absent = those of the process). */
export function cancelTimers(turn: Turn, visit: Visit | undefined): void {
  if (turn.timers.length === 0) return;
  const kept = turn.timers.filter((timer) => timer.visitId !== visit?.id);
  if (kept.length === turn.timers.length) return;
  for (const { rule, visitId } of turn.timers) {
    if (visitId === visit?.id) turn.record('timer.cancelled', { rule }, { state: visit?.state });
  }
  turn.timers = kept;
}
