import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';

/** A draft of a process as the store keeps it; what stands in it is the business of whoever designs. */
export interface StoredDesign {
  readonly id: string;
  /** 1, 2, 3 … */
  readonly revision: number;
  /** What lists show. */
  readonly head: JsonObject;
  /** The large part, which lists leave alone. */
  readonly files: JsonObject;
}

/** A line of the audit of a draft. Never changed, never removed. */
export interface DesignNote {
  /** The same id again adds nothing. */
  readonly id: string;
  readonly at: Instant;
  readonly value: JsonObject;
}

/** The one write: the new document, who did what, and the command it came by. */
export interface DesignCommit {
  /** The stored one must have the revision before; 1 = there must be none. */
  readonly design: StoredDesign;
  readonly command: { readonly id: string; readonly bodyHash: string };
  readonly notes: readonly DesignNote[];
}

export type DesignOutcome =
  | { readonly kind: 'committed' }
  /** Somebody else was faster; `revision` is what stands now, 0 = nothing. */
  | { readonly kind: 'conflict'; readonly revision: number }
  /** The command id is stored already: what it wrote, or another body. */
  | { readonly kind: 'repeated'; readonly bodyHash: string; readonly designId: string; readonly revision: number };

/** Drafts of processes. Like an instance, a draft is one document that is replaced whole under a revision check. */
export interface DesignStore {
  commitDesign(commit: DesignCommit): Promise<DesignOutcome>;
  design(id: string): Promise<StoredDesign | undefined>;
  /** Every draft without its files, the newest first. */
  designHeads(): Promise<readonly Omit<StoredDesign, 'files'>[]>;
  /** What a command has written, if it has. */
  designCommand(
    commandId: string,
  ): Promise<{ readonly bodyHash: string; readonly designId: string; readonly revision: number } | undefined>;
  /** Adds to the audit without changing the draft. */
  noteDesign(designId: string, note: DesignNote): Promise<void>;
  /** Oldest first. */
  designNotes(designId: string): Promise<readonly DesignNote[]>;
}
