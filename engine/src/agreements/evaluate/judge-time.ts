import type { AvailabilityCommitment, PresenceCommitment } from '../commitment.js';
import { countingPeriods } from './counting-periods.js';
import type { Evidence } from './evidence.js';
import type { Fact, JudgedCase } from './fact.js';

type Span = readonly [from: number, to: number];

/**
 * Availability: the share of open time without an outage. Presence: the share with at least so many spans at once.
 * Planned downtime that was approved in time is no fact of an outage.
 */
export function judgeTime(
  commitment: AvailabilityCommitment | PresenceCommitment,
  { facts, period, asOf, calendar: calendarOf }: Evidence,
): { readonly cases: readonly JudgedCase[]; readonly percent: number | null } {
  const calendar = calendarOf(commitment.calendar);
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
  const known = Math.min(to, asOf === undefined ? to : Date.parse(asOf));
  const cases: JudgedCase[] = [];
  let [open, good] = [0, 0];
  for (const span of countingPeriods(commitment.per, calendar, calendar.dayOf(from), calendar.dayOf(to - 1))) {
    const start = Math.max(from, calendar.startOf(span.first));
    const end = Math.min(known, calendar.startOf(span.last + 1));
    const whole = calendar.elapsed(start, end);
    if (whole === 0) continue;
    const spans = spansIn(facts, start, end);
    const least = commitment.kind === 'presence' ? commitment.atLeast : 1;
    const covered = coverage(spans, least).reduce((sum, [a, b]) => sum + calendar.elapsed(a, b), 0);
    const kept = commitment.kind === 'presence' ? covered : whole - covered;
    open += whole;
    good += kept;
    const share = (kept / whole) * 100;
    cases.push({ name: span.name, result: share >= commitment.target ? 'met' : 'breached', found: share });
  }
  return { cases, percent: open === 0 ? null : (good / open) * 100 };
}

function spansIn(facts: readonly Fact[], start: number, end: number): readonly Span[] {
  return facts.flatMap(({ from, to }) => {
    if (from === undefined) return [];
    const span: Span = [Math.max(start, Date.parse(from)), Math.min(end, to === undefined ? end : Date.parse(to))];
    return span[0] < span[1] ? [span] : [];
  });
}

/** Where at least so many spans lie over each other. */
function coverage(spans: readonly Span[], least: number): readonly Span[] {
  const edges = spans
    .flatMap(([from, to]) => [[from, 1] as const, [to, -1] as const])
    .toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  const found: Span[] = [];
  let [depth, since] = [0, 0];
  for (const [at, step] of edges) {
    const before = depth;
    depth += step;
    if (before < least && depth >= least) since = at;
    if (before >= least && depth < least && at > since) found.push([since, at]);
  }
  return found;
}
