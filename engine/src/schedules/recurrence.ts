import type { LocalizedText } from '../definition/localized-text.js';
import type { ScheduleStart } from './schedule-start.js';

export const weekdayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
type WeekdayName = (typeof weekdayNames)[number];

/** Where dates come from that no rule can reckon. */
type DateAnchor =
  /** The entries of a date set. */
  | { readonly type: 'set'; readonly set: string }
  /** The statutory holidays of the calendar: closed days on end, at least `minDays` of them. */
  | { readonly type: 'holidays'; readonly minDays?: number }
  /** A date in a variable of every running instance of a process. */
  | { readonly type: 'field'; readonly process: string; readonly field: string };

interface RecurrenceCommon {
  /** Tells the recurrences of one schedule apart; part of the occurrence's id. */
  readonly part?: string;
  readonly title?: LocalizedText;
  /** Begins something else than the schedule's own `start`. */
  readonly start?: ScheduleStart;
}

/** `at`: times of day, `09:00`, in the zone of the calendar. */
interface TimedRecurrence extends RecurrenceCommon {
  readonly at: readonly string[];
}

export interface DailyRule extends TimedRecurrence {
  readonly type: 'daily';
  readonly everyDays?: number;
  /** A day that counts, for `everyDays`. */
  readonly anchorDate?: string;
}

/** Every working day of the calendar: make-up Saturdays too, holidays not. */
interface WorkdaysRule extends TimedRecurrence {
  readonly type: 'workdays';
}

export interface WeeklyRule extends TimedRecurrence {
  readonly type: 'weekly';
  readonly on: readonly WeekdayName[];
  readonly everyWeeks?: number;
  /** A day of a week that counts, for `everyWeeks`. */
  readonly anchorDate?: string;
}

/** A day past the end of a short month is its last day; -1 = the last day, -2 = the one before. */
export interface MonthlyRule extends TimedRecurrence {
  readonly type: 'monthly';
  readonly day: number;
  /** 3 = quarterly, 6 = half-yearly, 12 = yearly; counted from `anchorMonth`. */
  readonly everyMonths?: number;
  /** 1 to 12, a month that counts. */
  readonly anchorMonth?: number;
}

/** The n-th working day of the month by the calendar; -1 = the last. A month with fewer has none. */
export interface MonthlyWorkdayRule extends TimedRecurrence {
  readonly type: 'monthly-workday';
  readonly nth: number;
  readonly everyMonths?: number;
  readonly anchorMonth?: number;
}

/** Around dates that are kept somewhere: `-P1M` = a month before each. */
export interface DatesRule extends TimedRecurrence {
  readonly type: 'dates';
  readonly anchors: readonly DateAnchor[];
  /** Which end of a period counts, default `start`. */
  readonly edge?: 'start' | 'end';
  /** Signed durations of whole days, weeks, months, years; default on the date itself. */
  readonly offsets?: readonly string[];
}

/** Again and again while a period lasts, counted from its beginning (`during` is required). */
export interface IntervalRule extends RecurrenceCommon {
  readonly type: 'interval';
  readonly every: string;
}

/** Five fields: minute, hour, day of month, month, weekday. */
interface CronRule extends RecurrenceCommon {
  readonly type: 'cron';
  readonly cron: string;
}

export type Recurrence =
  DailyRule | WorkdaysRule | WeeklyRule | MonthlyRule | MonthlyWorkdayRule | DatesRule | IntervalRule | CronRule;
