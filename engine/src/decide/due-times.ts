import type { Instant } from '../definition/instant.js';
import type { TimerRule } from '../definition/timing.js';
import type { Visit } from '../instance/instance.js';
import { liveDue } from './clocks/task-due.js';
import { missingPart } from './missing-part.js';
import type { Turn } from './turn.js';

const DEFAULT_CALENDAR = 'always';
const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;
const WITH_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** When a timer is due for the first time; `undefined` = its `at` gives no instant, so it is not armed. */
export function firstDue(turn: Turn, rule: TimerRule): Instant | undefined {
  if (rule.after !== undefined) return dueFrom(turn, turn.now, rule.after, rule.calendar);
  return rule.at === undefined ? undefined : instantOf(turn.evaluate(rule.at));
}

/** Regular times looked at to find the next one after an outage; then it counts from now. */
const MAX_PERIODS = 10_000;

/** Was this firing missed: is it late by a period or more? Then the rule's `missed` says what becomes of it. */
export function isMissed(turn: Turn, rule: TimerRule, dueAt: Instant): boolean {
  return (
    rule.repeat === true && rule.after !== undefined && dueFrom(turn, dueAt, rule.after, rule.calendar) <= turn.now
  );
}

/**
 * When a repeating timer is due again: counted from its last due time, so that a busy sweep does not make it drift. After
 * an outage, as `missed` says: from now (so that missed firings are not made up one by one), one by one, or at the next
 * regular time.
 */
export function nextDue(turn: Turn, rule: TimerRule, last: Instant): Instant | undefined {
  if (rule.repeat !== true || rule.to !== undefined || rule.after === undefined) return undefined;
  let next = dueFrom(turn, last, rule.after, rule.calendar);
  if (next <= last) return undefined;
  if (rule.missed === 'all' || next > turn.now) return next;
  for (let periods = 0; rule.missed === 'skip' && next <= turn.now && periods < MAX_PERIODS; periods += 1)
    next = dueFrom(turn, next, rule.after, rule.calendar);
  return next > turn.now ? next : dueFrom(turn, turn.now, rule.after, rule.calendar);
}

/** Due time of a task: the earliest promised time that binds its state. */
export function taskDueAt(turn: Turn, visit: Visit): Instant | undefined {
  if (turn.ctx.calendars.judge !== undefined) return liveDue(turn, visit);
  let earliest: Instant | undefined;
  for (const { rule, owner } of turn.state(visit.state).clocks) {
    if (rule.within === undefined) continue;
    const from = rule.from === 'start' || owner === undefined ? turn.startedAt : enteredAt(turn, visit, owner);
    const within = dueFrom(turn, from, rule.within, rule.calendar);
    const latest = rule.latest === undefined ? undefined : instantOf(turn.evaluate(rule.latest));
    const due = latest !== undefined && latest < within ? latest : within;
    if (earliest === undefined || due < earliest) earliest = due;
  }
  return earliest;
}

function enteredAt(turn: Turn, visit: Visit, owner: string): Instant {
  for (let at: Visit | undefined = visit; at !== undefined; at = turn.visit(at.parent)) {
    if (at.state === owner) return at.enteredAt;
  }
  return turn.now;
}

export function dueFrom(turn: Turn, from: Instant, duration: string, calendar = DEFAULT_CALENDAR): Instant {
  if (!turn.ctx.calendars.has(calendar)) {
    turn.fail(missingPart('calendar', calendar));
    return from;
  }
  return turn.ctx.calendars.due(from, duration, calendar);
}

/** ISO text as an instant. A date or a local date and time is meant in China (UTC+8), as in the forms. */
export function instantOf(value: unknown): Instant | undefined {
  if (typeof value !== 'string') return undefined;
  const text = DATE_ONLY.test(value) ? `${value}T00:00:00+08:00` : WITH_ZONE.test(value) ? value : `${value}+08:00`;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
