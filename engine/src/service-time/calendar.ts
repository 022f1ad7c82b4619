import type { Instant } from '../definition/instant.js';
import type { ClockEvent, ClockView } from './clock.js';
import type { LocalizedText } from '../definition/localized-text.js';

/**
 * Service calendars by key, as `decide` sees them. `due` adds an ISO 8601 duration to an instant:
 * `always`/`natural`: elapsed time or calendar days, weeks, months in the calendar's zone; `workday`: n working days,
 * expiring when business closes on the n-th; others: open hours only.
 */
export interface Calendars {
  has(calendar: string): boolean;
  due(from: Instant, duration: string, calendar: string): Instant;
  /** What a duration counts on that calendar. */
  counts?(calendar: string): ServiceCalendar['counts'];
  /** Judges a clock from its events (`judgeClock`); calendars without it run no clocks. */
  judge?(events: readonly ClockEvent[], at: Instant): ClockView;
}

/** Calendars with what clocks, explanations and calendar pages need. */
export interface ServiceCalendars extends Calendars {
  /** Throws `YunliuError` `calendar/unknown`. */
  calendar(key: string): ServiceCalendar;
  readonly keys: readonly string[];
  /** SHA-256 of the content of all files; the version of this set of calendars. */
  readonly version: string;
}

/** `[from, to)` in epoch milliseconds. */
export type MsInterval = readonly [from: number, to: number];

/** One calendar, its layers laid over each other. Instants are epoch milliseconds, days are day numbers (0 = 1970-01-01). */
export interface ServiceCalendar {
  readonly key: string;
  readonly title: LocalizedText;
  readonly zone: string;
  readonly counts: 'elapsed' | 'working-days' | 'open-hours';
  /** Last day an official notice covers. */
  readonly publishedThrough: string | undefined;
  /** SHA-256 of the calendar as resolved: equal versions count alike. */
  readonly version: string;
  /** Open milliseconds in `[from, to)`; 0 when `to` is not later. */
  elapsed(from: number, to: number): number;
  /** Least instant at which `ms` of open time have passed since `from`. Throws `calendar/never-open` past 60 years. */
  add(from: number, ms: number): number;
  isOpen(at: number): boolean;
  /** `at` itself when open, else the next opening. */
  nextOpen(at: number): number;
  /** Open intervals clipped to `[from, to)`, in order. */
  openIntervals(from: number, to: number): readonly MsInterval[];
  /** Wall-clock time of an instant, in milliseconds since 1970-01-01T00:00 local. */
  wall(at: number): number;
  /** Local day of an instant. */
  dayOf(at: number): number;
  /** Local midnight at the beginning of a day. */
  startOf(day: number): number;
  /** When business closes on a day; `undefined` = closed all day. */
  closingOf(day: number): number | undefined;
  /** Close of business on the n-th (>= 1) open day after `day`. */
  closingAfter(day: number, n: number): number;
  /** The hours of a day and where they come from. */
  day(day: number): CalendarDay;
  /** Whether a day lies past the last official notice. */
  isProvisional(day: number): boolean;
}

/** One day of a calendar, as a month page or an explanation shows it. */
export interface CalendarDay {
  readonly date: string;
  /** 0 = Sunday. */
  readonly weekday: number;
  /** Local times, `["09:00", "12:00"]`. */
  readonly hours: readonly (readonly [from: string, to: string])[];
  /**
   * `weekly`: by the weekly hours; `holiday`: closed by an override; `make-up`: open on a day that the weekly hours
   * close; `special`: other hours than usual; `guarantee`: a special-guarantee overlay.
   */
  readonly kind: 'weekly' | 'holiday' | 'make-up' | 'special' | 'guarantee';
  readonly title?: LocalizedText;
  /** Notice or decision cited. */
  readonly source?: string;
  /** Key of the calendar file (layer) that said so. */
  readonly layer: string;
  readonly provisional: boolean;
}
