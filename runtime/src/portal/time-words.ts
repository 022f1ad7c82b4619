import { t } from './locales/index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** All of China keeps one time without summer time; forms, serial numbers and prints use it too, whatever the computer says. */
const ZONE_MS = 8 * HOUR;

/** A span in words, rounded to what matters: `12 分钟`, `3 小时`, `2 天 4 小时`. */
export function spanInWords(ms: number): string {
  const { due } = t();
  const span = Math.abs(ms);
  if (span < MINUTE) return due.less;
  if (span < HOUR) return due.minutes(Math.floor(span / MINUTE));
  if (span < DAY) {
    const hours = Math.floor(span / HOUR);
    const minutes = Math.floor((span % HOUR) / MINUTE);
    return minutes === 0 || hours >= 6 ? due.hours(hours) : `${due.hours(hours)} ${due.minutes(minutes)}`;
  }
  const days = Math.floor(span / DAY);
  const hours = Math.floor((span % DAY) / HOUR);
  return hours === 0 || days >= 3 ? due.days(days) : `${due.days(days)} ${due.hours(hours)}`;
}

export interface DueWords {
  readonly text: string;
  /** `over` is past, `soon` within an hour. */
  readonly tone: 'over' | 'soon' | 'calm';
}

/** `剩余 12 分钟` or `已超时 5 分钟`. */
export function dueInWords(dueAt: string, now: number): DueWords {
  const left = Date.parse(dueAt) - now;
  if (left < 0) return { text: t().due.over(spanInWords(left)), tone: 'over' };
  return { text: t().due.left(spanInWords(left)), tone: left <= HOUR ? 'soon' : 'calm' };
}

/** `09:42` */
export function clockTime(at: string): string {
  const date = inZone(Date.parse(at));
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
}

/** `今天 09:42`, `昨天 17:05`, `9月30日 08:00`, with the year when it is another one. */
export function momentInWords(at: string, now: number): string {
  return `${dayInWords(at, now)} ${clockTime(at)}`;
}

export function dayInWords(at: string, now: number): string {
  const { time } = t();
  const date = inZone(Date.parse(at));
  const today = inZone(now);
  const days = Math.floor(today.getTime() / DAY) - Math.floor(date.getTime() / DAY);
  if (days === 0) return time.today;
  if (days === 1) return time.yesterday;
  return date.getUTCFullYear() === today.getUTCFullYear()
    ? time.day(date.getUTCMonth() + 1, date.getUTCDate())
    : time.fullDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Whole date and time for tooltips and tables: `2026-09-30 09:42`. */
export function exactTime(at: string): string {
  const date = inZone(Date.parse(at));
  return `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())} ${clockTime(at)}`;
}

/** `5 分钟前` up to a day, then the moment. */
export function agoInWords(at: string, now: number): string {
  const past = now - Date.parse(at);
  if (past < MINUTE) return t().time.now;
  return past < 12 * HOUR ? t().time.ago(spanInWords(past)) : momentInWords(at, now);
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The beginning of a day given as `2026-09-30`, `offset` days later; nothing for an empty or broken date. */
export function dayStart(day: string | undefined, offset: number): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  if (match === null) return undefined;
  return new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + offset) - ZONE_MS).toISOString();
}

/** The beginning of the day `days` ago, today being the first; nothing without a number. */
export function daysAgo(days: number | undefined, now: number): string | undefined {
  if (days === undefined) return undefined;
  const today = Math.floor((now + ZONE_MS) / DAY) * DAY - ZONE_MS;
  return new Date(today - (days - 1) * DAY).toISOString();
}

/** `20260930`, `2026/9/3`, `2026-9-3` as `2026-09-30`; what is no date comes back as it is. */
export function tidyDay(text: string): string {
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim()) ?? /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$/.exec(text.trim());
  if (match === null) return text.trim();
  return `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`;
}

/** A date whose UTC parts are those of the wall clock in China. */
function inZone(at: number): Date {
  return new Date(at + ZONE_MS);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** What a person typed into a date and time field, as time of China; `undefined` = not complete. */
export function fromLocalTime(text: string): string | undefined {
  const at = Date.parse(`${text}:00.000+08:00`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && !Number.isNaN(at) ? new Date(at).toISOString() : undefined;
}
