import type { Instant } from '../../definition/instant.js';
import type { ServiceCalendar } from '../../service-time/calendar.js';
import type { ClockVerdictRow } from '../clock-verdict-row.js';
import type { Fact, Period } from './fact.js';

/** What commitments are judged with. */
export interface Evidence {
  /** Facts of the commitment, of the period and what reaches into it. */
  readonly facts: readonly Fact[];
  /** Spans in which something that the commitment waits for is going on (`while`). */
  readonly activities?: readonly Fact[];
  /** Verdicts of its clocks. */
  readonly clocks?: readonly ClockVerdictRow[];
  readonly period: Period;
  /** Until when facts are known; what is due later is not judged yet. Default: the end of the period. */
  readonly asOf?: Instant;
  readonly calendar: (key: string) => ServiceCalendar;
}
