import { refusal } from '../refusal.js';
import type { Verb } from '../verb.js';
import { putClock, recordClock } from './change-clock.js';

/**
 * The calendars of the installation changed: every open clock is judged by the new ones. Only a clock whose due, provisional
 * mark or breach moves gets a line of history; its dues and timers move with it.
 */
export const applyCalendars: Verb<'apply-calendars'> = (turn, { change, actor }) => {
  if (actor.system !== true) {
    return refusal(
      'command/system-only',
      ['日历变更由日历登记统一下发。', 'A change of calendars is handed out by their registry.'],
      ['请在服务日历页面操作。', 'Change the calendar on its page.'],
    );
  }
  for (const clock of turn.clocks) {
    if (clock.state === 'stopped') continue;
    // Put back even when its due stays: warnings on the way there may lie on other days now.
    const judged = putClock(turn, clock);
    if (judged === undefined) continue;
    const isMoved =
      judged.due !== clock.due || judged.provisional !== clock.provisional || judged.breachedAt !== clock.breachedAt;
    if (isMoved) recordClock(turn, 'clock.recounted', judged, { change, oldDue: clock.due });
  }
  return undefined;
};
