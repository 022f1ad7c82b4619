import type { ExtensionNeeds } from '../../agreements/agreement.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import { requiredReason } from '../operations/reason.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { addToClock, putClock, recordClock } from './change-clock.js';
import { openClockCase, rolesFault, workerFault } from './clock-rights.js';
import { serviceRules } from './service-rules.js';

/** 申请延期: more time for one clock, where the agreement lets this priority have any. */
export const requestExtension: Verb<'request-extension'> = (turn, { clockId, amount, reason }) => {
  const at = openClockCase(turn, clockId);
  if ('fault' in at) return at.fault;
  const { clock, viewer } = at;
  const needs = needsOf(turn);
  const refusedBy = workerFault(turn, viewer) ?? (needs === 'refused' ? notExtendable(turn) : undefined);
  if (refusedBy !== undefined) return refusedBy;
  if (clock.extension !== undefined) return alreadyAsked();
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  const wrong = amountFault(clock, amount);
  if (wrong !== undefined) return wrong;
  const by = viewer.user.id;
  const asked = addToClock(
    turn,
    {
      ...clock,
      extension: { at: turn.now, by, amount, reason: why, needs: needs === 'consent' ? 'consent' : 'agreement' },
    },
    { type: 'extend', at: turn.now, decision: 'requested', amount, unit: unitOf(clock), actor: by },
  );
  if (asked !== undefined) recordClock(turn, 'clock.extension-requested', asked, { amount, reason: why, needs });
  return undefined;
};

/**
 * 审批延期: by the client's representative where the agreement asks for consent, else by those it names. What is granted
 * after the due does not heal the breach; the fold says so and it is told here too.
 */
export const decideExtension: Verb<'decide-extension'> = (turn, { clockId, decision, amount, reason }) => {
  const at = openClockCase(turn, clockId);
  if ('fault' in at) return at.fault;
  const { clock, viewer } = at;
  const { extension: asked, ...rest } = clock;
  if (asked === undefined) return nothingAsked();
  const { extension } = serviceRules(turn);
  const deciders = asked.needs === 'consent' ? [extension.consentBy] : [...extension.grantedBy, extension.consentBy];
  const refusedBy = rolesFault(viewer, deciders) ?? (asked.by === viewer.user.id ? ownRequest() : undefined);
  if (refusedBy !== undefined) return refusedBy;
  const granted = amount ?? asked.amount;
  const wrong = granted > asked.amount ? moreThanAsked(asked.amount) : amountFault(clock, granted);
  if (decision === 'grant' && wrong !== undefined) return wrong;
  const isLate = clock.due !== null && turn.now > clock.due;
  const decided = addToClock(turn, rest, {
    type: 'extend',
    at: turn.now,
    decision: decision === 'grant' ? 'approved' : 'refused',
    amount: granted,
    unit: unitOf(clock),
    requestedAt: asked.at,
    actor: viewer.user.id,
  });
  // An agreed instant moves with the time that is granted.
  const moved = decided && decision === 'grant' && !isLate ? moveLatest(turn, decided, granted) : decided;
  if (moved === undefined) return undefined;
  recordClock(turn, 'clock.extension-decided', moved, {
    decision,
    amount: granted,
    requestedBy: asked.by,
    late: isLate,
    ...(reason === undefined ? {} : { reason }),
  });
  return undefined;
};

function needsOf(turn: Turn): ExtensionNeeds {
  const { byPriority } = serviceRules(turn).extension;
  const priority = turn.service?.priority ?? '';
  return (Object.hasOwn(byPriority, priority) ? byPriority[priority] : undefined) ?? 'agreement';
}

function unitOf({ events }: InstanceClock): 'minute' | 'workday' | 'day' {
  const terms = events.findLast((event) => event.type === 'start' || event.type === 'agreement');
  return terms !== undefined && 'terms' in terms ? terms.terms.unit : 'minute';
}

function moveLatest(turn: Turn, clock: InstanceClock, amount: number): InstanceClock | undefined {
  if (clock.latest === undefined || unitOf(clock) !== 'minute') return clock;
  return putClock(turn, { ...clock, latest: new Date(Date.parse(clock.latest) + amount * 60_000).toISOString() });
}

function amountFault(clock: InstanceClock, amount: number): Fault | undefined {
  const isWhole = unitOf(clock) === 'minute' || Number.isInteger(amount);
  if (Number.isFinite(amount) && amount > 0 && amount <= 5_000_000 && isWhole) return undefined;
  return refusal(
    'clock/invalid-amount',
    ['延期的数额无效。', 'The amount of the extension is not valid.'],
    ['填写大于零的分钟数，或整数的天数。', 'Give minutes above zero, or whole days.'],
    { pointer: '/amount' },
  );
}

function notExtendable(turn: Turn): Fault {
  return refusal(
    'clock/extension-refused',
    ['协议规定该优先级不得延期。', 'The agreement lets nothing of this priority be extended.'],
    ['请按原时限办理；可能逾期的，请提前向用户说明。', 'Keep the time; tell the user beforehand if it may be missed.'],
    { details: { priority: turn.service?.priority ?? null } },
  );
}

function alreadyAsked(): Fault {
  return refusal(
    'clock/extension-pending',
    ['已有一项延期申请待审批。', 'An extension waits for a decision already.'],
    ['请等待审批结果。', 'Wait for it.'],
  );
}

function nothingAsked(): Fault {
  return refusal(
    'clock/no-extension-request',
    ['没有待审批的延期申请。', 'No extension waits for a decision.'],
    ['请刷新后查看。', 'Reload to see how it stands.'],
  );
}

function ownRequest(): Fault {
  return refusal(
    'clock/own-request',
    ['不能审批自己的延期申请。', 'Nobody decides a request of their own.'],
    ['请由其他有权人员审批。', 'Have somebody else with the right decide it.'],
  );
}

function moreThanAsked(asked: number): Fault {
  return refusal(
    'clock/more-than-asked',
    [`批准的数额超过申请的 ${asked}。`, `More than the ${asked} that were asked for.`],
    ['最多批准申请的数额。', 'Grant at most what was asked for.'],
    { pointer: '/amount' },
  );
}
