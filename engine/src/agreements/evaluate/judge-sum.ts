import type { SumCommitment } from '../commitment.js';
import { countingPeriods } from './counting-periods.js';
import type { Evidence } from './evidence.js';
import type { Fact, JudgedCase } from './fact.js';

/** Sums by period (whole ones, even where the report covers a part) or case by case, held against the limits. */
export function judgeSum(
  commitment: SumCommitment,
  { facts, period, asOf, calendar: calendarOf }: Evidence,
): readonly JudgedCase[] {
  const { per, atMost } = commitment;
  if (per === 'case') return facts.map((fact) => judged(commitment, fact.id, [fact], true));
  const calendar = calendarOf(commitment.calendar ?? 'natural');
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
  const known = asOf === undefined ? to : Date.parse(asOf);
  return countingPeriods(per, calendar, calendar.dayOf(from), calendar.dayOf(to - 1)).flatMap((span) => {
    const [start, end] = [calendar.startOf(span.first), calendar.startOf(span.last + 1)];
    const within = facts.filter(({ at }) => at !== undefined && Date.parse(at) >= start && Date.parse(at) < end);
    // A lower limit is judged when the period is over, an upper one as soon as it is passed.
    const isOver = end <= to && end <= known;
    return isOver || atMost !== undefined ? [judged(commitment, span.name, within, isOver)] : [];
  });
}

function judged(
  { atMost, atLeast, byOrder }: SumCommitment,
  name: string,
  facts: readonly Fact[],
  isOver: boolean,
): JudgedCase {
  // Halves of person-days must add up exactly.
  const found = facts.reduce((sum, { value = 1 }) => sum + Math.round(value * 1e6), 0) / 1e6;
  const ordered = byOrder === true ? facts.find(({ limit }) => limit !== undefined)?.limit : undefined;
  const least = ordered ?? atLeast;
  const isBroken = (atMost !== undefined && found > atMost) || (isOver && least !== undefined && found < least);
  return { name, result: isBroken ? 'breached' : 'met', found };
}
