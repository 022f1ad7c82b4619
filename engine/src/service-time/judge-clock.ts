import type { Instant } from '../definition/instant.js';
import type { ClockEvent, ClockView } from './clock.js';
import { impossibleTime } from './clock-fault.js';
import { readFacts } from './clock-facts.js';
import { instantOfShare } from './commitment.js';
import { elapsedAt } from './counting.js';
import { runsOf } from './course.js';
import { daysCounted } from './day-count.js';
import { foldClock } from './fold-clock.js';
import type { CalendarSource, FoldedClock } from './folded-clock.js';
import { instantText } from './instant-text.js';
import { parseInstant } from './parse-instant.js';

const THRESHOLDS = [50, 80, 100];

/**
 * Judges a clock at `asOf` from all its events, in any order. Only events with `at` not after `asOf` are known.
 * Throws `YunliuError` `clock/…` (the pointer names row and field) or `calendar/unknown`.
 */
export function judgeClock(events: readonly ClockEvent[], calendars: CalendarSource, asOf: Instant): ClockView {
  const at = parseInstant(asOf);
  if (at === undefined) throw impossibleTime(events.length, '', asOf);
  const folded = foldClock(readFacts(events), calendars, at);
  return folded === undefined ? pendingView : viewOf(folded);
}

const pendingView: ClockView = {
  state: 'pending',
  startedAt: null,
  stoppedAt: null,
  due: null,
  breached: false,
  breachedAt: null,
  breachCause: null,
  elapsedMs: 0,
  remainingMs: null,
  budgetMs: null,
  budgetDays: null,
  elapsedDays: null,
  provisional: false,
  thresholds: [],
  pausedSince: null,
  pausedUntil: null,
  pauseReason: null,
};

export function viewOf(folded: FoldedClock): ClockView {
  const { phase, course, countable, commitment, due, judgedAt, priority } = folded;
  const { calendar, terms } = phase;
  const elapsed = elapsedAt(countable, judgedAt);
  const days = commitment.days.at(-1);
  const dayCourse = { countable, runs: runsOf(course), phases: folded.phases };
  const paused = folded.state === 'paused';
  return {
    state: folded.state,
    terms,
    ...(priority === undefined ? {} : { priority }),
    startedAt: text(folded.startedAt),
    stoppedAt: text(folded.stoppedAt),
    due: text(due),
    breached: folded.breachedAt !== null,
    breachedAt: text(folded.breachedAt),
    breachCause: folded.breachCause,
    elapsedMs: elapsed,
    remainingMs: remainingOf(folded, elapsed),
    budgetMs: commitment.unit === 'minute' && commitment.budget !== Infinity ? commitment.budget : null,
    budgetDays: days === undefined || days.amount === Infinity ? null : days.amount,
    elapsedDays:
      commitment.unit === 'minute' || days === undefined
        ? null
        : daysCounted(dayCourse, commitment.unit, days.origin, judgedAt),
    // The day that ends with the due, when it ends at midnight.
    provisional: due !== null && calendar.isProvisional(calendar.dayOf(due - 1)),
    thresholds: (terms.thresholds ?? THRESHOLDS).map((percent) => ({
      percent,
      at: text(instantOfShare(commitment, dayCourse, due, percent)),
    })),
    pausedSince: paused ? text(course.since) : null,
    pausedUntil: paused && course.until !== Infinity ? text(course.until) : null,
    pauseReason: paused ? (course.reason ?? null) : null,
  };
}

function remainingOf({ commitment, due, judgedAt, phase }: FoldedClock, elapsed: number): number | null {
  if (commitment.unit === 'minute') return commitment.budget === Infinity ? null : commitment.budget - elapsed;
  if (due === null) return null;
  return due >= judgedAt ? phase.calendar.elapsed(judgedAt, due) : -phase.calendar.elapsed(due, judgedAt);
}

function text(at: number | null): Instant | null {
  return at === null ? null : instantText(at);
}
