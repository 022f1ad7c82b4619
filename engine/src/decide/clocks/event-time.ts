import type { Instant } from '../../definition/instant.js';
import type { Turn } from '../turn.js';

/** True time of what this command tells: as entered when that is accepted without an approval, else now. */
export function eventTime(turn: Turn): Instant {
  return turn.trueTime ?? turn.now;
}

/** When the ticket was reported: its true time of entry, else the start of the instance. */
export function reportedAt(turn: Turn): Instant {
  return turn.reportedAt ?? turn.startedAt;
}
