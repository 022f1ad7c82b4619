import type { AgreementVersion } from '../agreements/agreements.js';
import type { ClockVerdictRow } from '../agreements/clock-verdict-row.js';
import type { MeasuredCase } from '../agreements/collect-facts.js';
import type { Instant } from '../definition/instant.js';
import type { ServiceCalendars } from '../service-time/calendar.js';
import type { LineAppeal } from './compliance-report.js';
import type { ReportPeriod } from './report-period.js';

/** An ended clock with what was said about its breach. */
export interface ReportClock extends ClockVerdictRow {
  /** Exclusion of the agreement that a ruling named. */
  readonly exclusion?: string;
  readonly appeal?: LineAppeal;
}

/** An instance as facts are read from it, with what lists show of it. */
export interface ReportCase extends MeasuredCase {
  readonly businessKey?: string;
  readonly subject: string;
  /** System and agreement it was bound to when it was opened. */
  readonly system?: string;
  readonly agreement?: { readonly key: string; readonly version: number };
}

/** Everything a report is made of. */
export interface ReportFacts {
  readonly agreement: AgreementVersion;
  readonly period: ReportPeriod;
  readonly asOf: Instant;
  /** Clocks that ended in the period. */
  readonly clocks: readonly ReportClock[];
  /** Instances of the measured processes that reach into the period, or up to a year before it for rows of grades. */
  readonly cases: readonly ReportCase[];
  /** Keys of the processes that are published: without one nothing can be recorded. */
  readonly processes: ReadonlySet<string>;
  readonly calendars: Pick<ServiceCalendars, 'calendar'>;
  /** SHA-256 in hexadecimal; a host with a native one hands it in, because a report of 100,000 cases is some 50 MB of text. */
  readonly digest?: (text: string) => string;
  /** Only for this client, whose systems these are. */
  readonly client?: { readonly name: string; readonly systems: ReadonlySet<string> };
}
