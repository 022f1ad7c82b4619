import { t } from './locales/index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
  const date = new Date(at);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** `今天 09:42`, `昨天 17:05`, `9月30日 08:00`, with the year when it is another one. */
export function momentInWords(at: string, now: number): string {
  return `${dayInWords(at, now)} ${clockTime(at)}`;
}

export function dayInWords(at: string, now: number): string {
  const { time } = t();
  const date = new Date(at);
  const today = new Date(now);
  const days = Math.round((midnight(today) - midnight(date)) / DAY);
  if (days === 0) return time.today;
  if (days === 1) return time.yesterday;
  return date.getFullYear() === today.getFullYear()
    ? time.day(date.getMonth() + 1, date.getDate())
    : time.fullDay(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

/** Whole date and time for tooltips and tables: `2026-09-30 09:42`. */
export function exactTime(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${clockTime(at)}`;
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

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
