import type { Commitment, CommitmentKind } from '../agreements/commitment.js';
import type { BreachReason } from '../agreements/clock-verdict-row.js';
import type { Consequence } from '../agreements/evaluate/fact.js';
import type { Instant } from '../definition/instant.js';
import type { LocalizedText } from '../definition/localized-text.js';
import type { ReportPeriod } from './report-period.js';

/**
 * 服务承诺达成报告: what an agreement promised over a period and what became of it. Frozen: it names the versions of the
 * agreement and of the calendars it was counted with and every single case, so that it can be reckoned again.
 */
export interface ComplianceReport {
  readonly format: 1;
  readonly agreement: {
    readonly key: string;
    readonly version: number;
    readonly hash: string;
    readonly title: LocalizedText;
    readonly customer: LocalizedText;
    readonly provider: LocalizedText;
  };
  /** Only cases of the systems of this client; absent = of the whole agreement. */
  readonly client?: string;
  readonly period: ReportPeriod;
  /** What was known then is in it, what came later is not. */
  readonly asOf: Instant;
  /** Calendars it was counted on, with the hash of their content. */
  readonly calendars: readonly { readonly key: string; readonly version: string }[];
  readonly totals: ReportTotals;
  readonly commitments: readonly CommitmentResult[];
  readonly lines: readonly ReportLine[];
  /** SHA-256 of the canonical JSON of everything above. */
  readonly hash: string;
}

/** `no-cases`: it was measured and nothing happened. `not-measured`: no process records it yet, so nothing can be said. */
export type CommitmentVerdict = 'kept' | 'broken' | 'no-cases' | 'not-measured';

export interface ReportTotals {
  readonly cases: number;
  readonly met: number;
  readonly breached: number;
  readonly excluded: number;
  /** Commitments by verdict. */
  readonly verdicts: { readonly [verdict in CommitmentVerdict]: number };
}

/** One commitment over the period. */
export interface CommitmentResult {
  readonly id: string;
  readonly kind: CommitmentKind;
  readonly title: LocalizedText;
  readonly owedBy: Commitment['owedBy'];
  /** All cases, those that do not count included. */
  readonly count: number;
  readonly met: number;
  readonly breached: number;
  readonly excluded: number;
  /** As shown: two decimals, never rounded up over the target. */
  readonly percent: number | null;
  readonly target: number | null;
  readonly verdict: CommitmentVerdict;
  readonly consequences?: readonly Consequence[];
}

/** One case: a clock that ended in the period, or a counting period, a record, a span that was judged. */
export interface ReportLine {
  readonly commitment: string;
  /** Of a clock `instance/clock`, else the name of the case. */
  readonly id: string;
  readonly result: 'met' | 'breached' | 'excluded';
  readonly instanceId?: string;
  readonly businessKey?: string;
  readonly subject?: string;
  readonly system?: string;
  readonly priority?: string;
  readonly engineer?: string;
  readonly startedAt?: Instant;
  readonly due?: Instant;
  /** When it was really done. */
  readonly at?: Instant;
  /** Figure found: a share, a count, a sum, minutes. */
  readonly found?: number;
  /** Reason of a breach, or the exclusion it falls under. */
  readonly cause?: BreachReason | (string & {});
  readonly appeal?: LineAppeal;
}

export interface LineAppeal {
  readonly at: Instant;
  readonly cause: BreachReason;
  readonly reason: string;
  readonly ruling?: {
    readonly at: Instant;
    readonly decision: 'upheld' | 'excused';
    readonly reason: string;
  };
}
