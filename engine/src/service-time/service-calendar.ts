import type { CalendarDay, ServiceCalendar } from './calendar.js';
import { DAY_MS, isoDateOf, parseIsoDate, weekdayOf } from './civil-date.js';
import { sha256, sortedJson } from './content-hash.js';
import { createOpenTime } from './open-time.js';
import type { ResolvedCalendar } from './resolve-calendar.js';
import { timeOfDay } from './time-of-day.js';
import type { Zone } from './zone.js';

export function createServiceCalendar(resolved: ResolvedCalendar, zone: Zone): ServiceCalendar {
  const { key, title, counts, publishedThrough } = resolved;
  const open = createOpenTime(resolved, zone);
  const lastPublished = publishedThrough === undefined ? undefined : parseIsoDate(publishedThrough);
  const alwaysOpen = counts === 'elapsed';
  const dayOf = (at: number): number => Math.floor((at + zone.offsetAt(at)) / DAY_MS);
  const isProvisional = (day: number): boolean => lastPublished !== undefined && day > lastPublished;
  let version: string | undefined;

  return {
    key,
    title,
    zone: resolved.zone,
    counts,
    publishedThrough,
    get version() {
      return (version ??= sha256(sortedJson({ ...resolved, days: [...resolved.days] })));
    },
    elapsed: alwaysOpen ? (from, to) => Math.max(to - from, 0) : open.elapsed,
    add: alwaysOpen ? (from, ms) => from + Math.max(ms, 0) : open.after,
    isOpen: (at) => alwaysOpen || open.elapsed(at, at + 1) > 0,
    nextOpen: (at) => (alwaysOpen ? at : open.after(at, 1) - 1),
    openIntervals: alwaysOpen ? (from, to) => (to > from ? [[from, to]] : []) : open.between,
    wall: (at) => at + zone.offsetAt(at),
    dayOf,
    startOf: open.startOf,
    closingOf: open.closingOf,
    closingAfter: open.closingAfter,
    isProvisional,
    day: (day): CalendarDay => {
      const exception = resolved.days.get(day);
      return {
        date: isoDateOf(day),
        weekday: weekdayOf(day),
        hours: open.hoursOf(day).map(([from, to]) => [timeOfDay(from), timeOfDay(to)]),
        kind: exception?.kind ?? 'weekly',
        ...(exception?.title === undefined ? {} : { title: exception.title }),
        ...(exception?.source === undefined ? {} : { source: exception.source }),
        layer: exception?.layer ?? resolved.weeklyLayer,
        provisional: isProvisional(day),
      };
    },
  };
}
