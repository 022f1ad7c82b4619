import type { Instant } from '../../definition/instant.js';
import type { BreachReason, InstanceClock } from '../../instance/instance-clock.js';
import type { BreachCause, ClockEvent, ClockView } from '../../service-time/clock.js';
import { faultOf, YunliuError } from '../../definition/yunliu-error.js';
import type { Mutable } from '../mutable.js';
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
    turn.fail(faultOf(error));
    return undefined;
  }
  const { state, startedAt } = view;
  if (state === 'pending' || startedAt === null) return undefined;
  const breachedAt = breachOf(clock, view, turn.now);
  const next = lastingPart(clock);
  next.state = state;
  next.startedAt = startedAt;
  next.due = dueOf(clock, view);
  next.elapsedMs = view.elapsedMs;
  next.remainingMs = view.remainingMs;
  if (view.stoppedAt !== null) next.stoppedAt = view.stoppedAt;
  if (view.provisional) next.provisional = true;
  if (view.pauseReason !== null) next.pauseReason = view.pauseReason;
  if (breachedAt !== undefined) {
    next.breachedAt = breachedAt;
    // A ruling or an entry by hand is not overwritten by what the fold would say.
    next.cause = clock.cause ?? causeOf(clock.events, view);
  }
  return { clock: next, view };
}

/** Present only while the fold says so. */
const PASSING: ReadonlySet<string> = new Set([
  'stoppedAt',
  'provisional',
  'pauseReason',
  'breachedAt',
  'cause',
] satisfies (keyof InstanceClock)[]);

/** A copy without what the fold may no longer say. Key by key: spreads that leave out and add take V8 ten times as long. */
function lastingPart(clock: InstanceClock): Mutable<InstanceClock> {
  const copy: { [key: string]: unknown } = {};
  for (const key in clock) if (!PASSING.has(key)) copy[key] = clock[key as keyof InstanceClock];
  return copy as unknown as Mutable<InstanceClock>;
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
