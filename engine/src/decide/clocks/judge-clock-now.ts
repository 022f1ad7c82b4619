import type { Instant } from '../../definition/instant.js';
import type { BreachReason, InstanceClock } from '../../instance/instance-clock.js';
import type { BreachCause, ClockEvent, ClockView } from '../../service-time/clock.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import type { Turn } from '../turn.js';

const CAUSES: { readonly [Cause in BreachCause]: BreachReason } = {
  priority_raise: 're-grading',
  agreement_change: 'agreement-change',
  downtime_change: 'client',
  reopened: 'engineer',
};

export interface JudgedClock {
  readonly clock: InstanceClock;
  readonly view: ClockView;
}

/** The fold's word on a clock at this moment, written into what lists read. A fault of its events refuses the command. */
export function judgeNow(turn: Turn, clock: InstanceClock): JudgedClock | undefined {
  const { calendars } = turn.ctx;
  if (calendars.judge === undefined) return undefined;
  let view: ClockView;
  try {
    view = calendars.judge(clock.events, turn.now);
  } catch (error) {
    if (!(error instanceof YunliuError)) throw error;
    turn.fail({ code: error.code, message: error.messages, hint: error.hint });
    return undefined;
  }
  const { state, startedAt } = view;
  if (state === 'pending' || startedAt === null) return undefined;
  const next: { -readonly [Key in keyof InstanceClock]: InstanceClock[Key] } = {
    ...clock,
    state,
    startedAt,
    due: dueOf(clock, view),
    elapsedMs: view.elapsedMs,
    remainingMs: view.remainingMs,
  };
  set(next, 'stoppedAt', view.stoppedAt ?? undefined);
  set(next, 'provisional', view.provisional ? true : undefined);
  set(next, 'pauseReason', view.pauseReason ?? undefined);
  const breachedAt = breachOf(clock, view, turn.now);
  set(next, 'breachedAt', breachedAt);
  // A ruling or an entry by hand is not overwritten by what the fold would say.
  if (breachedAt === undefined) set(next, 'cause', undefined);
  else next.cause = clock.cause ?? causeOf(clock.events, view);
  return { clock: next, view };
}

function set<Key extends keyof InstanceClock>(
  clock: { -readonly [Each in keyof InstanceClock]: InstanceClock[Each] },
  key: Key,
  value: InstanceClock[Key] | undefined,
): void {
  if (value === undefined) delete clock[key];
  else clock[key] = value;
}

/** An agreed instant ends the promise at the latest. */
function dueOf({ latest }: InstanceClock, { due }: ClockView): Instant | null {
  return latest !== undefined && due !== null && latest < due ? latest : due;
}

function breachOf({ latest, breachedAt }: InstanceClock, view: ClockView, now: Instant): Instant | undefined {
  const found = view.breachedAt ?? undefined;
  const missed = latest !== undefined && view.state !== 'paused' && (view.stoppedAt ?? now) > latest;
  const first = missed && (found === undefined || latest < found) ? latest : found;
  // The agreed instant may have been moved since: a breach stays as it was first seen.
  return first ?? (latest === undefined ? undefined : breachedAt);
}

/** The word of the events that put the due into the past; a clock that simply ran out is the engineer's. */
function causeOf(events: readonly ClockEvent[], { breachCause, breachedAt }: ClockView): BreachReason {
  if (breachCause === null) return 'engineer';
  const changed = events.find((event) => event.type === 'agreement' && event.at === breachedAt);
  return changed?.note === RE_GRADED ? 're-grading' : CAUSES[breachCause];
}

/** Note of an `agreement` event that is really a change of priority between rows with different calendars. */
export const RE_GRADED = 're-graded';
