import type { Issue } from '../definition/issue.js';
import { minuteOfDay } from './time-of-day.js';

type Text = Issue['message'];

export function calendarIssue(code: string, pointer: string, message: Text, hint: Text): Issue {
  return { code, severity: 'error', pointer, message, hint };
}

/** Open hours of one weekday or date. */
export function checkHours(hours: unknown, pointer: string, dayExists: boolean): Issue[] {
  if (!dayExists) return [unknownDay(pointer)];
  let end = 0;
  const list = Array.isArray(hours) ? (hours as unknown[]) : [undefined];
  const sound = list.every((interval) => {
    if (!Array.isArray(interval) || interval.length !== 2) return false;
    const [from, to] = [minuteOfDay(String(interval[0])), minuteOfDay(String(interval[1]))];
    if (from === undefined || to === undefined || from < end || to <= from) return false;
    end = to;
    return true;
  });
  if (sound) return [];
  return [
    calendarIssue(
      'calendar/invalid-hours',
      pointer,
      { 'zh-CN': '营业时段无效、重叠或未按先后排列', en: 'The open hours are invalid, overlap or are out of order' },
      { 'zh-CN': '写成 ["09:00","12:00"]，按时间先后排列。', en: 'Write ["09:00","12:00"], in order of time.' },
    ),
  ];
}

export function unknownDay(pointer: string): Issue {
  return calendarIssue(
    'calendar/unknown-day',
    pointer,
    { 'zh-CN': '日期或星期不存在', en: 'There is no such date or weekday' },
    {
      'zh-CN': '星期写 0（周日）至 6，日期写 2026-09-30。',
      en: 'Weekdays are 0 (Sunday) to 6, dates are written 2026-09-30.',
    },
  );
}
