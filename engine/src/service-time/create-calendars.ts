import type { Instant } from '../definition/instant.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { CalendarFile } from './calendar-file.js';
import type { Calendars } from './calendar.js';
import { addMonths, DAY_MS } from './civil-date.js';
import { parseIsoDuration, type IsoDuration } from './iso-duration.js';
import { createOpenTime, type OpenTime } from './open-time.js';
import { resolveCalendar, type ResolvedCalendar } from './resolve-calendar.js';
import { validateCalendars } from './validate-calendars.js';
import { createZone, type Zone } from './zone.js';

/** Days looked ahead for a working day; the longest official holiday is nine days. */
const CLOSED_DAYS_LIMIT = 3660;

/** Counts due times on the calendars of the files. Throws `YunliuError` `calendar/invalid` with all issues. */
export function createCalendars(files: readonly CalendarFile[]): Calendars {
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
  const counters = new Map(files.map((file) => [file.key, createCounter(resolveCalendar(file, byKey))]));
  return {
    has: (calendar) => counters.has(calendar),
    due: (from, duration, calendar) => {
      const counter = counters.get(calendar);
      if (counter === undefined) throw unknownCalendar(calendar, [...counters.keys()]);
      const parsed = parseIsoDuration(duration);
      const start = Date.parse(from);
      if (parsed === undefined || Number.isNaN(start)) throw unreadable(from, duration);
      return instantOf(counter(start, parsed));
    },
  };
}

type Counter = (from: number, duration: IsoDuration) => number;

function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

function createCounter(calendar: ResolvedCalendar): Counter {
  const zone = createZone(calendar.zone);
  if (calendar.counts === 'elapsed') return (from, duration) => addWallTime(zone, from, duration) + duration.ms;
  const open = createOpenTime(calendar, zone);
  return (from, duration) => {
    const afterDays = duration.months === 0 && duration.days === 0 ? from : closingAfter(zone, open, from, duration);
    return open.after(afterDays, duration.ms);
  };
}

/** Whole days and months keep the wall-clock time; the 31st becomes the last day of a shorter month. */
function addWallTime(zone: Zone, from: number, { months, days }: IsoDuration): number {
  if (months === 0 && days === 0) return from;
  const wall = from + zone.offsetAt(from);
  const day = Math.floor(wall / DAY_MS);
  return zone.epochOf((addMonths(day, months) + days) * DAY_MS + (wall - day * DAY_MS));
}

/**
 * Close of business on the n-th working day after the starting day (Civil Code articles 201 and 203: the day of the
 * event is not counted, the last day ends when business closes). Months are counted first, by the calendar; a month that
 * ends on a closed day runs to the next open one.
 */
function closingAfter(zone: Zone, open: OpenTime, from: number, { months, days }: IsoDuration): number {
  let day = addMonths(Math.floor((from + zone.offsetAt(from)) / DAY_MS), months);
  let left = days === 0 ? 1 : days;
  if (days === 0) day -= 1;
  for (let closed = 0; closed < CLOSED_DAYS_LIMIT;) {
    day += 1;
    const closing = open.closingOf(day);
    if (closing === undefined) {
      closed += 1;
      continue;
    }
    closed = 0;
    left -= 1;
    if (left === 0) return closing;
  }
  throw new RangeError('the calendar has no working day');
}

function unknownCalendar(calendar: string, known: readonly string[]): YunliuError {
  return new YunliuError({
    code: 'calendar/unknown',
    message: { 'zh-CN': `没有名为“${calendar}”的日历`, en: `There is no calendar "${calendar}"` },
    hint: { 'zh-CN': `可用的日历：${known.join('、')}。`, en: `Known calendars: ${known.join(', ')}.` },
    details: { calendar },
  });
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
