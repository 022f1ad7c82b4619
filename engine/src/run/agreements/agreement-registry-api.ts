import type { Agreement } from '../../agreements/agreement.js';
import type { Agreements } from '../../agreements/agreements.js';
import type { ClientSystem, PlannedDowntime } from '../../agreements/client-system.js';
import type { Instant } from '../../definition/instant.js';
import type { Issue } from '../../definition/issue.js';
import type { Actor } from '../../identity/actor.js';

/** A version as stored; it never changes. */
export interface StoredAgreement {
  readonly agreement: Agreement;
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
}

export interface AgreementReport {
  /** `key@version` of those that are new. */
  readonly published: readonly string[];
  readonly unchanged: number;
  /** Errors: nothing was published. */
  readonly issues: readonly Issue[];
}

/** What became of telling one open ticket of a window. */
export interface TicketTold {
  readonly instanceId: string;
  readonly ok: boolean;
  readonly fault?: string;
}

/** A window with what became of telling the open tickets of its system. */
export interface DowntimeView extends PlannedDowntime {
  readonly told: readonly TicketTold[];
  /** When all open tickets had been told of what it is now; absent = not yet. */
  readonly toldAt?: Instant;
}

export interface DeclareDowntime {
  readonly actor: Actor;
  readonly system: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
}

/** Agreements, the systems under them and their planned downtime. Refusals are `YunliuError` `agreement/…`, `downtime/…`. */
export interface AgreementRegistry {
  /** Publishing the same content again is a no-op; other content under a published version is refused. */
  publish(agreements: readonly Agreement[], by: string): Promise<AgreementReport>;
  list(): Promise<readonly StoredAgreement[]>;
  get(key: string, version?: number): Promise<StoredAgreement | undefined>;
  systems(): Promise<readonly ClientSystem[]>;
  /** A row for the same key and beginning is replaced; an open row before it ends where the new one begins. */
  putSystem(system: ClientSystem): Promise<ClientSystem>;
  downtimes(system?: string): Promise<readonly DowntimeView[]>;
  declareDowntime(request: DeclareDowntime): Promise<DowntimeView>;
  /** Tells every open ticket of the system; again, it tells those that were missed. */
  approveDowntime(id: string, actor: Actor): Promise<DowntimeView>;
  /** The real end; before its beginning = it did not take place. */
  finishDowntime(id: string, actor: Actor, at?: Instant): Promise<DowntimeView>;
  /** What `decide` sees, `undefined` while no system is under an agreement; read again when older than ten seconds, so that other nodes' changes arrive. */
  port(): Promise<Agreements | undefined>;
  /** Finishes telling tickets after a crash; called when the workers start. */
  resume(): Promise<void>;
}
