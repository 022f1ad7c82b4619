import type { ClockDowntime } from '../../service-time/clock.js';
import { refusal } from '../refusal.js';
import type { Verb } from '../verb.js';
import { addToClock, recordClock } from './change-clock.js';

/** An approved window of the ticket's system, or its real end, told to every open clock; the registry sends it. */
export const applyDowntime: Verb<'apply-downtime'> = (turn, { window, actor }) => {
  if (actor.system !== true) {
    return refusal(
      'command/system-only',
      ['计划停机由停机登记统一下发。', 'Planned downtime is handed out by its registry.'],
      ['请在计划停机登记中操作。', 'Declare or finish it there.'],
    );
  }
  const { id, from, to, approvedAt, actualTo } = window;
  for (const clock of turn.clocks) {
    if (clock.state === 'stopped') continue;
    const event: ClockDowntime = {
      type: 'downtime',
      window: id,
      at: actualTo === undefined ? approvedAt : turn.now,
      from,
      to,
      ...(actualTo === undefined ? {} : { actualTo }),
    };
    const isKnown = clock.events.some(
      (known) => known.type === 'downtime' && known.window === id && known.actualTo === actualTo,
    );
    if (isKnown) continue;
    const told = addToClock(turn, clock, event);
    if (told !== undefined)
      recordClock(turn, 'clock.downtime', told, { window: id, from, to, actualTo: actualTo ?? null });
  }
  return undefined;
};
