import type { Instant } from '../definition/instant.js';
import type { LocalizedText } from '../definition/localized-text.js';
import type { ClockView } from './clock.js';
import type { FoldStep } from './folded-clock.js';

export interface BothTexts {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** Why a stretch of time counts or does not. */
export interface ExplainedRule {
  readonly kind:
    | 'open'
    | 'always'
    | 'make-up'
    | 'special'
    | 'guarantee'
    | 'holiday'
    | 'weekend'
    | 'closed-day'
    | 'outside-hours'
    | 'break'
    | 'pause'
    | 'downtime'
    | 'stopped'
    | 'start-day'
    | 'counted-day'
    | 'rolled';
  /** Occasion (国庆节) or name of the guarantee period. */
  readonly title?: LocalizedText;
  /** Notice or decision cited. */
  readonly source?: string;
  /** Reason of the pause. */
  readonly reason?: string;
}

/** `[from, to)` of a clock's time. Together the intervals cover all from the start to the due or the instant judged. */
export interface ExplainedInterval {
  readonly from: Instant;
  readonly to: Instant;
  readonly counted: boolean;
  /** Lies ahead of the instant judged (or after the stop): as it will be, if nothing else happens. */
  readonly projected: boolean;
  readonly rule: ExplainedRule;
  /** Minute clocks: service time it gave. Day clocks: 0. */
  readonly countedMs: number;
  /** Day clocks: number of the day counted. */
  readonly nth?: number;
  readonly text: BothTexts;
}

/** Something that moved the due, or that was asked to and did not. */
export interface ExplainedStep {
  readonly at: Instant;
  /** Index of the event. */
  readonly row: number;
  readonly what: FoldStep['what'];
  readonly dueBefore: Instant | null;
  readonly dueAfter: Instant | null;
  readonly text: BothTexts;
}

/** Why a clock is due when it is due, and what became of it. */
export interface ClockExplanation {
  readonly view: ClockView;
  readonly intervals: readonly ExplainedInterval[];
  readonly steps: readonly ExplainedStep[];
  /** The whole in a few sentences: promise, start, changes, due, verdict. */
  readonly sentences: readonly BothTexts[];
}
