import { weekdayOf } from '../../service-time/civil-date.js';
import type { PeriodicCommitment } from '../commitment.js';
import { countingPeriods, deadlineOf } from './counting-periods.js';
import type { Evidence } from './evidence.js';
import type { Fact, JudgedCase } from './fact.js';

/**
 * So many times in each counting period, by its last moment. A period belongs to the report in which that moment lies;
 * what is done later is late and counts for nothing.
 */
export function judgePeriodic(commitment: PeriodicCommitment, evidence: Evidence): readonly JudgedCase[] {
  const { facts, activities, period, asOf, calendar: calendarOf } = evidence;
  const calendar = calendarOf(commitment.calendar);
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
  const known = asOf === undefined ? to : Date.parse(asOf);
  const cases: JudgedCase[] = [];
  for (const { per, atLeast, by, weekdays } of commitment.each) {
    // One period further back: its last moment may lie in this report.
    const reach = 400;
    const spans = countingPeriods(
      per,
      calendar,
      calendar.dayOf(from) - (by?.later === undefined ? 0 : reach),
      calendar.dayOf(to - 1),
    );
    // Where the last moment lies in a later period, what is done by the one before belongs to the one before.
    const startOf = (index: number): number => {
      const [span, before] = [spans[index], spans[index - 1]];
      const earlier =
        by?.later === undefined || before === undefined ? undefined : deadlineOf(per, before, by, calendar);
      return earlier ?? calendar.startOf(span?.first ?? 0);
    };
    for (const [index, span] of spans.entries()) {
      if (weekdays !== undefined && !weekdays.includes(weekdayOf(span.first))) continue;
      const end = deadlineOf(per, span, by, calendar);
      if (end === undefined || end <= from || end > to || end > known) continue;
      const start = startOf(index);
      if (commitment.while !== undefined && !isGoingOn(activities ?? [], start, end)) continue;
      const done = facts.filter(
        ({ at }) => at !== undefined && isWithin(Date.parse(at), start, end, by?.later !== undefined),
      );
      const found = done.reduce((sum, { value = 1 }) => sum + value, 0);
      cases.push({ name: span.name, result: found >= atLeast ? 'met' : 'breached', found });
    }
  }
  return cases;
}

function isGoingOn(activities: readonly Fact[], start: number, end: number): boolean {
  return activities.some(
    ({ from, to }) => from !== undefined && Date.parse(from) < end && (to === undefined || Date.parse(to) > start),
  );
}

function isWithin(at: number, start: number, end: number, isAfter: boolean): boolean {
  return (isAfter ? at > start : at >= start) && at <= end;
}
