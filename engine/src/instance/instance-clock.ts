import type { BreachReason } from '../agreements/clock-verdict-row.js';
import type { Instant } from '../definition/instant.js';
import type { LocalizedText } from '../definition/localized-text.js';
import type { ClockEvent } from '../service-time/clock.js';

export type { BreachReason };

/** The agreement a ticket is under, frozen into it, and its priority there. */
export interface ServiceBinding {
  readonly system: string;
  readonly agreement: { readonly key: string; readonly version: number; readonly hash: string };
  readonly priority: string;
  /** When the ticket was reported, in a process that another one under the same agreement has started. */
  readonly reportedAt?: Instant;
}

/**
 * One promised time of an instance. `events` is the truth (append-only, with the terms as they were promised); what
 * stands beside it is what the fold made of them at the last change, for lists. A breach that nobody has looked at since
 * is told by `due` lying in the past.
 */
export interface InstanceClock {
  /** `c1`, `c2` … */
  readonly id: string;
  readonly metric: string;
  readonly title?: LocalizedText;
  /** State that declares it (absent = the process), and its number there. */
  readonly owner?: string;
  readonly index: number;
  /** Visit of the owner. */
  readonly visitId?: string;
  /** Row of the agreement that promises it. */
  readonly commitment?: string;
  readonly events: readonly ClockEvent[];
  /** Instant agreed for this ticket; the promise ends then at the latest. */
  readonly latest?: Instant;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedAt: Instant;
  readonly stoppedAt?: Instant;
  /** null: paused without an end, or nothing is promised for this priority. */
  readonly due: Instant | null;
  /** Its day lies past the last official notice (暂定). */
  readonly provisional?: boolean;
  readonly pauseReason?: string;
  /** Milliseconds of service time counted until the last change, and left then. */
  readonly elapsedMs: number;
  readonly remainingMs: number | null;
  /** First moment the promise was broken, for ever. */
  readonly breachedAt?: Instant;
  readonly cause?: BreachReason;
  readonly verdict?: ClockVerdict;
  readonly extension?: ExtensionRequest;
  readonly appeal?: Appeal;
}

/** How a clock ended. `excused`: breached, but not counted after a ruling. `void`: the ticket was withdrawn. */
export interface ClockVerdict {
  readonly result: 'met' | 'breached' | 'excused' | 'void';
  readonly at: Instant;
  /** Whoever did the work it measured. */
  readonly engineer?: string;
  /** Exclusion of the agreement that excuses it. */
  readonly exclusion?: string;
}

export interface ExtensionRequest {
  readonly at: Instant;
  readonly by: string;
  /** In the unit of the clock. */
  readonly amount: number;
  readonly reason: string;
  /** Who must decide. */
  readonly needs: 'agreement' | 'consent';
}

export interface Appeal {
  readonly at: Instant;
  readonly by: string;
  /** What the appeal puts the breach down to. */
  readonly cause: BreachReason;
  readonly reason: string;
  readonly evidence?: readonly string[];
  readonly ruling?: {
    readonly at: Instant;
    readonly by: string;
    readonly decision: 'upheld' | 'excused';
    readonly reason: string;
  };
}

/** An entry made so long after the event that somebody has to approve its true time. Until then its time of entry counts. */
export interface LateEntry {
  readonly id: string;
  /** True time as stated. */
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: string;
  readonly what: string;
  readonly reason: string;
  readonly evidence?: readonly string[];
  /** Clock events that get the true time on approval, as `[clock, event number]`. */
  readonly moves: readonly (readonly [clock: string, event: number])[];
}
