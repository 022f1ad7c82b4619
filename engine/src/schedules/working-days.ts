import type { LocalizedText } from '../definition/localized-text.js';
import type { ServiceCalendar, ServiceCalendars } from '../service-time/calendar.js';

/** Where schedules look calendars up. */
export type CalendarSource = Pick<ServiceCalendars, 'has' | 'calendar'>;

/** What a schedule asks of a calendar: its zone and its days, by day number (0 = 1970-01-01). */
export interface WorkingDays {
  readonly zone: string;
  /** False for calendars that count time as it passes: every day is the same to them. */
  readonly hasWorkingDays: boolean;
  isWorkday(day: number): boolean;
  /** Closed by an official notice or a decision, not by the weekly hours. */
  isHoliday(day: number): boolean;
  /** The occasion, where the calendar says it. */
  occasionOf(day: number): LocalizedText | undefined;
}

export function workingDaysOf(calendar: ServiceCalendar): WorkingDays {
  return {
    zone: calendar.zone,
    hasWorkingDays: calendar.counts !== 'elapsed',
    isWorkday: (day) => calendar.counts === 'elapsed' || calendar.closingOf(day) !== undefined,
    isHoliday: (day) => calendar.day(day).kind === 'holiday',
    occasionOf: (day) => calendar.day(day).title,
  };
}
