import type { Instant } from '../definition/instant.js';
import type { OccurrencePeriod } from './schedule-facts.js';

/** One time that a schedule comes round. */
export interface Occurrence {
  /** Unlike any other of the schedule, for ever: the instant, with part and period where it has them. */
  readonly id: string;
  /** When the work is started. */
  readonly at: Instant;
  /** The day it is about, `2026-09-30`: the deadline's where there is one. */
  readonly date: string;
  readonly deadline?: Instant;
  readonly part?: string;
  readonly period?: OccurrencePeriod;
  /** Index of its recurrence. */
  readonly recurrence: number;
}
