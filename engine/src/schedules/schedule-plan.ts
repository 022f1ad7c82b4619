import type { LocalizedText } from '../definition/localized-text.js';
import { parseIsoDuration, type IsoDuration } from '../service-time/iso-duration.js';
import { minuteOfDay } from '../service-time/time-of-day.js';
import { createZone, type Zone } from '../service-time/zone.js';
import type { ScheduleFile, ScheduleRow } from './schedule-file.js';
import { workingDaysOf, type CalendarSource, type WorkingDays } from './working-days.js';

/** A schedule made ready to be reckoned with. */
export interface SchedulePlan {
  readonly row: ScheduleRow;
  readonly agreement: string;
  /** Title of the file it stands in. */
  readonly group: LocalizedText;
  readonly days: WorkingDays;
  readonly zoneName: string;
  readonly zone: Zone;
  readonly opensBefore: IsoDuration | undefined;
  /** Minutes since midnight. */
  readonly dueTime: number;
  /** Rules that bring nothing about for now, by index; absent = none. */
  readonly isWaiting?: (recurrence: number) => boolean;
}

const zones = new Map<string, Zone>();

/** The row must have passed `validateSchedules`. Throws `YunliuError` `calendar/unknown`. */
export function planOf(file: ScheduleFile, row: ScheduleRow, calendars: CalendarSource): SchedulePlan {
  const days = workingDaysOf(calendars.calendar(row.calendar ?? file.calendar));
  const zoneName = row.zone ?? days.zone;
  const zone = zones.get(zoneName) ?? createZone(zoneName);
  zones.set(zoneName, zone);
  return {
    row,
    agreement: file.agreement,
    group: file.title,
    days,
    zoneName,
    zone,
    opensBefore: row.opensBefore === undefined ? undefined : parseIsoDuration(row.opensBefore),
    dueTime: minuteOfDay(row.dueTime ?? '18:00') ?? 0,
  };
}
