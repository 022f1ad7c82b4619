import { addMonths, civilDateOf, DAY_MS, isoDateOf, parseIsoDate } from '../../service-time/civil-date.js';
import { parseIsoDuration } from '../../service-time/iso-duration.js';

/** Minutes east of UTC used where a time names no offset: China Standard Time, which has no summer time. */
export const LOCAL_OFFSET_MINUTES = 480;

/** A day, by its number (0 = 1970-01-01). */
export class FeelDate {
  readonly days: number;

  constructor(days: number) {
    this.days = days;
  }
}

/** A time of day in milliseconds since midnight; `offset` in minutes when the text named one. */
export class FeelTime {
  readonly ms: number;
  readonly offset: number | undefined;

  constructor(ms: number, offset: number | undefined) {
    this.ms = ms;
    this.offset = offset;
  }
}

/** A date with a time: wall-clock milliseconds since 1970-01-01T00:00 at `offset`. */
export class FeelDateTime {
  readonly wallMs: number;
  readonly offset: number | undefined;

  constructor(wallMs: number, offset: number | undefined) {
    this.wallMs = wallMs;
    this.offset = offset;
  }

  get epochMs(): number {
    return this.wallMs - (this.offset ?? LOCAL_OFFSET_MINUTES) * 60_000;
  }
}

/** Days, hours, minutes and seconds. */
export class FeelDaysDuration {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }
}

/** Years and months. */
export class FeelMonthsDuration {
  readonly months: number;

  constructor(months: number) {
    this.months = months;
  }
}

export type FeelDuration = FeelDaysDuration | FeelMonthsDuration;

/** The instant as a wall clock in China shows it. */
export function localDateTime(epochMs: number): FeelDateTime {
  return new FeelDateTime(epochMs + LOCAL_OFFSET_MINUTES * 60_000, LOCAL_OFFSET_MINUTES);
}

export function parseDate(text: string): FeelDate | undefined {
  const days = parseIsoDate(text);
  return days === undefined ? undefined : new FeelDate(days);
}

const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?$/;

export function parseTime(text: string): FeelTime | undefined {
  const parts = TIME.exec(text);
  if (parts === null) return undefined;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const zone = parts[5];
  const offset = zone === undefined ? undefined : offsetMinutes(zone);
  if (offset !== undefined && Math.abs(offset) > 14 * 60) return undefined;
  return new FeelTime(
    ((hour * 60 + minute) * 60 + second) * 1000 + Number((parts[4] ?? '').padEnd(3, '0').slice(0, 3)),
    offset,
  );
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** `2026-09-30T17:40:00+08:00`, with or without offset; a plain date is its midnight. */
export function parseDateTime(text: string): FeelDateTime | undefined {
  const cut = text.indexOf('T');
  const date = parseDate(cut < 0 ? text : text.slice(0, cut));
  const time = cut < 0 ? new FeelTime(0, undefined) : parseTime(text.slice(cut + 1));
  return date === undefined || time === undefined
    ? undefined
    : new FeelDateTime(date.days * DAY_MS + time.ms, time.offset);
}

/** Days-and-time or years-and-months; both at once is not a FEEL duration. */
export function parseDuration(text: string): FeelDuration | undefined {
  const negative = text.startsWith('-');
  const parsed = parseIsoDuration(negative ? text.slice(1) : text);
  if (parsed === undefined) return undefined;
  const sign = negative ? -1 : 1;
  const exact = parsed.days * DAY_MS + parsed.ms;
  if (parsed.months !== 0 && exact !== 0) return undefined;
  const years = /^-?P(\d+Y)?(\d+M)?$/.test(text);
  return years ? new FeelMonthsDuration(sign * parsed.months + 0) : new FeelDaysDuration(sign * exact + 0);
}

export function addToDate(date: FeelDate, duration: FeelDuration, sign: 1 | -1): FeelDate {
  return duration instanceof FeelMonthsDuration
    ? new FeelDate(addMonths(date.days, sign * duration.months))
    : new FeelDate(Math.floor((date.days * DAY_MS + sign * duration.ms) / DAY_MS));
}

export function addToDateTime(at: FeelDateTime, duration: FeelDuration, sign: 1 | -1): FeelDateTime {
  if (duration instanceof FeelDaysDuration) return new FeelDateTime(at.wallMs + sign * duration.ms, at.offset);
  const days = Math.floor(at.wallMs / DAY_MS);
  return new FeelDateTime(addMonths(days, sign * duration.months) * DAY_MS + (at.wallMs - days * DAY_MS), at.offset);
}

export function addToTime(time: FeelTime, duration: FeelDaysDuration, sign: 1 | -1): FeelTime {
  return new FeelTime((((time.ms + sign * duration.ms) % DAY_MS) + DAY_MS) % DAY_MS, time.offset);
}

function offsetText(offset: number | undefined): string {
  if (offset === undefined) return '';
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const fraction = ms % 1000;
  return (
    `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}` +
    (fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`)
  );
}

function durationText(value: FeelDuration): string {
  if (value instanceof FeelMonthsDuration) {
    const size = Math.abs(value.months);
    const [years, months] = [Math.floor(size / 12), size % 12];
    if (size === 0) return 'P0M';
    return `${value.months < 0 ? '-' : ''}P${years > 0 ? `${years}Y` : ''}${months > 0 ? `${months}M` : ''}`;
  }
  const size = Math.abs(value.ms);
  if (size === 0) return 'PT0S';
  const days = Math.floor(size / DAY_MS);
  const seconds = (size % 60_000) / 1000;
  const [hours, minutes] = [Math.floor(size / 3_600_000) % 24, Math.floor(size / 60_000) % 60];
  const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds > 0 ? `${seconds}S` : ''}`;
  return `${value.ms < 0 ? '-' : ''}P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

/** The value as FEEL's `string()` writes it. */
export function temporalText(value: FeelDate | FeelTime | FeelDateTime | FeelDuration): string {
  if (value instanceof FeelDate) return isoDateOf(value.days);
  if (value instanceof FeelTime) return clockText(value.ms) + offsetText(value.offset);
  if (value instanceof FeelDateTime) {
    const days = Math.floor(value.wallMs / DAY_MS);
    return `${isoDateOf(days)}T${clockText(value.wallMs - days * DAY_MS)}${offsetText(value.offset)}`;
  }
  return durationText(value);
}

/** Day of the year, 1 to 366. */
export function dayOfYear(days: number): number {
  const { year } = civilDateOf(days);
  return days - (parseIsoDate(`${String(year).padStart(4, '0')}-01-01`) ?? days) + 1;
}
