import type { PauseReason } from '../../agreements/commitment.js';
import type { Instant } from '../../definition/instant.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import type { ClockPause } from '../../service-time/clock.js';
import { parseInstant } from '../../service-time/parse-instant.js';
import { dueFrom } from '../due-times.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { addToClock, recordClock } from './change-clock.js';
import { openClockCase, workerFault } from './clock-rights.js';
import { promiseFor } from './clock-terms.js';
import { eventTime } from './event-time.js';
import { noteTrueTime } from './late-entry.js';

/** 暂停计时: for a reason the agreement allows, with the proof it asks for, until somebody resumes or its longest time is over. */
export const pauseClock: Verb<'pause-clock'> = (turn, command) => {
  const at = openClockCase(turn, command.clockId);
  if ('fault' in at) return at.fault;
  const { clock, viewer } = at;
  const refusedBy = workerFault(turn, viewer) ?? notRunning(clock) ?? reasonFault(turn, clock, command);
  if (refusedBy !== undefined) return refusedBy;
  const late = trueTimeFault(turn, clock, command, 'pause');
  if (late !== undefined) return late;
  const from = eventTime(turn);
  const until = endOfPause(turn, clock, from, command);
  if (typeof until === 'object') return until.fault;
  const event: { -readonly [Key in keyof ClockPause]: ClockPause[Key] } = {
    type: 'pause',
    at: from,
    reason: command.reason,
    actor: viewer.user.id,
  };
  if (command.note !== undefined) event.note = command.note;
  if (command.evidence !== undefined) event.evidence = command.evidence;
  if (until !== undefined) event.autoResumeAt = until;
  const paused = addToClock(turn, clock, event);
  if (paused === undefined) return undefined;
  recordClock(turn, 'clock.paused', paused, {
    reason: command.reason,
    at: from,
    ...(command.note === undefined ? {} : { note: command.note }),
    ...(command.evidence === undefined ? {} : { evidence: [...command.evidence] }),
    ...(until === undefined ? {} : { until }),
  });
  return undefined;
};

export const resumeClock: Verb<'resume-clock'> = (turn, command) => {
  const at = openClockCase(turn, command.clockId);
  if ('fault' in at) return at.fault;
  const { clock, viewer } = at;
  const refusedBy = workerFault(turn, viewer) ?? (clock.state === 'paused' ? undefined : notPaused());
  if (refusedBy !== undefined) return refusedBy;
  const late = trueTimeFault(turn, clock, command, 'resume');
  if (late !== undefined) return late;
  const resumed = addToClock(turn, clock, { type: 'resume', at: eventTime(turn), actor: viewer.user.id });
  if (resumed !== undefined)
    recordClock(turn, 'clock.resumed', resumed, { reason: clock.pauseReason ?? '', at: eventTime(turn) });
  return undefined;
};

/** The reason of the row; a clock under no agreement may be paused for any reason that is told. */
function ruleOfReason(turn: Turn, clock: InstanceClock, reason: string): PauseReason | undefined {
  if (clock.commitment === undefined) return { key: reason, title: reason, waitsFor: 'client' };
  return promiseFor(turn, clock.metric)?.pauseReasons.find(({ key }) => key === reason);
}

function reasonFault(
  turn: Turn,
  clock: InstanceClock,
  { reason, evidence }: { readonly reason: string; readonly evidence?: readonly string[] },
): Fault | undefined {
  const rule = ruleOfReason(turn, clock, reason);
  if (rule === undefined || reason.trim() === '') {
    const allowed = promiseFor(turn, clock.metric)?.pauseReasons.map(({ key }) => key) ?? [];
    return refusal(
      'clock/pause-not-allowed',
      [`协议不允许以“${reason}”为由暂停该时限。`, `The agreement does not let this clock be paused for "${reason}".`],
      allowed.length === 0
        ? ['该时限不得暂停。', 'This clock may not be paused at all.']
        : [`可用的原因：${allowed.join('、')}。`, `Allowed: ${allowed.join(', ')}.`],
      { pointer: '/reason', details: { reason, allowed } },
    );
  }
  if (rule.evidence !== true || (evidence ?? []).length > 0) return undefined;
  return refusal(
    'clock/evidence-required',
    ['以该原因暂停须提供依据。', 'A pause for this reason needs proof.'],
    ['请上传附件或填写函件编号。', 'Attach a file or name the letter.'],
    { pointer: '/evidence' },
  );
}

function trueTimeFault(
  turn: Turn,
  clock: InstanceClock,
  { occurredAt, lateReason }: { readonly occurredAt?: Instant; readonly lateReason?: string },
  what: string,
): Fault | undefined {
  if (occurredAt === undefined) return undefined;
  return noteTrueTime(turn, occurredAt, {
    what: `${what}:${clock.metric}`,
    reason: lateReason,
    since: clock.startedAt,
  });
}

/** The earlier of what is asked for and the longest the reason allows. */
function endOfPause(
  turn: Turn,
  clock: InstanceClock,
  from: Instant,
  { reason, until }: { readonly reason: string; readonly until?: Instant },
): Instant | undefined | { readonly fault: Fault } {
  const longest = ruleOfReason(turn, clock, reason)?.atMost;
  const limit = longest === undefined ? undefined : dueFrom(turn, from, longest, 'always');
  if (until === undefined) return limit;
  const time = parseInstant(until);
  const end = time === undefined ? undefined : new Date(time).toISOString();
  if (end === undefined || end <= from) {
    return {
      fault: refusal(
        'clock/reversed-interval',
        ['恢复时间必须晚于暂停时间。', 'The pause must end after it begins.'],
        ['请核对恢复时间。', 'Check the time it ends.'],
        { pointer: '/until' },
      ),
    };
  }
  return limit !== undefined && limit < end ? limit : end;
}

function notRunning({ state }: InstanceClock): Fault | undefined {
  if (state === 'running') return undefined;
  return refusal(
    'clock/already-paused',
    ['该时限已经暂停。', 'This clock is paused already.'],
    ['如需更换原因，请先恢复。', 'Resume it first to pause it for another reason.'],
  );
}

function notPaused(): Fault {
  return refusal(
    'clock/not-paused',
    ['该时限没有暂停。', 'This clock is not paused.'],
    ['请刷新后查看。', 'Reload to see how it stands.'],
  );
}
