import type { Instant } from '../../definition/instant.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { Timer } from '../../instance/instance.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import type { Turn } from '../turn.js';
import { putClock, recordClock } from './change-clock.js';
import { escalate, isDeclared, isEscalated } from './escalate.js';
import { judgeNow } from './judge-clock-now.js';

const NAME = /^clock:(c\d+):(?:warn(\d{1,2}(?:\.\d+)?)|breach|resume)$/;

/** Timers of clocks are named `clock:<id>:warn75`, `clock:<id>:breach` and `clock:<id>:resume`. */
export function isClockTimer({ rule }: Timer): boolean {
  return rule.startsWith('clock:');
}

/**
 * Makes the timers of the clocks those that the clocks now need: warnings and the breach where something is declared for
 * them, the end of a pause that ends by itself. Called after every change, so they move with the due.
 */
export function armClockTimers(turn: Turn): void {
  const wanted = new Map<string, Instant>();
  if (turn.status === 'running' && turn.suspended === undefined)
    for (const clock of turn.clocks) addWanted(turn, clock, wanted);
  const kept = turn.timers.filter((timer) => !isClockTimer(timer) || wanted.get(timer.rule) === timer.dueAt);
  for (const { rule } of kept) wanted.delete(rule);
  if (wanted.size === 0 && kept.length === turn.timers.length) return;
  const armed = [...wanted].map(([rule, dueAt]) => ({
    id: turn.ctx.newId('timer'),
    instanceId: turn.instanceId,
    rule,
    dueAt,
  }));
  turn.timers = [...kept, ...armed];
}

function addWanted(turn: Turn, clock: InstanceClock, wanted: Map<string, Instant>): void {
  if (clock.state === 'stopped' || (clock.state === 'running' && !isEscalated(turn, clock))) return;
  const view = judgeNow(turn, clock)?.view;
  if (view === undefined) return;
  if (view.pausedUntil !== null) wanted.set(`clock:${clock.id}:resume`, view.pausedUntil);
  if (clock.state === 'paused' || clock.due === null) return;
  const capped = clock.due !== view.due;
  for (const { percent, at } of view.thresholds) {
    const instant = capped ? share(clock.startedAt, clock.due, percent) : at;
    if (percent >= 100 || instant === null || instant <= turn.now || !isDeclared(turn, clock, percent)) continue;
    wanted.set(`clock:${clock.id}:warn${percent}`, instant);
  }
  // Exactly at its due a promise is still kept.
  const late = new Date(Date.parse(clock.due) + 1).toISOString();
  if (clock.breachedAt === undefined && isDeclared(turn, clock, 'breach')) wanted.set(`clock:${clock.id}:breach`, late);
}

function share(from: Instant, to: Instant, percent: number): Instant {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return new Date(start + ((end - start) * percent) / 100).toISOString();
}

/** A clock's timer has come due. A breach is told at the end of the command, like any other. */
export function fireClockTimer(turn: Turn, timer: Timer): Fault | undefined {
  turn.timers = turn.timers.filter(({ id }) => id !== timer.id);
  const [, id, percent] = NAME.exec(timer.rule) ?? [];
  const clock = turn.clocks.find((each) => each.id === id);
  if (clock === undefined || clock.state === 'stopped') return undefined;
  turn.record('timer.fired', { rule: timer.rule, dueAt: timer.dueAt });
  const judged = putClock(turn, clock);
  if (judged === undefined) return undefined;
  if (clock.state === 'paused' && judged.state === 'running')
    recordClock(turn, 'clock.resumed', judged, { reason: clock.pauseReason ?? '' });
  if (percent === undefined) return undefined;
  recordClock(turn, 'clock.warned', judged, { percent: Number(percent) });
  escalate(turn, judged, Number(percent));
  return undefined;
}
