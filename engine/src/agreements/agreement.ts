import type { LocalizedText } from '../definition/localized-text.js';
import type { Commitment } from './commitment.js';

/**
 * A service agreement (服务协议) as data: who promised whom what, counted how. Stored as
 * process-definitions/agreements/<key>/<version>.json; a published version never changes, open tickets keep theirs.
 * What the agreement leaves open and we had to read into it is listed under `inferred` of the row.
 */
export interface Agreement {
  readonly $schema?: string;
  readonly key: string;
  readonly version: number;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly parties: { readonly customer: LocalizedText; readonly provider: LocalizedText };
  readonly term?: AgreementTerm;
  /** Annual fee in yuan; deductions are reckoned from it. */
  readonly annualFee?: number;
  /** Where the contract text stands. */
  readonly source?: string;
  readonly systems: readonly { readonly key: string; readonly title: LocalizedText }[];
  readonly services: readonly AgreedService[];
  /** In falling urgency. */
  readonly priorities: readonly Priority[];
  /** Priority of a ticket that names none. */
  readonly defaultPriority: string;
  /**
   * Day clocks that end on a closed day: `closed` = every closed day moves the end to the next working day, `statutory`
   * = only statutory holidays do, an ordinary weekend does not.
   */
  readonly restDays: 'closed' | 'statutory';
  readonly extension: ExtensionRule;
  /** Entries made later than `within` after the event need the approval of someone in `approvedBy`. */
  readonly lateEntry: { readonly within: string; readonly approvedBy: string };
  readonly downtime: DowntimeRule;
  readonly appeal: AppealRule;
  /** What is outside the agreement and is not counted. */
  readonly exclusions: readonly { readonly key: string; readonly title: LocalizedText }[];
  readonly commitments: readonly Commitment[];
}

interface AgreementTerm {
  /** Dates, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Length where the dates are not filled in. */
  readonly months?: number;
}

/** One service of the agreement. `process` = key of the definition that carries it out, when it differs from `key`. */
export interface AgreedService {
  readonly key: string;
  /** Catalogue code, e.g. `P53`. */
  readonly code?: string;
  readonly title: LocalizedText;
  readonly process?: string;
}

export interface Priority {
  readonly key: string;
  readonly title: LocalizedText;
  /** How tickets of this kind are recognised, or what is done at once. */
  readonly remark?: LocalizedText;
}

/** Whether more time may be given: never, by agreement with the user, or only with consent of the client's representative. */
export type ExtensionNeeds = 'refused' | 'agreement' | 'consent';

interface ExtensionRule {
  readonly byPriority: { readonly [priority: string]: ExtensionNeeds };
  /** Role whose word is the client's consent. */
  readonly consentBy: string;
  /** Roles that decide where agreement with the user is enough. */
  readonly grantedBy: readonly string[];
}

interface DowntimeRule {
  readonly approvedBy: string;
  /** Notice that must be given before a planned window begins. */
  readonly notice?: string;
  /** A ticket reported inside a planned window counts from its end. */
  readonly startsAfterWindow: boolean;
}

interface AppealRule {
  /** How long after the breach an appeal may be made. */
  readonly within: string;
  readonly calendar: string;
  readonly ruledBy: string;
}
