import type { ClockPromise } from '../../agreements/promise.js';
import type { Instant } from '../../definition/instant.js';
import type { ClockRule } from '../../definition/timing.js';
import type { Calendars } from '../../service-time/calendar.js';
import type { Terms } from '../../service-time/clock.js';
import { parseIsoDuration } from '../../service-time/iso-duration.js';
import { dueFrom, instantOf } from '../due-times.js';
import { missingPart } from '../missing-part.js';
import type { Turn } from '../turn.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const DEFAULT_CALENDAR = 'always';
/** China keeps one offset all year. */
const CHINA_OFFSET = 8 * 3_600_000;

/** Terms as they are frozen into a clock, with the row that promises them. */
export interface FrozenTerms {
  readonly terms: Terms;
  readonly latest?: Instant;
  readonly promise?: ClockPromise;
}

/** What the ticket's agreement promises for a rule. */
export function promiseFor(turn: Turn, metric: string, priority = turn.service?.priority): ClockPromise | undefined {
  const { service, ctx, process } = turn;
  if (service === undefined || priority === undefined) return undefined;
  const { key, version } = service.agreement;
  return ctx.agreements?.promise(key, version, metric, process.definition.key, priority);
}

/**
 * Terms of a clock that starts at `from`: the agreement's promise, else the rule's own time; `undefined` when neither
 * says any. What is no plain amount (months, an appointment, the end of the month) becomes one here, for good.
 */
export function termsFor(turn: Turn, rule: ClockRule, from: Instant): FrozenTerms | undefined {
  const latest = rule.latest === undefined ? undefined : instantOf(turn.evaluate(rule.latest));
  const promise = promiseFor(turn, rule.metric);
  const promised = promise === undefined ? undefined : promisedTerms(turn, promise, from, latest);
  const terms = promised ?? ownTerms(turn, rule, from);
  if (terms === undefined) return undefined;
  if (!turn.ctx.calendars.has(terms.calendar)) {
    turn.fail(missingPart('calendar', terms.calendar));
    return undefined;
  }
  const limit = limitOf(promised === undefined ? undefined : promise, from, latest);
  return {
    terms,
    ...(limit === undefined ? {} : { latest: limit }),
    ...(promised === undefined ? {} : { promise: promise! }),
  };
}

/** Where the agreement gives an amount, that counts, not an instant that the process has reckoned for itself. */
function limitOf(promise: ClockPromise | undefined, from: Instant, latest: Instant | undefined): Instant | undefined {
  if (promise === undefined || promise.until === 'appointment') return latest;
  return promise.until === 'end-of-month' ? endOfMonth(agreedOn(from, latest)) : undefined;
}

/** The month that counts is that of the agreement, which an instant reckoned then may tell, not that of the duty's start. */
function agreedOn(from: Instant, latest: Instant | undefined): Instant {
  return latest !== undefined && latest < from ? latest : from;
}

function promisedTerms(
  turn: Turn,
  { terms, months, until }: ClockPromise,
  from: Instant,
  appointment: Instant | undefined,
): Terms | undefined {
  if (months !== undefined) {
    const end = dueFrom(turn, from, `P${months}M`, terms.calendar);
    return { ...terms, unit: 'day', amount: Math.round((Date.parse(end) - Date.parse(from)) / DAY) };
  }
  if (until === undefined) return terms;
  const end = until === 'end-of-month' ? endOfMonth(agreedOn(from, appointment)) : appointment;
  // Without an appointment there is nothing to be late for yet: the rule's own time holds.
  if (end === undefined) return undefined;
  return { ...terms, unit: 'minute', amount: Math.max(1, (Date.parse(end) - Date.parse(from)) / MINUTE) };
}

/** The rule's own time. Plain minutes and working days count as such; anything else is measured out now, as time passes. */
function ownTerms(turn: Turn, rule: ClockRule, from: Instant): Terms | undefined {
  const { within, calendar = DEFAULT_CALENDAR, metric } = rule;
  if (within === undefined) return undefined;
  const { calendars } = turn.ctx;
  const thresholds = thresholdsOf(rule);
  const of = (unit: Terms['unit'], amount: number, by = calendar): Terms => ({
    name: metric,
    thresholds,
    calendar: by,
    unit,
    amount,
  });
  if (!calendars.has(calendar)) return of('minute', 1);
  const parsed = parseIsoDuration(within);
  const isElapsed = calendars.counts?.(calendar) === 'elapsed';
  if (parsed !== undefined && parsed.months === 0 && parsed.days === 0) return of('minute', parsed.ms / MINUTE);
  if (parsed !== undefined && !isElapsed && parsed.months === 0 && parsed.ms === 0) return of('workday', parsed.days);
  const passing = isElapsed ? calendar : passingCalendar(calendars, calendar);
  const due = Date.parse(dueFrom(turn, from, within, calendar));
  return of('minute', (due - Date.parse(from)) / MINUTE, passing);
}

function passingCalendar(calendars: Calendars, calendar: string): string {
  return calendars.has(DEFAULT_CALENDAR) ? DEFAULT_CALENDAR : calendar;
}

const JUST_THE_END: readonly number[] = Object.freeze([100]);

function thresholdsOf({ escalation }: ClockRule): readonly number[] {
  if (escalation === undefined) return JUST_THE_END;
  const percents = escalation.flatMap(({ at }) => (at === 'breach' ? [] : [at]));
  return [...new Set([...percents, 100])].toSorted((a, b) => a - b);
}

/** Midnight (in China) at the end of the month. */
function endOfMonth(from: Instant): Instant {
  const local = new Date(Date.parse(from) + CHINA_OFFSET);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) - CHINA_OFFSET).toISOString();
}
