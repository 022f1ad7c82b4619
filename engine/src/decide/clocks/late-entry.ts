import type { Instant } from '../../definition/instant.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { parseInstant } from '../../service-time/parse-instant.js';
import { dueFrom } from '../due-times.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { InstanceClock, LateEntry } from '../../instance/instance-clock.js';
import type { Verb } from '../verb.js';
import { putClock, verdictOf } from './change-clock.js';
import { rolesFault } from './clock-rights.js';
import { serviceRules } from './service-rules.js';
import { actingPerson } from '../verb.js';

interface Telling {
  readonly what: string;
  readonly reason?: string;
  readonly evidence?: readonly string[];
  /** Not before this: the task was not there yet. */
  readonly since?: Instant;
}

/**
 * Takes the true time of what is entered now. Within the limit of the agreement it counts at once; beyond it the time of
 * entry counts until somebody approves the true one.
 */
export function noteTrueTime(turn: Turn, occurredAt: Instant, telling: Telling): Fault | undefined {
  const time = parseInstant(occurredAt);
  if (time === undefined) return impossible(occurredAt);
  const at = new Date(time).toISOString();
  if (at > turn.now) return inFuture(at);
  if (telling.since !== undefined && at < telling.since) return beforeStart(at, telling.since);
  if (at === turn.now) return undefined;
  const { what, reason = '', evidence } = telling;
  const { lateEntry } = serviceRules(turn);
  const isLate = turn.now > dueFrom(turn, at, lateEntry.within, 'always');
  turn.record('entry.back-dated', { at, recordedAt: turn.now, what, reason, needsApproval: isLate });
  if (!isLate) {
    turn.trueTime = at;
    return undefined;
  }
  if (reason.trim() === '') return reasonMissing(lateEntry.within);
  const entry: LateEntry = {
    id: turn.ctx.newId('job'),
    at,
    recordedAt: turn.now,
    by: turn.command.actor.userId,
    what,
    reason: reason.trim(),
    ...(evidence === undefined ? {} : { evidence }),
    moves: [],
  };
  turn.lateEntries = [...turn.lateEntries, entry];
  turn.openEntry = entry;
  return undefined;
}

/** Ties what this command wrote into the clocks to the entry that waits for its approval. */
export function tieLateEntry(turn: Turn, before: readonly InstanceClock[]): void {
  const entry = turn.openEntry;
  if (entry === undefined) return;
  const moves: (readonly [string, number])[] = [];
  for (const clock of turn.clocks) {
    const known = before.find(({ id }) => id === clock.id)?.events.length ?? 0;
    for (const [index, event] of clock.events.entries()) {
      const isTold =
        event.type === 'start' || event.type === 'stop' || event.type === 'pause' || event.type === 'resume';
      if (index >= known && isTold && event.at === turn.now) moves.push([clock.id, index]);
    }
  }
  turn.lateEntries = turn.lateEntries.map((each) => (each.id === entry.id ? { ...each, moves } : each));
}

/** A supervisor, never the person who made it, lets the true time count or leaves the time of entry. */
export const decideEntry: Verb<'decide-entry'> = (turn, { entryId, approve, reason }) => {
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer.fault;
  const entry = turn.lateEntries.find(({ id }) => id === entryId);
  if (entry === undefined) return unknownEntry(entryId);
  const { lateEntry } = serviceRules(turn);
  const fault = rolesFault(viewer, [lateEntry.approvedBy]);
  if (fault !== undefined) return fault;
  if (entry.by === viewer.user.id) return ownEntry();
  turn.lateEntries = turn.lateEntries.filter(({ id }) => id !== entryId);
  turn.record('entry.decided', { entry: entryId, at: entry.at, approve, reason: reason?.trim() ?? '' });
  if (!approve) return undefined;
  for (const clock of turn.clocks) {
    const moved = clock.events.map((event, index) =>
      entry.moves.some(([id, at]) => id === clock.id && at === index)
        ? { ...event, at: entry.at, recordedAt: entry.recordedAt }
        : event,
    );
    if (moved.every((event, index) => event === clock.events[index])) continue;
    const again = putClock(turn, { ...withoutBreach(clock), events: moved });
    if (again?.verdict === undefined || again.verdict.result === 'void') continue;
    const { engineer } = again.verdict;
    const verdict = { ...verdictOf(turn, again), ...(engineer === undefined ? {} : { engineer }) };
    turn.clocks = turn.clocks.map((each) => (each.id === again.id ? { ...again, verdict } : each));
  }
  return undefined;
};

/** The breach is told anew by the fold: with the true time there may be none. */
function withoutBreach(clock: InstanceClock): InstanceClock {
  const { breachedAt: _at, cause: _cause, ...rest } = clock;
  return rest;
}

function impossible(value: string): Fault {
  return refusal(
    'entry/impossible-time',
    [`时间“${value}”不存在或缺少时区。`, `"${value}" is no instant, or lacks its offset.`],
    ['请按 2026-09-30T17:40:00+08:00 的形式填写。', 'Write 2026-09-30T17:40:00+08:00.'],
    { pointer: '/occurredAt' },
  );
}

function inFuture(at: Instant): Fault {
  return refusal(
    'entry/in-future',
    ['实际时间不能晚于现在。', 'The true time cannot lie in the future.'],
    ['请核对日期和时刻。', 'Check date and time.'],
    { pointer: '/occurredAt', details: { at } },
  );
}

function beforeStart(at: Instant, since: Instant): Fault {
  return refusal(
    'entry/before-start',
    ['实际时间早于该环节（或工单）开始的时间。', 'The true time lies before this step (or the ticket) began.'],
    [`不得早于 ${since}。`, `Not before ${since}.`],
    { pointer: '/occurredAt', details: { at, since } },
  );
}

function reasonMissing(within: string): Fault {
  return refusal(
    'entry/reason-required',
    ['补录超过允许时限，必须说明原因并经审批。', 'So late an entry needs a reason, and an approval.'],
    [`超过 ${within} 的补录须填写原因。`, `Beyond ${within}, say why it is entered late.`],
    { pointer: '/lateReason' },
  );
}

function unknownEntry(entryId: string): Fault {
  return refusal(
    'entry/not-found',
    ['没有待审批的这条补录。', 'No such entry waits for an approval.'],
    ['它可能已经审批，请刷新。', 'It may have been decided; reload.'],
    { pointer: '/entryId', details: { entryId } },
  );
}

function ownEntry(): Fault {
  return refusal(
    'entry/own',
    ['不能审批自己补录的时间。', 'Nobody approves an entry of their own.'],
    ['请由其他有权人员审批。', 'Have somebody else with the right approve it.'],
  );
}
