import type { Instant } from '../../definition/instant.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import type { ClockEvent } from '../../service-time/clock.js';
import type { Mutable } from '../mutable.js';
import type { Turn } from '../turn.js';
import { addToClock, putClock, recordClock } from './change-clock.js';
import type { PlacedClock } from './clock-rules.js';
import { termsFor } from './clock-terms.js';
import { eventTime, reportedAt, ticketReportedAt } from './event-time.js';
import type { Visit } from '../../instance/instance.js';

/**
 * Starts a clock, unless it runs already. One counted from the start of the ticket that had ended goes on instead: the
 * thing was not done after all, so its stop is taken back.
 */
export function startClock(turn: Turn, placed: PlacedClock, visit: Visit | undefined, since?: Instant): void {
  if (turn.ctx.calendars.judge === undefined) return;
  const { rule, owner, index } = placed;
  const begun = beginningOf(turn, placed);
  if (turn.clocks.some((clock) => isOf(clock, placed) && clock.state !== 'stopped')) return;
  if (begun !== undefined && goOn(turn, placed, begun, visit)) return;
  const at = begun ?? since ?? eventTime(turn);
  const frozen = termsFor(turn, rule, at);
  if (frozen === undefined) return;
  const { terms, latest, promise } = frozen;
  const priority = turn.service?.priority;
  const start: Mutable<Extract<ClockEvent, { readonly type: 'start' }>> = { type: 'start', at, terms };
  if (at !== turn.now) start.recordedAt = turn.now;
  if (priority !== undefined) start.priority = priority;
  start.actor = turn.command.actor.userId;
  const clock: Mutable<InstanceClock> = {
    id: `c${turn.clocks.length + 1}`,
    metric: rule.metric,
    index,
    events: [start, ...windowsOf(turn, at)],
    state: 'running',
    startedAt: at,
    due: null,
    elapsedMs: 0,
    remainingMs: null,
  };
  if (rule.title !== undefined) clock.title = rule.title;
  if (owner !== undefined) clock.owner = owner;
  if (visit !== undefined && rule.start === undefined) clock.visitId = visit.id;
  if (promise !== undefined) clock.commitment = promise.commitment;
  if (latest !== undefined) clock.latest = latest;
  const started = putClock(turn, clock);
  if (started !== undefined) recordClock(turn, 'clock.started', started, { at });
}

/** The instant a clock counts from that does not count from its own moment. */
function beginningOf(turn: Turn, { rule, owner }: PlacedClock): Instant | undefined {
  if (rule.from === 'report') return ticketReportedAt(turn);
  return rule.from === 'start' || (owner === undefined && rule.start === undefined && rule.from === undefined)
    ? reportedAt(turn)
    : undefined;
}

function isOf(clock: InstanceClock, { owner, index }: PlacedClock): boolean {
  return clock.owner === owner && clock.index === index;
}

/** Rules of one metric in several states are one promise to the client; another appointment is another promise. */
function goOn(turn: Turn, { rule, owner, index }: PlacedClock, begun: Instant, visit: Visit | undefined): boolean {
  const ended = turn.clocks.findLast(({ metric, state }) => metric === rule.metric && state === 'stopped');
  if (ended === undefined || ended.events[0]?.at !== begun) return false;
  if (termsFor(turn, rule, begun)?.latest !== ended.latest) return false;
  const stop = ended.events.findLastIndex(({ type }) => type === 'stop');
  const { verdict: _, visitId: __, owner: ___, appeal: ____, ...rest } = ended;
  const isReopened = turn.command.type === 'reopen';
  const again = putClock(turn, {
    ...rest,
    ...(owner === undefined ? {} : { owner }),
    index,
    ...(visit === undefined ? {} : { visitId: visit.id }),
    events: isReopened
      ? [...ended.events, { type: 'reopen', at: turn.now }]
      : ended.events.filter((_event, at) => at !== stop),
  });
  if (again !== undefined) recordClock(turn, 'clock.continued', again);
  return true;
}

/** Planned windows of the ticket's system that the clock may meet. */
function windowsOf(turn: Turn, since: Instant): readonly ClockEvent[] {
  const { service, ctx } = turn;
  if (service === undefined) return [];
  return (ctx.agreements?.downtimes(service.system, since) ?? []).map(({ id, from, to, approvedAt, actualTo }) => ({
    type: 'downtime',
    window: id,
    at: approvedAt,
    from,
    to,
    ...(actualTo === undefined ? {} : { actualTo }),
  }));
}

/** Stands still from `at`, if its terms allow the reason. */
export function pauseFor(turn: Turn, clock: InstanceClock, reason: string, at = turn.now): void {
  if (clock.state !== 'running') return;
  const paused = addToClock(turn, clock, { type: 'pause', at, reason, actor: turn.command.actor.userId });
  if (paused?.state === 'paused') recordClock(turn, 'clock.paused', paused, { reason });
}

export function resumeFrom(turn: Turn, clock: InstanceClock, reason: string, at = turn.now): void {
  if (clock.state !== 'paused' || clock.pauseReason !== reason) return;
  const resumed = addToClock(turn, clock, { type: 'resume', at, actor: turn.command.actor.userId });
  if (resumed !== undefined) recordClock(turn, 'clock.resumed', resumed, { reason });
}
