import type { Instant } from '../../definition/instant.js';

/** One thing that happened, as commitments are judged by. What is not said is not known. */
export interface Fact {
  /** Instance it comes from, or a name of its own. */
  readonly id: string;
  /** When it was done. */
  readonly at?: Instant;
  /** Amount: days of work, yuan, sessions, rounds. Absent = 1. */
  readonly value?: number;
  /** Span: an outage, a presence, a project. `to` absent = still going on. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** Was the requirement fulfilled? */
  readonly ok?: boolean;
  /** Date that a distance is measured to. */
  readonly anchor?: Instant;
  /** Kind, department, grade, number of the event. */
  readonly group?: string;
  /** Limit of the client's order. */
  readonly limit?: number;
  /** Exclusion of the agreement that it falls under: not counted. */
  readonly exclusion?: string;
}

/** `[from, to)`. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** One case that was kept or not. */
export interface JudgedCase {
  /** Fact or counting period, e.g. `2026-09`. */
  readonly name: string;
  readonly at?: Instant;
  readonly result: 'met' | 'breached' | 'excluded';
  /** Figure found: share, count, sum, minutes. */
  readonly found?: number;
  readonly cause?: string;
}

/** A consequence that the agreement attaches to grades. */
export interface Consequence {
  readonly kind: 'deduction' | 'termination';
  readonly percent?: number;
  readonly yuan?: number;
}

/** One commitment over one period. */
export interface Judgement {
  readonly commitment: string;
  readonly cases: readonly JudgedCase[];
  readonly met: number;
  readonly breached: number;
  readonly excluded: number;
  /** Share of counted cases that were kept, in percent; null when there were none. Availability: the share of time. */
  readonly percent: number | null;
  readonly target: number | null;
  /** Is the promise kept? With nothing to judge it is. */
  readonly kept: boolean;
  readonly consequences?: readonly Consequence[];
}
