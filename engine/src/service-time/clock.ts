import type { Instant } from '../definition/instant.js';

/**
 * What was promised, frozen into the ticket when its clock starts. Amounts are minutes, working days or calendar days,
 * by `unit`; either one `amount` or a table by priority, in which `null` means that nothing is promised.
 */
export interface Terms {
  /** Metric the clock answers for, e.g. `hotline-20min`; free text here. */
  readonly name?: string;
  /** Calendar key. */
  readonly calendar: string;
  readonly unit: ClockUnit;
  readonly amount?: number;
  readonly byPriority?: { readonly [priority: string]: number | null };
  /** Default true; false = a pause is without effect. */
  readonly pausable?: boolean;
  /** Reasons that may pause; absent = every reason. */
  readonly pauseReasons?: readonly string[];
  /** Default true: planned downtime that was approved in time does not count. */
  readonly excludeDowntime?: boolean;
  /** `retro` (default) measures everything by the new priority; `restart_min` never gives more time than was left. */
  readonly priorityMode?: 'retro' | 'restart_min';
  /** Day clocks: the day not counted is that of the event (default), or that of the next opening. */
  readonly dayStart?: 'eventDate' | 'nextOpen';
  /**
   * Unit `day`: which last day rolls on to the next working day: `closed` (default) every closed day, `statutory` only
   * days closed by an override (a holiday), so that an ordinary weekend ends at its midnight.
   */
  readonly restDays?: 'closed' | 'statutory';
  /** Percentages whose instants are reported; default 50, 80, 100. */
  readonly thresholds?: readonly number[];
}

export type ClockUnit = 'minute' | 'workday' | 'day';

/** `at` is the true time, `recordedAt` the time of entry; both may be given with any offset. */
interface Recorded {
  readonly at: Instant;
  readonly recordedAt?: Instant;
  readonly actor?: string;
  readonly note?: string;
  /** File ids or references that prove the event. */
  readonly evidence?: readonly string[];
}

/** Starts the clock, once. */
export interface ClockStart extends Recorded {
  readonly type: 'start';
  readonly terms: Terms;
  readonly priority?: string;
}

/** Not counted from here until `resume` or `autoResumeAt`, if the terms allow the reason. */
export interface ClockPause extends Recorded {
  readonly type: 'pause';
  readonly reason?: string;
  readonly autoResumeAt?: Instant;
}

export interface ClockResume extends Recorded {
  readonly type: 'resume';
}

export interface ClockPriority extends Recorded {
  readonly type: 'priority';
  readonly to: string;
}

/**
 * The agreement changed while the ticket was open. `grandfather`: no effect on this clock. `carry`: what was counted
 * stays, the new terms count from now on (same unit only). `retro`: everything is measured by the new terms.
 */
export interface ClockAgreement extends Recorded {
  readonly type: 'agreement';
  readonly mode: 'grandfather' | 'carry' | 'retro';
  readonly terms: Terms;
  /** Version of the agreement, shown in the explanation. */
  readonly version?: string;
}

/**
 * A planned window, approved at `at`; it is excluded only when that is not after `from`, and never past `to`. A later
 * event with the same `window` gives the `actualTo` (earlier end; not after `from` = cancelled).
 */
export interface ClockDowntime extends Recorded {
  readonly type: 'downtime';
  readonly window?: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly actualTo?: Instant;
}

/** A decision about more time. Only one approved while the clock was not overdue counts. `amount` > 0. */
export interface ClockExtend extends Recorded {
  readonly type: 'extend';
  readonly decision: 'requested' | 'approved' | 'refused';
  readonly amount: number;
  /** Default: the unit of the clock. Day clocks also take minutes. */
  readonly unit?: ClockUnit;
  readonly requestedAt?: Instant;
}

/** The promised thing was done (or the ticket ended). A stop ends an open pause. */
export interface ClockStop extends Recorded {
  readonly type: 'stop';
}

/** The same clock goes on; the time since the stop is not counted. */
export interface ClockReopen extends Recorded {
  readonly type: 'reopen';
}

/** One fact about a clock. The list is append-only; the order in which it was written down never matters. */
export type ClockEvent =
  | ClockStart
  | ClockPause
  | ClockResume
  | ClockPriority
  | ClockAgreement
  | ClockDowntime
  | ClockExtend
  | ClockStop
  | ClockReopen;

/** `pending`: not started at that time. Outside service hours a clock is still `running`. */
export type ClockState = 'pending' | 'running' | 'paused' | 'stopped';

/** Why a due moved into the past at once; absent for a clock that simply ran out. */
export type BreachCause = 'priority_raise' | 'agreement_change' | 'downtime_change' | 'reopened';

export interface ClockThreshold {
  readonly percent: number;
  /** Least instant at which that share of the budget is used; null while it cannot be known (paused, no promise). */
  readonly at: Instant | null;
}

/** A clock as judged at one instant. All instants are UTC with milliseconds. */
export interface ClockView {
  readonly state: ClockState;
  /** Terms in force; absent while pending. */
  readonly terms?: Terms;
  readonly priority?: string;
  readonly startedAt: Instant | null;
  /** Last stop, while stopped. */
  readonly stoppedAt: Instant | null;
  /** When the promise ends; null while paused without an end, or without a promise. */
  readonly due: Instant | null;
  /** True once the promise was broken, for ever. */
  readonly breached: boolean;
  /** The first moment it was broken: the due then, or the moment a change put the due into the past. */
  readonly breachedAt: Instant | null;
  readonly breachCause: BreachCause | null;
  /** Counted service time. */
  readonly elapsedMs: number;
  /**
   * Minute clocks: budget less elapsed (0 with a breach after closing time). Day clocks: open time until the due, or
   * since it, negative. Null when there is no due to measure to.
   */
  readonly remainingMs: number | null;
  /** Minute clocks: amount with extensions, in milliseconds; null for day clocks and without a promise. */
  readonly budgetMs: number | null;
  /** Day clocks: days promised (with extensions) and days counted so far, today not included. */
  readonly budgetDays: number | null;
  readonly elapsedDays: number | null;
  /** The due lies past the last official notice of its calendar. */
  readonly provisional: boolean;
  readonly thresholds: readonly ClockThreshold[];
  readonly pausedSince: Instant | null;
  readonly pausedUntil: Instant | null;
  readonly pauseReason: string | null;
}
