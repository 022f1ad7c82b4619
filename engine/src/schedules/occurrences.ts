import type { Instant } from '../definition/instant.js';
import { DAY_MS, isoDateOf, parseIsoDate } from '../service-time/civil-date.js';
import { parseIsoDuration } from '../service-time/iso-duration.js';
import { minuteOfDay } from '../service-time/time-of-day.js';
import { anchoredDays } from './anchored-days.js';
import { cronTimes } from './cron-times.js';
import type { Occurrence } from './occurrence.js';
import type { IntervalRule, Recurrence } from './recurrence.js';
import { dailyDays, monthlyDays, monthlyWorkdays, weeklyDays, workingDays } from './rule-days.js';
import { noFacts, type OccurrencePeriod, type ScheduleFacts } from './schedule-facts.js';
import type { SchedulePlan } from './schedule-plan.js';
import { addDays } from './signed-days.js';

/** Days a move off a holiday may take at most; the longest official holiday is nine days. */
const MAX_MOVE = 60;
/** An interval schedule that was not looked at for long gives its latest occurrences only. */
const MAX_INTERVALS = 1000;

interface NominalTime {
  readonly day: number;
  readonly minutes: number;
  readonly period?: OccurrencePeriod;
}

/**
 * Occurrences after `after` up to and including `until`, in order. Whether there is one at an instant depends on nothing
 * but the rule, the calendar and the facts, so reckoning in pieces gives the same as reckoning at once.
 */
export function occurrencesBetween(
  plan: SchedulePlan,
  after: Instant,
  until: Instant,
  facts: ScheduleFacts = noFacts,
): readonly Occurrence[] {
  const [from, to] = [Date.parse(after), Date.parse(until)];
  if (!(from < to)) return [];
  const found = new Map<string, Occurrence>();
  for (const [index, recurrence] of plan.row.recurrences.entries()) {
    if (plan.isWaiting?.(index) === true) continue;
    for (const occurrence of occurrencesOf(plan, recurrence, index, from, to, facts)) {
      const at = Date.parse(occurrence.at);
      if (at > from && at <= to && isActive(plan, at)) found.set(occurrence.id, occurrence);
    }
  }
  return [...found.values()].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}

function* occurrencesOf(
  plan: SchedulePlan,
  recurrence: Recurrence,
  index: number,
  from: number,
  to: number,
  facts: ScheduleFacts,
): Generator<Occurrence> {
  const during = plan.row.during === undefined ? undefined : periodsOf(plan, facts);
  if (recurrence.type === 'interval') {
    for (const period of during ?? []) yield* intervals(recurrence, index, period, from, to, plan);
    return;
  }
  const lead = plan.opensBefore;
  const leadDays = lead === undefined ? 0 : lead.months * 31 + lead.days + Math.ceil(lead.ms / DAY_MS);
  const reach = plan.row.onHoliday === 'next' || plan.row.onHoliday === 'previous' ? MAX_MOVE : 0;
  const firstDay = Math.floor(from / DAY_MS) - reach - 2;
  const lastDay = Math.floor(to / DAY_MS) + reach + leadDays + 2;
  for (const { day: nominal, minutes, period } of nominalTimes(plan, recurrence, facts, firstDay, lastDay)) {
    const day = movedDay(plan, nominal);
    if (day === undefined) continue;
    const at = opening(plan, day, minutes);
    if (at <= from || at > to) continue;
    const periods = during?.filter((one) => one.start <= at && at < one.end).map((one) => one.period) ?? [period];
    for (const goesBy of periods) {
      yield {
        id: idOf(at, recurrence.part, goesBy),
        at: instantOf(at),
        date: isoDateOf(day),
        recurrence: index,
        ...(lead === undefined ? {} : { deadline: instantOf(plan.zone.epochOf(day * DAY_MS + plan.dueTime * 60_000)) }),
        ...(recurrence.part === undefined ? {} : { part: recurrence.part }),
        ...(goesBy === undefined ? {} : { period: goesBy }),
      };
    }
  }
}

function* nominalTimes(
  plan: SchedulePlan,
  recurrence: Exclude<Recurrence, IntervalRule>,
  facts: ScheduleFacts,
  from: number,
  to: number,
): Generator<NominalTime> {
  if (recurrence.type === 'cron') {
    yield* cronTimes(recurrence.cron, from, to);
    return;
  }
  const times = recurrence.at.flatMap((text) => minuteOfDay(text) ?? []);
  if (recurrence.type === 'dates') {
    const { days, zone } = plan;
    for (const { day, period } of anchoredDays(recurrence, { days, zone, facts }, from, to))
      for (const minutes of times) yield { day, minutes, period };
    return;
  }
  for (const day of daysOf(plan, recurrence, from, to)) for (const minutes of times) yield { day, minutes };
}

function daysOf(
  { days }: SchedulePlan,
  recurrence: Exclude<Recurrence, { type: 'interval' | 'cron' | 'dates' }>,
  from: number,
  to: number,
): number[] {
  switch (recurrence.type) {
    case 'daily':
      return dailyDays(recurrence, from, to);
    case 'workdays':
      return workingDays(days, from, to);
    case 'weekly':
      return weeklyDays(recurrence, from, to);
    case 'monthly':
      return monthlyDays(recurrence, from, to);
    case 'monthly-workday':
      return monthlyWorkdays(recurrence, days, from, to);
  }
}

/** The day after the holiday rule; `undefined` = left out. */
function movedDay({ row, days }: SchedulePlan, day: number): number | undefined {
  const rule = row.onHoliday ?? 'stay';
  if (rule === 'stay' || days.isWorkday(day)) return day;
  if (rule === 'skip') return undefined;
  const step = rule === 'next' ? 1 : -1;
  for (let moved = day + step; Math.abs(moved - day) <= MAX_MOVE; moved += step)
    if (days.isWorkday(moved)) return moved;
  return undefined;
}

function opening({ opensBefore, zone }: SchedulePlan, day: number, minutes: number): number {
  if (opensBefore === undefined) return zone.epochOf(day * DAY_MS + minutes * 60_000);
  const opens = addDays(day, { months: -opensBefore.months, days: -opensBefore.days });
  return zone.epochOf(opens * DAY_MS + minutes * 60_000) - opensBefore.ms;
}

interface Lasting {
  readonly period: OccurrencePeriod;
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

/** The periods of `during`. */
function periodsOf({ row, zone }: SchedulePlan, facts: ScheduleFacts): readonly Lasting[] {
  if (row.during === undefined) return [];
  if (row.during.type === 'instances') {
    return facts.running(row.during.process).map(({ id, title, startedAt }) => {
      const start = Date.parse(startedAt);
      const from = isoDateOf(Math.floor((start + zone.offsetAt(start)) / DAY_MS));
      return { period: { id, title, from, instanceId: id }, start, end: Infinity };
    });
  }
  return facts.dates(row.during.set).flatMap(({ date, to, title }) => {
    const [first, last] = [parseIsoDate(date), parseIsoDate(to ?? date)];
    if (first === undefined || last === undefined) return [];
    const period = { id: date, from: date, to: to ?? date, ...(title === undefined ? {} : { title }) };
    return [{ period, start: zone.epochOf(first * DAY_MS), end: zone.epochOf((last + 1) * DAY_MS) }];
  });
}

/** The first comes one interval after the beginning. */
function* intervals(
  { every, part }: IntervalRule,
  index: number,
  { period, start, end }: Lasting,
  from: number,
  to: number,
  { zone }: SchedulePlan,
): Generator<Occurrence> {
  const step = parseIsoDuration(every)?.ms ?? 0;
  if (step <= 0) return;
  const last = Math.min(to, end - 1);
  const lastCount = Math.floor((last - start) / step);
  const firstCount = Math.max(1, Math.floor((from - start) / step) + 1, lastCount - MAX_INTERVALS + 1);
  for (let count = firstCount; count <= lastCount; count += 1) {
    const at = start + count * step;
    yield {
      id: idOf(at, part, period),
      at: instantOf(at),
      date: isoDateOf(Math.floor((at + zone.offsetAt(at)) / DAY_MS)),
      recurrence: index,
      period,
      ...(part === undefined ? {} : { part }),
    };
  }
}

function isActive({ row, zone }: SchedulePlan, at: number): boolean {
  const date = isoDateOf(Math.floor((at + zone.offsetAt(at)) / DAY_MS));
  return (row.from === undefined || date >= row.from) && (row.to === undefined || date <= row.to);
}

function idOf(at: number, part: string | undefined, period: OccurrencePeriod | undefined): string {
  return [instantOf(at), part, period?.id].filter((piece) => piece !== undefined).join('/');
}

function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

/** Days looked at for the next occurrences, in growing steps; a rule that has none by then has none to speak of. */
const SEARCH_DAYS = [2, 8, 40, 120, 400, 1200, 4000] as const;

/** The first `count` occurrences after an instant. */
export function nextOccurrences(
  plan: SchedulePlan,
  after: Instant,
  count: number,
  facts: ScheduleFacts = noFacts,
): readonly Occurrence[] {
  let found: readonly Occurrence[] = [];
  for (const days of SEARCH_DAYS) {
    found = occurrencesBetween(plan, after, instantOf(Date.parse(after) + days * DAY_MS), facts);
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}
