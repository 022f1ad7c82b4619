import type { CalendarDay } from '../../api/index.js';
import { t } from '../locales/index.js';

/** When service is open on a day, in words. */
export function hoursText(day: CalendarDay): string {
  const texts = t().clocks.calendar;
  if (day.hours.length === 0) return texts.closed;
  const [first] = day.hours;
  if (day.hours.length === 1 && first?.from === '00:00' && first.to === '24:00') return texts.allDay;
  return day.hours.map(({ from, to }) => `${from}–${to}`).join(' ');
}
