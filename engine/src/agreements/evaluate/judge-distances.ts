import type { ServiceCalendar } from '../../service-time/calendar.js';
import { addMonths } from '../../service-time/civil-date.js';
import { parseIsoDuration } from '../../service-time/iso-duration.js';
import type { EntitlementCommitment, LeadCommitment } from '../commitment.js';
import type { Evidence } from './evidence.js';
import type { JudgedCase } from './fact.js';

/** Days by the calendar's zone; the hours of a day do not matter. */
export function judgeLead(
  commitment: LeadCommitment,
  { facts, calendar: calendarOf }: Evidence,
): readonly JudgedCase[] {
  const calendar = calendarOf(commitment.calendar);
  const { atLeast, atMost, needsConsent } = commitment;
  return facts.flatMap(({ id, at, anchor, ok }) => {
    if (anchor === undefined) return [];
    const day = calendar.dayOf(Date.parse(anchor));
    const done = at === undefined ? undefined : calendar.dayOf(Date.parse(at));
    const isKept =
      done !== undefined &&
      done <= day &&
      (atLeast === undefined || done <= before(day, atLeast)) &&
      (atMost === undefined || done >= before(day, atMost)) &&
      (needsConsent !== true || ok === true);
    const found = done === undefined ? {} : { found: day - done };
    return [{ name: id, ...(at === undefined ? {} : { at }), result: isKept ? 'met' : 'breached', ...found } as const];
  });
}

/** Repairs inside the warranty must have been free; those after it are not promised anything. */
export function judgeEntitlement(
  commitment: EntitlementCommitment,
  { facts, calendar: calendarOf }: Evidence,
): readonly JudgedCase[] {
  const calendar = calendarOf(commitment.calendar);
  return facts.flatMap(({ id, at, anchor, group, ok }) => {
    const term = group !== undefined && Object.hasOwn(commitment.terms, group) ? commitment.terms[group] : undefined;
    if (at === undefined || anchor === undefined || term === undefined) return [];
    const ends = after(calendar, anchor, term);
    if (calendar.dayOf(Date.parse(at)) > ends) return [];
    return [{ name: id, at, result: ok === true ? 'met' : 'breached' } as const];
  });
}

function before(day: number, duration: string): number {
  const { months, days } = parseIsoDuration(duration) ?? { months: 0, days: 0 };
  return addMonths(day, -months) - days;
}

function after(calendar: ServiceCalendar, anchor: string, duration: string): number {
  const { months, days } = parseIsoDuration(duration) ?? { months: 0, days: 0 };
  return addMonths(calendar.dayOf(Date.parse(anchor)), months) + days;
}
