import type { ServiceBinding } from '../../instance/instance-clock.js';
import type { Turn } from '../turn.js';
import { putClock, recordClock } from './change-clock.js';
import { ruleOf } from './clock-rules.js';
import { termsFor } from './clock-terms.js';
import { reportedAt } from './event-time.js';
import { serviceRules } from './service-rules.js';

/**
 * Puts the ticket under the agreement of the system its data name, once and for good: at the start, or as soon as a form
 * names the system. Clocks that run already are measured by the agreement from their beginning.
 */
export function bindService(turn: Turn): void {
  if (turn.service !== undefined || turn.ctx.agreements === undefined) return;
  const name = text(turn, 'system');
  const found = name === undefined ? undefined : turn.ctx.agreements.forSystem(name, reportedAt(turn));
  if (found === undefined) return;
  const { system, agreement } = found;
  turn.service = { system, agreement, priority: '' };
  const { priorities, defaultPriority } = serviceRules(turn);
  const named = text(turn, 'priority');
  const priority = named !== undefined && priorities.includes(named) ? named : defaultPriority;
  setService(turn, { system, agreement, priority });
  for (const clock of turn.clocks) {
    const rule = ruleOf(turn.process, clock);
    if (clock.state === 'stopped' || rule === undefined) continue;
    const frozen = termsFor(turn, rule, clock.startedAt);
    if (frozen?.promise === undefined) continue;
    const [start, ...later] = clock.events;
    if (start?.type !== 'start') continue;
    const { terms, latest, promise } = frozen;
    const { latest: _, ...rest } = clock;
    const bound = putClock(turn, {
      ...rest,
      commitment: promise.commitment,
      ...(latest === undefined ? {} : { latest }),
      events: [{ ...start, terms, priority }, ...later],
    });
    if (bound !== undefined) recordClock(turn, 'clock.bound', bound);
  }
}

function setService(turn: Turn, service: ServiceBinding): void {
  turn.service = service;
  const { system, agreement, priority } = service;
  turn.record('agreement.bound', { system, agreement: agreement.key, version: agreement.version, priority });
}

function text(turn: Turn, name: string): string | undefined {
  const value = Object.hasOwn(turn.variables, name) ? turn.variables[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
