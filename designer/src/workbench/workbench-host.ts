import type { Instant } from '@yunliu/engine/definition';
import type { DesignFiles } from '../model/index.js';
import type { DesignHost } from '../session/index.js';
import type { PublishOutcome, VersionsHost } from '../versions/index.js';

export interface DesignPerson {
  readonly id: string;
  readonly name: string;
}

/** What of a draft changes with every save. */
export interface DraftStand {
  /** Raised with every save; a save says which one it was made on. */
  readonly revision: number;
  readonly updatedAt: Instant;
  readonly updatedBy: DesignPerson;
}

/** A draft as it is stored. */
export interface StoredDraft extends DraftStand {
  readonly files: DesignFiles;
}

export interface SaveRequest {
  readonly files: DesignFiles;
  readonly revision: number;
  /** What was done since the last save, oldest first, for the audit. */
  readonly changes: readonly { readonly label: string; readonly at: Instant }[];
}

/** Somebody who has the draft open at this moment. */
export interface DesignEditor {
  readonly person: DesignPerson;
  readonly since: Instant;
  /** It is the reader, in another window. */
  readonly isSelf: boolean;
}

export type PresenceIntent = 'edit' | 'take-over' | 'look' | 'leave';

export interface Presence extends DraftStand {
  /** This window may edit. */
  readonly holds: boolean;
  readonly holder?: DesignEditor;
  readonly others: readonly DesignEditor[];
  /** Who took it from this window. */
  readonly takenOverBy?: DesignPerson;
  /** Come again within this time. */
  readonly beatMs: number;
}

/** What waits for a second pair of eyes. */
export interface PendingReview {
  readonly askedBy: DesignPerson;
  readonly askedAt: Instant;
  readonly comment: string;
  readonly mayDecide: boolean;
  readonly mayWithdraw: boolean;
}

/** One thing somebody did to the draft. */
export interface AuditEntry {
  readonly at: Instant;
  readonly by: DesignPerson;
  /** In the reader's language. */
  readonly what: string;
  readonly comment?: string;
  readonly changes: readonly string[];
}

/**
 * What the page does for the workbench. Every method rejects with something `failureOf` can read; `save` with the code
 * `design/changed-meanwhile` (details `by` = a {@link DesignPerson}, `at`, `revision`) when another save came first.
 * What a page does not offer is not shown.
 */
export interface WorkbenchHost extends DesignHost, VersionsHost {
  /** Name of the draft in the browser's journal; unique within the page's origin. */
  readonly id: string;
  /** As the session was opened. */
  readonly stand: DraftStand;
  readonly review?: PendingReview;
  /** Why the last request to publish was sent back. */
  readonly rejection?: { readonly at: Instant; readonly by: DesignPerson; readonly comment: string };

  save(request: SaveRequest): Promise<DraftStand>;
  read(): Promise<StoredDraft>;
  /** Keeps the files as another draft of the reader's own. */
  saveCopy?(files: DesignFiles): Promise<{ readonly id: string }>;

  /** `false`: this reader may not change the draft as it stands, so there is nothing to take over. */
  readonly mayEdit?: boolean;
  /** Says that this window edits, looks or goes, and hears who else has the draft open. */
  present?(intent: PresenceIntent): Promise<Presence>;

  decide?(decision: {
    readonly approve: boolean;
    readonly comment: string;
    readonly revision: number;
  }): Promise<PublishOutcome | undefined>;
  withdraw?(revision: number): Promise<void>;
  audit?(): Promise<readonly AuditEntry[]>;
  /** Address of the draft as last saved as one file: definition, forms, prints and scenarios. */
  readonly packageAddress?: string;
}
