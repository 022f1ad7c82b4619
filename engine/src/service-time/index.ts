export type { Calendars } from './calendar.js';
export type { CalendarFile, OpenInterval } from './calendar-file.js';
export { createCalendars } from './create-calendars.js';
export { parseIsoDuration, type IsoDuration } from './iso-duration.js';
export { validateCalendars } from './validate-calendars.js';
