import { createCalendars } from '../service-time/create-calendars.js';
import type { Calendars } from '../service-time/calendar.js';

/** What an engine knows without being given calendars: time as it passes. Service hours come from the host. */
export function defaultCalendars(): Calendars {
  return createCalendars([{ key: 'always', title: { 'zh-CN': '全天候', en: 'Around the clock' }, counts: 'elapsed' }]);
}
