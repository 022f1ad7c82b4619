import type { Instant } from '../definition/instant.js';

/**
 * Service calendars by key, as `decide` sees them. `due` adds an ISO 8601 duration to an instant:
 * `always`/`natural`: elapsed time or calendar days, weeks, months in the calendar's zone; `workday`: n working days,
 * expiring when business closes on the n-th; others: open hours only.
 */
export interface Calendars {
  has(calendar: string): boolean;
  due(from: Instant, duration: string, calendar: string): Instant;
}
