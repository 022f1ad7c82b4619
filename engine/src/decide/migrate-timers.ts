import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Instant } from '../definition/instant.js';
import type { TimerRule } from '../definition/timing.js';
import type { Timer, Visit } from '../instance/instance.js';
import { timerPolicy, type MigrationMapping, type TimerPolicy } from '../versions/migration-mapping.js';
import { sameTime, timerSteps, type TimerStep } from '../versions/plan-timers.js';
import { isClockTimer } from './clocks/clock-timers.js';
import { dueFrom, firstDue } from './due-times.js';
import { armTimer } from './timers.js';
import type { Turn } from './turn.js';

const TEN_YEARS_IN_MINUTES = 5_260_000;

interface Standing {
  readonly before: Visit | undefined;
  readonly visit: Visit;
}

/** Timers of the process and of every visit that goes along: kept, armed anew or cancelled by the policy of their state. */
export function migrateTimers(
  turn: Turn,
  from: CompiledProcess,
  mapping: MigrationMapping,
  standing: readonly Standing[],
): void {
  const running = turn.timers.filter((timer) => !isClockTimer(timer));
  turn.timers = turn.timers.filter(isClockTimer);
  const place = (before: Visit | undefined, visit: Visit | undefined): void => {
    const timers = running.filter(({ visitId }) => visitId === visit?.id);
    const steps = timerSteps(from, turn.process, mapping, { before: before?.state, after: visit?.state, timers });
    for (const timer of timers) {
      if (!steps.some((step) => step.timer === timer))
        turn.record('timer.cancelled', { rule: timer.rule }, { state: visit?.state });
    }
    const policy = timerPolicy(mapping, before?.state);
    for (const step of steps) settleTimer(turn, step, policy, visit);
  };
  place(undefined, undefined);
  for (const { before, visit } of standing) if (before !== undefined) place(before, visit);
}

function settleTimer(turn: Turn, step: TimerStep, policy: TimerPolicy, visit: Visit | undefined): void {
  const { rule, timer } = step;
  const dueAt = dueOf(turn, step, policy, visit?.enteredAt ?? turn.startedAt);
  if (timer !== undefined && dueAt === timer.dueAt && timer.rule === rule.id) {
    turn.timers = [...turn.timers, timer];
    return;
  }
  if (timer !== undefined) turn.record('timer.cancelled', { rule: timer.rule }, { state: visit?.state });
  if (dueAt === undefined) return;
  const fired = policy === 'restart' || rule.times === undefined ? undefined : timer?.fired;
  // It has fired as often as the new rule lets it already.
  if (fired !== undefined && fired >= (rule.times ?? 0)) return;
  armTimer(turn, rule, visit?.id, dueAt, visit?.state, fired);
}

function dueOf(
  turn: Turn,
  { rule, before, timer }: TimerStep,
  policy: TimerPolicy,
  entered: Instant,
): Instant | undefined {
  const fromEntry = (): Instant | undefined =>
    rule.after === undefined ? firstDue(turn, rule) : dueFrom(turn, entered, rule.after, rule.calendar);
  if (policy === 'restart') return firstDue(turn, rule);
  if (timer === undefined || before === undefined) {
    // One that has fired already fires again only when its new time is still to come.
    if (before === undefined) return policy === 'absolute' ? fromEntry() : firstDue(turn, rule);
    const due = policy === 'absolute' ? fromEntry() : undefined;
    return due !== undefined && due > turn.now ? due : undefined;
  }
  // A repeating one has moved on from its entry; where nothing has changed it simply runs on.
  if (sameTime(before, rule)) return timer.dueAt;
  return policy === 'absolute' ? fromEntry() : remaining(turn, before, rule, timer);
}

/** What is left of the old timer, counted on the new calendar; on the same calendar it is the same instant. */
function remaining(turn: Turn, before: TimerRule, rule: TimerRule, timer: Timer): Instant {
  if ((before.calendar ?? 'always') === (rule.calendar ?? 'always') || timer.dueAt <= turn.now) return timer.dueAt;
  let [least, most] = [0, TEN_YEARS_IN_MINUTES];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (dueFrom(turn, turn.now, `PT${middle}M`, before.calendar) <= timer.dueAt) least = middle;
    else most = middle - 1;
  }
  return dueFrom(turn, turn.now, `PT${least}M`, rule.calendar);
}
