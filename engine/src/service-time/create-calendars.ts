import type { Instant } from '../definition/instant.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { CalendarFile } from './calendar-file.js';
import type { ServiceCalendar, ServiceCalendars } from './calendar.js';
import { unknownCalendar } from './calendar-fault.js';
import { addMonths, DAY_MS } from './civil-date.js';
import { sha256, sortedJson } from './content-hash.js';
import { judgeClock } from './judge-clock.js';
import { parseIsoDuration, type IsoDuration } from './iso-duration.js';
import { resolveCalendar } from './resolve-calendar.js';
import { createServiceCalendar } from './service-calendar.js';
import { validateCalendars } from './validate-calendars.js';
import { createZone, type Zone } from './zone.js';

const sources = new WeakMap<object, readonly CalendarFile[]>();

/** The files that calendars were made of here; `undefined` = a host's own. */
export function calendarFilesOf(calendars: object): readonly CalendarFile[] | undefined {
  return sources.get(calendars);
}

/**
 * Counts on the calendars of the files. Tables are built when first needed and kept, so a set is made once and shared.
 * Throws `YunliuError` `calendar/invalid` with all issues.
 */
export function createCalendars(files: readonly CalendarFile[]): ServiceCalendars {
  const issues = validateCalendars(files).filter((issue) => issue.severity === 'error');
  if (issues.length > 0) {
    throw new YunliuError({
      code: 'calendar/invalid',
      message: { 'zh-CN': `日历文件有 ${issues.length} 处错误`, en: `The calendars have ${issues.length} faults` },
      hint: { 'zh-CN': '按所列问题逐一改正日历文件。', en: 'Correct the calendar files as listed.' },
      issues,
    });
  }
  const byKey = new Map(files.map((file) => [file.key, file]));
  const zones = new Map<string, Zone>();
  const zoneOf = (name: string): Zone => {
    const zone = zones.get(name) ?? createZone(name);
    zones.set(name, zone);
    return zone;
  };
  const known = new Map<string, { readonly calendar: ServiceCalendar; readonly zone: Zone }>();
  for (const file of files) {
    const resolved = resolveCalendar(file, byKey);
    const zone = zoneOf(resolved.zone);
    known.set(file.key, { calendar: createServiceCalendar(resolved, zone), zone });
  }
  const entryOf = (key: string): { readonly calendar: ServiceCalendar; readonly zone: Zone } => {
    const entry = known.get(key);
    if (entry === undefined) throw unknownCalendar(key, [...known.keys()]);
    return entry;
  };
  let version: string | undefined;
  const calendars: ServiceCalendars = {
    keys: [...known.keys()],
    get version() {
      return (version ??= sha256(sortedJson([...byKey.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)))));
    },
    has: (key) => known.has(key),
    counts: (key) => entryOf(key).calendar.counts,
    judge: (events, at) => judgeClock(events, { calendar: (key) => entryOf(key).calendar }, at),
    calendar: (key) => entryOf(key).calendar,
    due: (from, duration, key) => {
      const { calendar, zone } = entryOf(key);
      const parsed = parseIsoDuration(duration);
      const start = Date.parse(from);
      if (parsed === undefined || Number.isNaN(start)) throw unreadable(from, duration);
      return instantOf(dueOf(calendar, zone, start, parsed));
    },
  };
  sources.set(calendars, files);
  return calendars;
}

function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

function dueOf(calendar: ServiceCalendar, zone: Zone, from: number, duration: IsoDuration): number {
  if (calendar.counts === 'elapsed') return addWallTime(zone, from, duration) + duration.ms;
  const { months, days } = duration;
  if (months === 0 && days === 0) return calendar.add(from, duration.ms);
  // Close of business on the n-th working day after the starting day (Civil Code articles 201 and 203: the day of the
  // event is not counted, the last day ends when business closes). Months are counted first, by the calendar; a month
  // that ends on a closed day runs to the next open one.
  const day = addMonths(calendar.dayOf(from), months);
  const closing = days === 0 ? calendar.closingAfter(day - 1, 1) : calendar.closingAfter(day, days);
  return calendar.add(closing, duration.ms);
}

/** Whole days and months keep the wall-clock time; the 31st becomes the last day of a shorter month. */
function addWallTime(zone: Zone, from: number, { months, days }: IsoDuration): number {
  if (months === 0 && days === 0) return from;
  const wall = from + zone.offsetAt(from);
  const day = Math.floor(wall / DAY_MS);
  return zone.epochOf((addMonths(day, months) + days) * DAY_MS + (wall - day * DAY_MS));
}

function unreadable(from: string, duration: string): YunliuError {
  return new YunliuError({
    code: 'calendar/unreadable-duration',
    message: { 'zh-CN': `无法计算：起点“${from}”，时长“${duration}”`, en: `Cannot count "${duration}" from "${from}"` },
    hint: {
      'zh-CN': '时长按 ISO 8601 书写，如 PT20M、P2W、P1M。',
      en: 'Write durations in ISO 8601, e.g. PT20M, P2W, P1M.',
    },
    details: { from, duration },
  });
}
