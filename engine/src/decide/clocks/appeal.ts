import type { Fault } from '../../definition/yunliu-error.js';
import type { BreachReason, InstanceClock } from '../../instance/instance-clock.js';
import { dueFrom } from '../due-times.js';
import { requiredReason } from '../operations/reason.js';
import { mayContributeTo } from '../permissions.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { recordClock } from './change-clock.js';
import { clockCase, rolesFault } from './clock-rights.js';
import { serviceRules } from './service-rules.js';

const CAUSES: readonly BreachReason[] = [
  'engineer',
  'client',
  'third-party',
  're-grading',
  'agreement-change',
  'force-majeure',
];

/** 申诉: somebody involved puts a breach down to another cause, within the time the agreement gives for it. */
export const appealBreach: Verb<'appeal-breach'> = (turn, { clockId, cause, reason, evidence }, instance) => {
  const at = clockCase(turn, clockId);
  if ('fault' in at) return at.fault;
  const { clock, viewer } = at;
  if (!mayContributeTo(turn.process, instance, viewer)) return rolesFault(viewer, ['admin']);
  if (clock.breachedAt === undefined) return notBreached();
  if (clock.appeal !== undefined) return appealedAlready();
  if (!CAUSES.includes(cause)) return unknownCause(cause);
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  const { appeal } = serviceRules(turn);
  const until = dueFrom(turn, clock.breachedAt, appeal.within, appeal.calendar);
  if (turn.now > until) return tooLate(until);
  const made = {
    at: turn.now,
    by: viewer.user.id,
    cause,
    reason: why,
    ...(evidence === undefined ? {} : { evidence }),
  };
  replace(turn, { ...clock, appeal: made });
  recordClock(turn, 'clock.appealed', clock, {
    cause,
    reason: why,
    ...(evidence === undefined ? {} : { evidence: [...evidence] }),
  });
  return undefined;
};

/** 裁定: the breach stands, or it is excused and not counted; either way with its cause. */
export const ruleAppeal: Verb<'rule-appeal'> = (turn, { clockId, decision, reason, cause, exclusion }) => {
  const at = clockCase(turn, clockId);
  if ('fault' in at) return at.fault;
  const { clock, viewer } = at;
  const { appeal } = clock;
  if (appeal === undefined || appeal.ruling !== undefined) return nothingToRule();
  const rules = serviceRules(turn);
  const refusedBy =
    rolesFault(viewer, [rules.appeal.ruledBy]) ?? (appeal.by === viewer.user.id ? ownAppeal() : undefined);
  if (refusedBy !== undefined) return refusedBy;
  if (cause !== undefined && !CAUSES.includes(cause)) return unknownCause(cause);
  if (exclusion !== undefined && !rules.exclusions.includes(exclusion))
    return unknownExclusion(exclusion, rules.exclusions);
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  const isExcused = decision === 'excuse';
  const { verdict } = clock;
  const ruled: InstanceClock = {
    ...clock,
    cause: cause ?? (isExcused ? appeal.cause : clock.cause) ?? 'engineer',
    appeal: {
      ...appeal,
      ruling: { at: turn.now, by: viewer.user.id, decision: isExcused ? 'excused' : 'upheld', reason: why },
    },
    ...(verdict?.result !== 'breached' || !isExcused
      ? {}
      : { verdict: { ...verdict, result: 'excused', ...(exclusion === undefined ? {} : { exclusion }) } }),
  };
  replace(turn, ruled);
  recordClock(turn, 'clock.ruled', ruled, {
    decision,
    cause: ruled.cause ?? null,
    reason: why,
    exclusion: exclusion ?? null,
  });
  return undefined;
};

function replace(turn: Turn, clock: InstanceClock): void {
  turn.clocks = turn.clocks.map((old) => (old.id === clock.id ? clock : old));
}

function notBreached(): Fault {
  return refusal(
    'clock/not-breached',
    ['该时限没有超期，无需申诉。', 'This promise was not broken; there is nothing to appeal against.'],
    ['请核对时限。', 'Check which clock is meant.'],
  );
}

function appealedAlready(): Fault {
  return refusal(
    'clock/appealed',
    ['该超期已经申诉过。', 'This breach has been appealed against.'],
    ['一次超期只能申诉一次。', 'One appeal for each breach.'],
  );
}

function unknownCause(cause: string): Fault {
  return refusal(
    'clock/unknown-cause',
    [`没有超期原因“${cause}”。`, `There is no cause "${cause}".`],
    [`可选：${CAUSES.join('、')}。`, `Choose from: ${CAUSES.join(', ')}.`],
    { pointer: '/cause' },
  );
}

function tooLate(until: string): Fault {
  return refusal(
    'clock/appeal-too-late',
    ['申诉期限已过。', 'The time for an appeal is over.'],
    [`申诉截止：${until}。`, `It ended at ${until}.`],
    { details: { until } },
  );
}

function nothingToRule(): Fault {
  return refusal(
    'clock/no-appeal',
    ['没有待裁定的申诉。', 'No appeal waits for a ruling.'],
    ['请刷新后查看。', 'Reload to see how it stands.'],
  );
}

function ownAppeal(): Fault {
  return refusal(
    'clock/own-appeal',
    ['不能裁定自己的申诉。', 'Nobody rules on an appeal of their own.'],
    ['请由其他有权人员裁定。', 'Have somebody else with the right rule on it.'],
  );
}

function unknownExclusion(exclusion: string, known: readonly string[]): Fault {
  return refusal(
    'clock/unknown-exclusion',
    [`协议没有除外事项“${exclusion}”。`, `The agreement has no exclusion "${exclusion}".`],
    [`可选：${known.join('、') || '无'}。`, `Known: ${known.join(', ') || 'none'}.`],
    { pointer: '/exclusion' },
  );
}
