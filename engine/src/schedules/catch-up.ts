import type { Instant } from '../definition/instant.js';
import { DAY_MS } from '../service-time/civil-date.js';
import { parseIsoDuration } from '../service-time/iso-duration.js';
import type { Occurrence } from './occurrence.js';
import type { CatchUp } from './schedule-file.js';

/** A few minutes late is on time for everybody; `skip` is meant for outages. */
const DEFAULT_WITHIN = { 'fire-once': 'P7D', 'fire-all': 'P31D', skip: 'PT15M' } as const;
const DEFAULT_LIMIT = 31;

export interface CaughtUp {
  readonly fire: readonly Occurrence[];
  /** Given up: too old, or the policy wants only the latest. */
  readonly skip: readonly Occurrence[];
}

/**
 * Which of the occurrences that nobody handled yet are still made up for. `due` is in order and not later than `now`. The
 * latest of each part and period is always the one that `fire-once` keeps.
 */
export function caughtUp(policy: CatchUp | undefined, due: readonly Occurrence[], now: Instant): CaughtUp {
  const { policy: kind, within, limit } = policy ?? { policy: 'fire-once' };
  const oldest = Date.parse(now) - lengthOf(within ?? DEFAULT_WITHIN[kind]);
  const fresh = due.filter(({ at }) => Date.parse(at) >= oldest);
  const fire = new Set<Occurrence>();
  if (kind === 'fire-once') {
    for (const occurrence of new Map(fresh.map((one) => [strandOf(one), one])).values()) fire.add(occurrence);
  } else {
    for (const occurrence of kind === 'skip' ? fresh : fresh.slice(-(limit ?? DEFAULT_LIMIT))) fire.add(occurrence);
  }
  return { fire: due.filter((one) => fire.has(one)), skip: due.filter((one) => !fire.has(one)) };
}

/** What belongs to one another: each running instance and each part is caught up by itself. */
function strandOf({ part, period, recurrence }: Occurrence): string {
  return `${recurrence}/${part ?? ''}/${period?.id ?? ''}`;
}

/** In milliseconds; a month counts as 31 days here, where nothing hangs on it. */
function lengthOf(duration: string): number {
  const { months, days, ms } = parseIsoDuration(duration) ?? { months: 0, days: 0, ms: 0 };
  return (months * 31 + days) * DAY_MS + ms;
}
