import type { ValidationContext } from '../definition/checks/validation-context.js';
import type { ScheduleFile } from './schedule-file.js';
import type { CalendarSource } from './working-days.js';

/** What schedules may refer to; what is not given is not checked. */
export interface ScheduleContext extends Pick<ValidationContext, 'roles' | 'processes' | 'forms'> {
  readonly calendars?: CalendarSource;
  /** The other schedule files of the installation. */
  readonly others?: readonly ScheduleFile[];
}
