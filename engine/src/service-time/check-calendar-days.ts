import type { Issue } from '../definition/issue.js';
import { jsonPointer } from '../definition/issue.js';
import type { CalendarFile, CalendarOverlay } from './calendar-file.js';
import { calendarIssue, checkHours, unknownDay } from './check-hours.js';
import { parseIsoDate } from './civil-date.js';

/** Longest overlay, in days: a period, not a way of writing weekly hours. */
const MAX_OVERLAY_DAYS = 1100;

/** Faults of the dated rows of a calendar: overrides, overlays, the horizon. */
export function checkCalendarDays(file: CalendarFile, at: string): Issue[] {
  const issues: Issue[] = [];
  for (const [date, rule] of Object.entries(file.overrides ?? {})) {
    const pointer = at + jsonPointer('overrides', date);
    const long = typeof rule === 'object' && rule !== null && 'hours' in rule;
    if (dayNumber(date) === undefined) issues.push(unknownDay(pointer));
    else issues.push(...checkDayHours(long ? rule.hours : rule, long ? `${pointer}/hours` : pointer));
  }
  issues.push(...checkOverlays(file.overlays, at));
  if (file.publishedThrough !== undefined && dayNumber(file.publishedThrough) === undefined)
    issues.push(unknownDay(`${at}/publishedThrough`));
  return issues;
}

function dayNumber(date: unknown): number | undefined {
  return typeof date === 'string' ? parseIsoDate(date) : undefined;
}

function checkDayHours(hours: unknown, pointer: string): Issue[] {
  return checkHours(hours === 'off' || hours === 'workday' ? [] : hours, pointer, true);
}

function checkOverlays(overlays: unknown, at: string): Issue[] {
  if (overlays === undefined) return [];
  if (!Array.isArray(overlays)) return [reversed(`${at}/overlays`)];
  const issues: Issue[] = [];
  const known: { readonly from: number; readonly to: number; readonly index: number }[] = [];
  for (const [index, overlay] of (overlays as readonly Partial<CalendarOverlay>[]).entries()) {
    const pointer = `${at}/overlays/${index}`;
    const [from, to] = [dayNumber(overlay?.from), dayNumber(overlay?.to)];
    if (from === undefined) issues.push(unknownDay(`${pointer}/from`));
    if (to === undefined) issues.push(unknownDay(`${pointer}/to`));
    issues.push(...checkDayHours(overlay?.hours, `${pointer}/hours`));
    if (from === undefined || to === undefined) continue;
    if (to < from || to - from > MAX_OVERLAY_DAYS) issues.push(reversed(`${pointer}/to`));
    const other = known.find((one) => from <= one.to && one.from <= to);
    if (other !== undefined) issues.push(overlapping(pointer, other.index));
    known.push({ from, to, index });
  }
  return issues;
}

function reversed(pointer: string): Issue {
  return calendarIssue(
    'calendar/reversed-period',
    pointer,
    { 'zh-CN': '时段结束早于开始，或超过三年', en: 'The period ends before it begins, or is longer than three years' },
    { 'zh-CN': '填写首日与末日，首日不晚于末日。', en: 'Give the first and the last day, in that order.' },
  );
}

function overlapping(pointer: string, other: number): Issue {
  return calendarIssue(
    'calendar/overlapping-periods',
    pointer,
    { 'zh-CN': `与第 ${other + 1} 个时段重叠`, en: `Overlaps period ${other + 1}` },
    { 'zh-CN': '同一日历内的保障时段不得重叠。', en: 'Periods of one calendar must not overlap.' },
  );
}
