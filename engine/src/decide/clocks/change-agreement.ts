import { requiredReason } from '../operations/reason.js';
import { refusal } from '../refusal.js';
import { actingPerson, type Verb } from '../verb.js';
import { mayAdminister } from '../../identity/permissions.js';
import type { Terms } from '../../service-time/clock.js';
import { addToClock, recordClock } from './change-clock.js';
import { ruleOf } from './clock-rules.js';
import { termsFor } from './clock-terms.js';
import { serviceRules } from './service-rules.js';

/**
 * Puts an open ticket under another version (or agreement): `grandfather` leaves its open clocks alone, `carry` keeps what
 * they have counted, `retro` measures everything by the new terms. Clocks that start later follow the new one.
 */
export const changeAgreement: Verb<'change-agreement'> = (turn, { agreement, mode, reason, actor }) => {
  if (actor.system !== true) {
    const viewer = actingPerson(turn);
    if ('fault' in viewer) return viewer.fault;
    if (!mayAdminister(viewer)) {
      return refusal(
        'clock/not-allowed',
        ['只有管理员可以变更工单适用的协议。', 'Only administrators put a ticket under another agreement.'],
        ['请联系管理员。', 'Ask an administrator.'],
      );
    }
  }
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  const { service } = turn;
  const pin = turn.ctx.agreements?.version(agreement.key, agreement.version);
  if (service === undefined || pin === undefined) {
    return refusal(
      'agreement/unknown',
      [
        `没有协议“${agreement.key}”第 ${agreement.version} 版，或工单不在协议之下。`,
        `There is no version ${agreement.version} of "${agreement.key}", or the ticket is under none.`,
      ],
      ['请核对协议与版本。', 'Check agreement and version.'],
      { pointer: '/agreement' },
    );
  }
  const { key, version } = service.agreement;
  const old = service.priority;
  turn.service = { ...service, agreement: pin };
  const { priorities, defaultPriority } = serviceRules(turn);
  if (!priorities.includes(service.priority)) turn.service = { ...turn.service, priority: defaultPriority };
  turn.record('agreement.changed', {
    from: { key, version },
    to: { key: pin.key, version: pin.version },
    mode,
    reason: why,
  });
  for (const clock of turn.clocks) {
    const rule = ruleOf(turn.process, clock);
    if (clock.state === 'stopped' || rule === undefined) continue;
    const frozen = termsFor(turn, rule, clock.startedAt);
    if (frozen === undefined) continue;
    const commitment = mode === 'grandfather' ? clock.commitment : frozen.promise?.commitment;
    const changed = addToClock(
      turn,
      { ...clock, ...(commitment === undefined ? {} : { commitment }) },
      {
        type: 'agreement',
        at: turn.now,
        mode,
        terms: withOldPriority(frozen.terms, old, turn.service.priority),
        version: String(pin.version),
      },
    );
    if (changed !== undefined) recordClock(turn, 'clock.re-agreed', changed, { mode });
  }
  return undefined;
};

/** The clock still knows the priority by its old name; in the new table it stands for the new one. */
function withOldPriority(terms: Terms, old: string, now: string): Terms {
  const { byPriority } = terms;
  if (byPriority === undefined || Object.hasOwn(byPriority, old)) return terms;
  return { ...terms, byPriority: { ...byPriority, [old]: byPriority[now] ?? null } };
}
