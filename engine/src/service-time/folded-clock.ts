import type { ServiceCalendar } from './calendar.js';
import type { BreachCause, ClockState } from './clock.js';
import type { Commitment } from './commitment.js';
import type { Countable } from './counting.js';
import type { Course, Phase } from './course.js';
import type { DowntimeWindow } from './downtime.js';

/** Where calendars come from; `ServiceCalendars` is one. */
export interface CalendarSource {
  calendar(key: string): ServiceCalendar;
}

/** A step of the derivation of the due. */
export interface FoldStep {
  readonly at: number;
  readonly row: number;
  readonly what:
    | 'start'
    | 'priority'
    | 'carried'
    | 'retro'
    | 'grandfathered'
    | 'extended'
    | 'extended-late'
    | 'extension-requested'
    | 'extension-refused'
    | 'pause-ignored'
    | 'downtime-late';
  readonly dueBefore: number | null;
  readonly dueAfter: number | null;
}

/** A clock folded up to an instant, in epoch milliseconds. */
export interface FoldedClock {
  readonly state: ClockState;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  /** The instant judged: the stop, else the instant asked for. */
  readonly judgedAt: number;
  /** Phase in force, and all from the first. */
  readonly phase: Phase;
  readonly phases: readonly Phase[];
  readonly priority: string | undefined;
  readonly course: Course;
  readonly countable: readonly Countable[];
  readonly windows: readonly DowntimeWindow[];
  readonly commitment: Commitment;
  readonly due: number | null;
  readonly breachedAt: number | null;
  readonly breachCause: BreachCause | null;
  readonly steps: readonly FoldStep[];
}
