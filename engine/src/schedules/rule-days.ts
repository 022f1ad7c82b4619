import { civilDateOf, dayNumberOf, daysInMonth, parseIsoDate, weekdayOf } from '../service-time/civil-date.js';
import {
  weekdayNames,
  type DailyRule,
  type MonthlyRule,
  type MonthlyWorkdayRule,
  type WeeklyRule,
} from './recurrence.js';
import type { WorkingDays } from './working-days.js';

/** A Monday: weeks are counted from it unless a rule names another day. */
const FIRST_MONDAY = 4;

/** Days of a rule from `from` to `to` (both included), in order; whether one counts never depends on the window. */
export function dailyDays(rule: DailyRule, from: number, to: number): number[] {
  const every = rule.everyDays ?? 1;
  const anchor = dayOf(rule.anchorDate) ?? 0;
  return daysFrom(from, to).filter((day) => mod(day - anchor, every) === 0);
}

export function weeklyDays(rule: WeeklyRule, from: number, to: number): number[] {
  const every = rule.everyWeeks ?? 1;
  const on = new Set(rule.on.map((name) => weekdayNames.indexOf(name)));
  const anchor = mondayOf(dayOf(rule.anchorDate) ?? FIRST_MONDAY);
  return daysFrom(from, to).filter((day) => on.has(weekdayOf(day)) && mod((mondayOf(day) - anchor) / 7, every) === 0);
}

export function workingDays(days: WorkingDays, from: number, to: number): number[] {
  return daysFrom(from, to).filter((day) => days.isWorkday(day));
}

export function monthlyDays(rule: MonthlyRule, from: number, to: number): number[] {
  return monthsFrom(rule, from, to).flatMap(([year, month]) => {
    const length = daysInMonth(year, month);
    const day = rule.day > 0 ? Math.min(rule.day, length) : Math.max(length + 1 + rule.day, 1);
    return within(dayNumberOf(year, month, day), from, to);
  });
}

export function monthlyWorkdays(rule: MonthlyWorkdayRule, days: WorkingDays, from: number, to: number): number[] {
  return monthsFrom(rule, from, to).flatMap(([year, month]) => {
    const first = dayNumberOf(year, month, 1);
    const open = workingDays(days, first, first + daysInMonth(year, month) - 1);
    const day = open.at(rule.nth > 0 ? rule.nth - 1 : rule.nth);
    return day === undefined ? [] : within(day, from, to);
  });
}

function monthsFrom(
  rule: { readonly everyMonths?: number; readonly anchorMonth?: number },
  from: number,
  to: number,
): (readonly [year: number, month: number])[] {
  const every = rule.everyMonths ?? 1;
  const anchor = (rule.anchorMonth ?? 1) - 1;
  const indexOf = (day: number): number => {
    const { year, month } = civilDateOf(day);
    return year * 12 + month - 1;
  };
  const months: (readonly [number, number])[] = [];
  for (let index = indexOf(from); index <= indexOf(to); index += 1) {
    if (mod(index - anchor, every) === 0) months.push([Math.floor(index / 12), mod(index, 12) + 1]);
  }
  return months;
}

/** Every day from `from` to `to`, both included. */
export function daysFrom(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);
}

function within(day: number, from: number, to: number): number[] {
  return day >= from && day <= to ? [day] : [];
}

function dayOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : parseIsoDate(date);
}

function mondayOf(day: number): number {
  return day - mod(weekdayOf(day) - 1, 7);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
