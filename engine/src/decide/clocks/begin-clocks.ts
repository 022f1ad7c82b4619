import type { StartCommand } from '../command.js';

import type { Turn } from '../turn.js';
import { bindService } from './bind-service.js';
import { startClocks } from './follow-course.js';
import { noteTrueTime } from './late-entry.js';

/** The ticket begins: its true time, the agreement it is under (its parent's, or that of its system), its own clocks. */
export function beginClocks(turn: Turn, command: StartCommand): void {
  if (command.service !== undefined && command.actor.system === true) turn.service = command.service;
  if (command.occurredAt !== undefined) {
    // The agreement says how late an entry may be made.
    bindService(turn);
    const fault = noteTrueTime(turn, command.occurredAt, { what: 'start', reason: command.lateReason });
    if (fault !== undefined) return turn.fail(fault);
    if (turn.trueTime !== undefined) turn.reportedAt = turn.trueTime;
  }
  bindService(turn);
  startClocks(turn);
}
