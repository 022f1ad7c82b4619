import { DAY_MS, civilDateOf, dayNumberOf, daysInMonth, weekdayOf } from '../../service-time/civil-date.js';
import {
  ANY,
  DATE,
  DATE_TIME,
  DAYS_DURATION,
  MONTHS_DURATION,
  NUMBER,
  STRING,
  TIME,
  type FeelType,
} from '../typing/feel-type.js';
import type { FeelValue } from '../values/feel-value.js';
import {
  dayOfYear,
  FeelDate,
  FeelDateTime,
  FeelDaysDuration,
  FeelMonthsDuration,
  FeelTime,
  localDateTime,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '../values/temporal.js';
import { feelFunction, parameters, type FeelFunction } from './feel-function.js';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function dateFrom(value: FeelValue): FeelValue {
  if (value instanceof FeelDate) return value;
  if (value instanceof FeelDateTime) return new FeelDate(Math.floor(value.wallMs / DAY_MS));
  // A stored instant is UTC; its date is the date in China at that moment.
  if (typeof value === 'string') return parseDate(value) ?? dateOfInstant(parseDateTime(value));
  return null;
}

function dateOfInstant(at: FeelDateTime | undefined): FeelValue {
  return at === undefined ? null : new FeelDate(Math.floor(localDateTime(at.epochMs).wallMs / DAY_MS));
}

function timeFrom(value: FeelValue): FeelValue {
  if (value instanceof FeelTime) return value;
  if (value instanceof FeelDate) return new FeelTime(0, 0);
  if (value instanceof FeelDateTime) return new FeelTime(((value.wallMs % DAY_MS) + DAY_MS) % DAY_MS, value.offset);
  return typeof value === 'string' ? (parseTime(value) ?? null) : null;
}

function calendarDate(year: number, month: number, day: number): FeelValue {
  const whole = [year, month, day].every(Number.isInteger);
  if (!whole || year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return new FeelDate(dayNumberOf(year, month, day));
}

function clockTime(hour: number, minute: number, second: number, offset: FeelValue): FeelValue {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second >= 60) return null;
  if (!Number.isInteger(hour) || !Number.isInteger(minute)) return null;
  return new FeelTime(
    (hour * 60 + minute) * 60_000 + Math.round(second * 1000),
    offset instanceof FeelDaysDuration ? offset.ms / 60_000 : undefined,
  );
}

function joined(date: FeelValue, time: FeelValue): FeelValue {
  const day = dateFrom(date);
  return day instanceof FeelDate && time instanceof FeelTime
    ? new FeelDateTime(day.days * DAY_MS + time.ms, time.offset)
    : null;
}

/** Whole months between two dates, cut towards zero. */
function monthsBetween(from: number, to: number): number {
  const [a, b] = [civilDateOf(from), civilDateOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return months - 1;
  return months < 0 && b.day > a.day ? months + 1 : months;
}

function onDay(name: string, result: FeelType, call: (days: number) => FeelValue): FeelFunction {
  return feelFunction(name, {
    parameters: parameters('date: dated'),
    result,
    call: ([value]) => {
      const date = dateFrom(value ?? null);
      return date instanceof FeelDate ? call(date.days) : null;
    },
  });
}

/** ISO week: the week of the year's first Thursday is week 1. */
function weekOfYear(days: number): number {
  const thursday = days - ((weekdayOf(days) + 6) % 7) + 3;
  return Math.ceil(dayOfYear(thursday) / 7);
}

export const temporalFunctions: readonly FeelFunction[] = [
  feelFunction(
    'date',
    { parameters: parameters('from: any'), result: DATE, call: ([value]) => dateFrom(value ?? null) },
    {
      parameters: parameters('year: number, month: number, day: number'),
      result: DATE,
      call: ([year, month, day]) => calendarDate(year as number, month as number, day as number),
    },
  ),
  feelFunction(
    'time',
    { parameters: parameters('from: any'), result: TIME, call: ([value]) => timeFrom(value ?? null) },
    {
      parameters: parameters('hour: number, minute: number, second: number, offset?: any'),
      result: TIME,
      call: ([hour, minute, second, offset]) =>
        clockTime(hour as number, minute as number, second as number, offset ?? null),
    },
  ),
  feelFunction(
    'date and time',
    {
      parameters: parameters('from: any'),
      result: DATE_TIME,
      call: ([value]) => {
        if (value instanceof FeelDateTime) return value;
        if (value instanceof FeelDate) return new FeelDateTime(value.days * DAY_MS, undefined);
        return typeof value === 'string' ? (parseDateTime(value) ?? null) : null;
      },
    },
    {
      parameters: parameters('date: any, time: time'),
      result: DATE_TIME,
      call: ([date, time]) => joined(date ?? null, time ?? null),
    },
  ),
  feelFunction('duration', {
    parameters: parameters('from: any'),
    result: ANY,
    call: ([value]) => {
      if (value instanceof FeelDaysDuration || value instanceof FeelMonthsDuration) return value;
      return typeof value === 'string' ? (parseDuration(value) ?? null) : null;
    },
  }),
  feelFunction('years and months duration', {
    parameters: parameters('from: dated, to: dated'),
    result: MONTHS_DURATION,
    call: ([from, to]) => {
      const [a, b] = [dateFrom(from ?? null), dateFrom(to ?? null)];
      return a instanceof FeelDate && b instanceof FeelDate
        ? new FeelMonthsDuration(monthsBetween(a.days, b.days))
        : null;
    },
  }),
  feelFunction('@', {
    parameters: parameters('text: string'),
    result: ANY,
    call: ([text]) =>
      parseDuration(text as string) ??
      parseDate(text as string) ??
      (/^\d{4}-/.test(text as string) ? parseDateTime(text as string) : parseTime(text as string)) ??
      null,
  }),
  feelFunction('now', { parameters: [], result: DATE_TIME, call: (_args, run) => localDateTime(Date.parse(run.now)) }),
  feelFunction('today', {
    parameters: [],
    result: DATE,
    call: (_args, run) => new FeelDate(Math.floor(localDateTime(Date.parse(run.now)).wallMs / DAY_MS)),
  }),
  onDay('day of year', NUMBER, dayOfYear),
  onDay('day of week', STRING, (days) => WEEKDAYS[weekdayOf(days)] ?? null),
  onDay('month of year', STRING, (days) => MONTHS[civilDateOf(days).month - 1] ?? null),
  onDay('week of year', NUMBER, weekOfYear),
];

/** Components reached by a path: `today().year`, `duration("PT90M").minutes`. `undefined` = no such component. */
export function temporalComponent(value: FeelValue, name: string): FeelValue | undefined {
  if (value instanceof FeelDateTime) {
    const days = Math.floor(value.wallMs / DAY_MS);
    return dayComponent(days, name) ?? clockComponent(value.wallMs - days * DAY_MS, value.offset, name);
  }
  if (value instanceof FeelDate) return dayComponent(value.days, name);
  if (value instanceof FeelTime) return clockComponent(value.ms, value.offset, name);
  if (value instanceof FeelMonthsDuration) {
    if (name === 'years') return Math.trunc(value.months / 12) + 0;
    return name === 'months' ? (value.months % 12) + 0 : undefined;
  }
  return value instanceof FeelDaysDuration ? durationComponent(value.ms, name) : undefined;
}

function dayComponent(days: number, name: string): FeelValue | undefined {
  const date = civilDateOf(days);
  if (name === 'year' || name === 'month' || name === 'day') return date[name];
  return name === 'weekday' ? weekdayOf(days) || 7 : undefined;
}

function clockComponent(ms: number, offset: number | undefined, name: string): FeelValue | undefined {
  if (name === 'hour') return Math.floor(ms / 3_600_000);
  if (name === 'minute') return Math.floor(ms / 60_000) % 60;
  if (name === 'second') return (ms % 60_000) / 1000;
  if (name === 'time offset') return offset === undefined ? null : new FeelDaysDuration(offset * 60_000);
  return undefined;
}

function durationComponent(ms: number, name: string): FeelValue | undefined {
  switch (name) {
    case 'days':
      return Math.trunc(ms / DAY_MS) + 0;
    case 'hours':
      return (Math.trunc(ms / 3_600_000) % 24) + 0;
    case 'minutes':
      return (Math.trunc(ms / 60_000) % 60) + 0;
    case 'seconds':
      return ((ms / 1000) % 60) + 0;
    default:
      return undefined;
  }
}

/** Type of a component, for the checker; `undefined` = no such component. */
export function componentType(kind: FeelType['kind'], name: string): FeelType | undefined {
  const day = ['year', 'month', 'day', 'weekday'];
  const clock = ['hour', 'minute', 'second', 'time offset'];
  const names: { readonly [kind: string]: readonly string[] } = {
    date: day,
    time: clock,
    'date and time': [...day, ...clock],
    'days and time duration': ['days', 'hours', 'minutes', 'seconds'],
    'years and months duration': ['years', 'months'],
  };
  if (names[kind]?.includes(name) !== true) return undefined;
  return name === 'time offset' ? DAYS_DURATION : NUMBER;
}
