import type { LocalizedText } from '../definition/localized-text.js';
import type { Recurrence } from './recurrence.js';
import type { ScheduleStart } from './schedule-start.js';

/** One date of a date set, or a period of whole days (`to` included). */
export interface DateEntry {
  /** `2026-09-30` */
  readonly date: string;
  readonly to?: string;
  readonly title?: LocalizedText;
}

/** Dates that only the contract or the customer knows: key periods, warranty ends. Administrators may replace them. */
export interface DateSet {
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly dates: readonly DateEntry[];
}

/** Occurs only while such a period lasts, once for each: a running instance of a process, or an entry of a date set. */
export type During =
  { readonly type: 'instances'; readonly process: string } | { readonly type: 'set'; readonly set: string };

/**
 * What is done about occurrences that nobody handled in time (the server was down).
 * `fire-once`: only the latest; `fire-all`: each, at most the latest `limit`; `skip`: none. In every case one that is older
 * than `within` is not made up for.
 */
export interface CatchUp {
  readonly policy: 'fire-once' | 'fire-all' | 'skip';
  readonly within?: string;
  readonly limit?: number;
}

/** One recurring duty. */
export interface ScheduleRow {
  /** Number in the service catalogue, e.g. `S01`. */
  readonly code: string;
  readonly key: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /** Service product or report it belongs to, e.g. `P01`. */
  readonly product?: string;
  /** Where it was promised, e.g. `001:367`. */
  readonly source?: readonly string[];
  /** What the source does not say and was set here. */
  readonly inferred?: readonly string[];
  /** Roles who do it; empty = the system alone. */
  readonly who: readonly string[];
  readonly recurrences: readonly Recurrence[];
  /** Default: the calendar of the file. It says which days are working days, and the zone. */
  readonly calendar?: string;
  readonly zone?: string;
  /** When the day is not a working day of the calendar; default `stay`. */
  readonly onHoliday?: 'skip' | 'next' | 'previous' | 'stay';
  /** The days above are deadlines; the work is started this much earlier, at the time of day given. */
  readonly opensBefore?: string;
  /** Time of day of the deadline, default `18:00`. */
  readonly dueTime?: string;
  /** Without `opensBefore`: due so long after the start, counted on `dueCalendar` (default `always`). */
  readonly dueIn?: string;
  readonly dueCalendar?: string;
  readonly during?: During;
  /** First and last day on which it occurs. */
  readonly from?: string;
  readonly to?: string;
  readonly start: ScheduleStart;
  /** In whose name it is started: the first person of a role (by user id), or one person. Absent = the system. */
  readonly onBehalfOf?: { readonly role?: string; readonly user?: string };
  readonly catchUp?: CatchUp;
}

/** The schedules of one agreement, stored as process-definitions/schedules/<key>.json. */
export interface ScheduleFile {
  readonly $schema?: string;
  readonly key: string;
  /** Number of the agreement, e.g. `A02`. */
  readonly agreement: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly calendar: string;
  readonly dateSets?: { readonly [set: string]: DateSet };
  readonly schedules: readonly ScheduleRow[];
}
