import type { CoursePiece } from './course.js';
import { counts, phaseOf, startDay } from './day-count.js';
import type { ExplainedRule } from './explained.js';
import { closedRule, openRule, sameRule, stretchesOf, type RuledInterval } from './explain-intervals.js';
import type { FoldedClock } from './folded-clock.js';

/** Day clocks: every day with the rule that counted it or not. Neighbouring days not counted for one reason are joined. */
export function ruleDaysOf(folded: FoldedClock, end: number): readonly RuledInterval[] {
  const { commitment, phases, phase, countable, judgedAt } = folded;
  const promise = commitment.days.at(-1);
  if (promise === undefined || commitment.unit === 'minute') return [];
  const unit = commitment.unit;
  const stretches = stretchesOf(folded, end);
  const rows: RuledInterval[] = [];
  let nth = 0;
  const first = phase.calendar.dayOf(promise.origin);
  for (let day = first; ; day += 1) {
    const { calendar } = phaseOf(phases, day);
    const [from, to] = [Math.max(calendar.startOf(day), promise.origin), Math.min(calendar.startOf(day + 1), end)];
    if (from >= to) break;
    const projected = from >= judgedAt;
    let rule: ExplainedRule;
    let counted = false;
    if (day <= startDay(phase, promise.origin) && promise.amount > 0) rule = { kind: 'start-day' };
    else if (nth >= promise.amount)
      rule = dayIsOpen(calendar.closingOf(day)) ? { kind: 'rolled' } : closedRule(calendar, day);
    else if (counts(countable, calendar, day, unit)) {
      counted = true;
      nth += 1;
      const { kind: _kind, ...cited } = unit === 'workday' ? openRule(calendar, day) : { kind: 'open' as const };
      rule = { kind: 'counted-day', ...cited };
    } else if (unit === 'workday' && !dayIsOpen(calendar.closingOf(day))) rule = closedRule(calendar, day);
    else rule = idleRule(stretches, from, to);
    const last = rows.at(-1);
    if (!counted && last?.counted === false && last.projected === projected && sameRule(last.rule, rule))
      rows[rows.length - 1] = { ...last, to };
    else rows.push({ from, to, counted, projected, rule, calendar, ...(counted ? { nth } : {}) });
  }
  return rows;
}

function dayIsOpen(closing: number | undefined): boolean {
  return closing !== undefined;
}

/** Why an open day did not count: paused, stopped, or planned downtime all through. */
function idleRule(stretches: readonly CoursePiece[], from: number, to: number): ExplainedRule {
  const idle = stretches.find((piece) => piece.mode !== 'run' && piece.from < to && piece.to > from);
  if (idle === undefined) return { kind: 'downtime' };
  return idle.mode === 'stop'
    ? { kind: 'stopped' }
    : { kind: 'pause', ...(idle.reason === undefined ? {} : { reason: idle.reason }) };
}
