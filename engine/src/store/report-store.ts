import type { ClockVerdictRow } from '../agreements/clock-verdict-row.js';
import type { MeasuredCase } from '../agreements/collect-facts.js';
import type { Instant } from '../definition/instant.js';
import type { Appeal } from '../instance/instance-clock.js';
import type { ClockFilter } from './clock-store.js';
import type { Page, PageRequest } from './page.js';

/** An ended clock with what was said about its breach. */
export interface EndedClock extends ClockVerdictRow {
  /** Exclusion of the agreement that a ruling named. */
  readonly exclusion?: string;
  readonly appeal?: Appeal;
}

/** Clocks of agreements that ended in `[from, to)`, by their end; those of withdrawn tickets are no cases. */
export interface EndedClockQuery extends ClockFilter, PageRequest {
  readonly from: Instant;
  readonly to: Instant;
  readonly agreementVersion?: number;
  readonly result?: ClockVerdictRow['result'];
  readonly cause?: string;
}

/** How many clocks ended alike; what a board groups by. */
export interface ClockCount {
  readonly agreement: string;
  readonly agreementVersion: number;
  readonly commitment: string;
  readonly process: string;
  readonly engineer?: string;
  /** Month in China in which they ended, `2026-09`. */
  readonly month: string;
  readonly result: ClockVerdictRow['result'];
  readonly excluded: boolean;
  readonly cause?: string;
  readonly count: number;
}

/** An instance as commitments are judged by it. */
export interface CaseRow extends MeasuredCase {
  readonly businessKey?: string;
  readonly subject: string;
  readonly system?: string;
  readonly agreement?: { readonly key: string; readonly version: number };
}

/** Instances of a process begun before `to` that were not over at `from`. */
interface CaseQuery extends PageRequest {
  readonly process: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** What reports and boards read. Pages hold up to 2,000 rows. */
export interface ReportStore {
  endedClocks(query: EndedClockQuery): Promise<Page<EndedClock>>;
  clockCounts(query: ClockFilter & { readonly from: Instant; readonly to: Instant }): Promise<readonly ClockCount[]>;
  measuredCases(query: CaseQuery): Promise<Page<CaseRow>>;
}
