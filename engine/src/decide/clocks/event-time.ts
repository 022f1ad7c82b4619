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

/** When the ticket's family was reported: where the first process under the agreement began, else this instance. */
export function ticketReportedAt(turn: Turn): Instant {
  return turn.service?.reportedAt ?? reportedAt(turn);
}
