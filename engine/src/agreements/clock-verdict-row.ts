import type { Instant } from '../definition/instant.js';

/** Who or what a breach is put down to. */
export type BreachReason = 'engineer' | 'client' | 'third-party' | 're-grading' | 'agreement-change' | 'force-majeure';

/** One ended clock, as the store lists it for reports. */
export interface ClockVerdictRow {
  readonly instanceId: string;
  readonly clockId: string;
  readonly businessKey?: string;
  readonly subject: string;
  readonly process: string;
  readonly metric: string;
  readonly agreement?: string;
  readonly agreementVersion?: number;
  readonly commitment?: string;
  readonly system?: string;
  readonly priority?: string;
  readonly engineer?: string;
  readonly startedAt: Instant;
  readonly stoppedAt: Instant;
  readonly due?: Instant;
  readonly breachedAt?: Instant;
  readonly result: 'met' | 'breached' | 'excused' | 'void';
  readonly cause?: BreachReason;
  /** Outside the agreement, or excused: not counted. */
  readonly excluded: boolean;
}
