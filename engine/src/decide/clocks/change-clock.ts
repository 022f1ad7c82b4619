import type { Json, JsonObject } from '../../definition/json.js';
import type { HistoryEventType } from '../../instance/instance.js';
import type { ClockVerdict, InstanceClock } from '../../instance/instance-clock.js';
import type { ClockEvent } from '../../service-time/clock.js';
import type { Turn } from '../turn.js';
import { judgeNow } from './judge-clock-now.js';

/** Puts a clock back as the fold now sees it; a clock without a start yet (or without calendars that judge) is dropped. */
export function putClock(turn: Turn, clock: InstanceClock): InstanceClock | undefined {
  const judged = judgeNow(turn, clock)?.clock;
  if (judged === undefined) return undefined;
  turn.clocks = turn.clocks.some(({ id }) => id === clock.id)
    ? turn.clocks.map((old) => (old.id === clock.id ? judged : old))
    : [...turn.clocks, judged];
  return judged;
}

/** Adds a fact to a clock, with the time of entry when it is not the time of the fact. */
export function addToClock(turn: Turn, clock: InstanceClock, event: ClockEvent): InstanceClock | undefined {
  const recorded = event.at === turn.now ? event : { ...event, recordedAt: turn.now };
  return putClock(turn, Object.assign({}, clock, { events: [...clock.events, recorded] }));
}

/** One line of history about a clock. */
export function recordClock(turn: Turn, type: HistoryEventType, clock: InstanceClock, details: JsonObject = {}): void {
  const { id, metric, commitment, due } = clock;
  const all: { [key: string]: Json } = { clock: id, metric };
  if (commitment !== undefined) all['commitment'] = commitment;
  all['due'] = due;
  turn.record(type, Object.assign(all, details), clock.owner === undefined ? {} : { state: clock.owner });
}

/** Ends a clock with its verdict. `withdrawn`: what was not broken until then is not judged. */
export function stopClock(turn: Turn, clock: InstanceClock, at = turn.now, withdrawn = false): void {
  if (clock.state === 'stopped') return;
  // A fact entered late may lie before the start (the work was done before the ticket was typed in): it ends as it began.
  const end = at < clock.startedAt ? clock.startedAt : at;
  const stopped = addToClock(turn, clock, { type: 'stop', at: end, actor: turn.command.actor.userId });
  if (stopped === undefined) return;
  const verdict = verdictOf(turn, stopped, withdrawn);
  const ended = withVerdict(stopped, verdict);
  turn.clocks = turn.clocks.map((old) => (old.id === ended.id ? ended : old));
  recordClock(turn, 'clock.stopped', ended, { at: end, result: verdict.result });
}

/** Nobody has to decide on more time any more. */
function withVerdict(clock: InstanceClock, verdict: ClockVerdict): InstanceClock {
  if (clock.extension === undefined) return Object.assign({}, clock, { verdict });
  const { extension: _, ...rest } = clock;
  return { ...rest, verdict };
}

export function verdictOf(turn: Turn, clock: InstanceClock, withdrawn = false): ClockVerdict {
  const { actor } = turn.command;
  const engineer = actor.system === true ? Object.values(turn.handlers).at(-1) : actor.userId;
  const by = engineer === undefined ? {} : { engineer };
  const at = clock.stoppedAt ?? turn.now;
  // A promise that was broken before the ticket was withdrawn stays broken.
  if (withdrawn && clock.breachedAt === undefined) return { result: 'void', at, ...by };
  if (clock.breachedAt !== undefined && clock.appeal?.ruling?.decision === 'excused')
    return { result: 'excused', at, ...by };
  return { result: clock.breachedAt === undefined ? 'met' : 'breached', at, ...by };
}
