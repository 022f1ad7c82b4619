import type { ClockVerdictRow } from '../agreements/clock-verdict-row.js';
import type { Instant } from '../definition/instant.js';
import type { Page, PageRequest } from './page.js';

/** One open clock of a running ticket, for the board and lists. */
export interface OpenClockRow {
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
  readonly startedAt: Instant;
  readonly state: 'running' | 'paused';
  /** Absent: it stands still, or nothing is promised. */
  readonly due?: Instant;
  readonly breachedAt?: Instant;
}

export interface ClockFilter {
  readonly agreement?: string;
  readonly commitment?: string;
  readonly metric?: string;
  readonly process?: string;
  readonly system?: string;
  readonly engineer?: string;
}

export interface OpenClockQuery extends ClockFilter, PageRequest {
  readonly state?: 'running' | 'paused';
  /** Only those due before. */
  readonly dueBefore?: Instant;
}

/** Clocks that ended in `[from, to)`. */
export interface ClockVerdictQuery extends ClockFilter {
  readonly from: Instant;
  readonly to: Instant;
  readonly result?: ClockVerdictRow['result'];
  /** Default 10,000. */
  readonly limit?: number;
}

/** A request for more time, an appeal or a late entry that nobody has decided yet. */
export interface AwaitedDecision {
  readonly instanceId: string;
  readonly clockId: string;
  readonly what: 'extension' | 'appeal' | 'entry';
}

/** What lists and reports need of clocks; projections of the instances. */
export interface ClockStore {
  /** Open clocks by due, those without one last. */
  openClocks(query: OpenClockQuery): Promise<Page<OpenClockRow>>;
  /** Ended clocks by their end. */
  clockVerdicts(query: ClockVerdictQuery): Promise<readonly ClockVerdictRow[]>;
  /** Running tickets of a system that have open clocks. */
  openTicketsOf(system: string): Promise<readonly string[]>;
  /** Open clocks of these tickets (at most 500), by due. */
  clocksOfTickets(instanceIds: readonly string[]): Promise<readonly OpenClockRow[]>;
  /** What waits for somebody's decision, oldest ticket first, at most 500. */
  awaitedDecisions(): Promise<readonly AwaitedDecision[]>;
}
