import type { Instant } from '../definition/instant.js';
import type { TimerRule } from '../definition/timing.js';
import type { Visit } from '../instance/instance.js';
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

/**
 * When a repeating timer is due again: counted from its last due time, so that a busy sweep does not make it drift; after
 * an outage from now, so that missed firings are not made up one by one.
 */
export function nextDue(turn: Turn, rule: TimerRule, last: Instant): Instant | undefined {
  if (rule.repeat !== true || rule.to !== undefined || rule.after === undefined) return undefined;
  const regular = dueFrom(turn, last, rule.after, rule.calendar);
  const next = regular > turn.now ? regular : dueFrom(turn, turn.now, rule.after, rule.calendar);
  return next > turn.now ? next : undefined;
}

/** Due time of a task: the earliest promised time that binds its state. */
export function taskDueAt(turn: Turn, visit: Visit): Instant | undefined {
  let earliest: Instant | undefined;
  for (const { rule, owner } of turn.state(visit.state).clocks) {
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
