import type { Commitment } from '../agreements/commitment.js';
import type { Fact, Period } from '../agreements/evaluate/fact.js';
import type { Instant } from '../definition/instant.js';

/**
 * Whether a single fact is judged in this period. Counting periods, spans and rows of grades look around themselves and
 * get every fact. A notice is judged on the date it was given for, an event when it is over, anything else when it was done.
 */
export function belongsToPeriod(commitment: Commitment, fact: Fact, period: Period, asOf: Instant): boolean {
  const isWithin = (at: Instant | undefined): boolean =>
    at !== undefined && at >= period.from && at < period.to && at <= asOf;
  switch (commitment.kind) {
    case 'lead':
      return isWithin(fact.anchor);
    case 'interval':
      // The notices of an event have no end of their own; they are kept with it.
      return fact.from === undefined || isWithin(fact.to);
    case 'check':
    case 'entitlement':
      return isWithin(fact.at);
    case 'sum':
      return commitment.per !== 'case' || isWithin(fact.at);
    default:
      return true;
  }
}
