import type { CalendarFile } from '../calendar-file.js';
import type { Terms } from '../clock.js';

/** A file of worked cases: calendars, and clocks with what they must show. See docs/service-time.md. */
export interface CaseFile {
  readonly calendars?: { readonly [key: string]: CaseCalendar };
  readonly defaults?: TermsSettings;
  readonly cases: readonly ClockCase[];
}

/** A calendar file without its key; `tz` is the zone, hours count as open hours unless `counts` says otherwise. */
interface CaseCalendar extends Partial<Omit<CalendarFile, 'key'>> {
  readonly tz?: string;
}

type TermsSettings = Partial<
  Pick<
    Terms,
    | 'excludeDowntime'
    | 'pausable'
    | 'pauseReasons'
    | 'priorityMode'
    | 'dayStart'
    | 'restDays'
    | 'thresholds'
    | 'calendar'
  >
>;

export interface ClockCase {
  readonly name: string;
  /** Default calendar of the clocks. */
  readonly calendar?: string;
  readonly events: readonly CaseEvent[];
  /** Instant judged; default: the time of the last event. */
  readonly asOf?: string;
  /** Instants are compared to the second. */
  readonly resolution?: 's';
  /** Its differences do not fail the file. */
  readonly optional?: boolean;
  readonly expect?: { readonly [clock: string]: CaseExpectation };
  /** The code of the typed error the case must end with. */
  readonly error?: string;
}

/** An event of {@link ClockEvent} as a case writes it: for one `clock`, or for every clock of the case. */
export interface CaseEvent extends TermsSettings {
  readonly type: string;
  readonly at?: string;
  readonly clock?: string;
  readonly target?: Partial<Pick<Terms, 'unit' | 'amount' | 'byPriority'>>;
  /** In place of `at` of a start. */
  readonly anchor?: { readonly of: string; readonly mode?: 'stop' | 'earlier' };
  readonly minutes?: number;
  readonly [other: string]: unknown;
}

interface CaseExpectation {
  readonly due?: string | null;
  readonly state?: string;
  readonly breached?: boolean;
  readonly breachedAt?: string | null;
  readonly breachCause?: string | null;
  readonly elapsedMin?: number | null;
  readonly remainingMin?: number | null;
  readonly provisional?: boolean;
  readonly thresholds?: { readonly [percent: string]: string | null };
}

/** What a clock of a case showed. Instants are UTC. */
export interface CaseClock {
  readonly due: string | null;
  readonly state: string;
  readonly breached: boolean;
  readonly breachedAt: string | null;
  readonly breachCause: string | null;
  readonly elapsedMin: number;
  readonly remainingMin: number | null;
  readonly provisional: boolean;
  readonly thresholds: { readonly [percent: string]: string | null };
}
