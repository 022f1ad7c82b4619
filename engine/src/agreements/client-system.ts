import type { Instant } from '../definition/instant.js';
import type { LocalizedText } from '../definition/localized-text.js';

/** A system of a client under one agreement for some time. Of several rows of a key the one valid at the time counts. */
export interface ClientSystem {
  readonly key: string;
  readonly title: LocalizedText;
  readonly customer: LocalizedText;
  readonly agreement: { readonly key: string; readonly version: number };
  readonly validFrom: Instant;
  /** Not included; absent = open. */
  readonly validTo?: Instant;
}

/** A planned interruption of a system, from declaration to its end. */
export interface PlannedDowntime {
  readonly id: string;
  readonly system: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
  readonly declaredBy: string;
  readonly declaredAt: Instant;
  readonly approvedBy?: string;
  readonly approvedAt?: Instant;
  /** Approved with less notice than the agreement asks for: the client's consent is then needed and told. */
  readonly shortNotice?: boolean;
  /** When it was really over; not after `from` = it did not take place. */
  readonly finishedAt?: Instant;
  readonly finishedBy?: string;
}

/** What clocks need of an approved window. */
export type ApprovedWindow = Pick<PlannedDowntime, 'id' | 'from' | 'to'> & {
  readonly approvedAt: Instant;
  readonly actualTo?: Instant;
};
