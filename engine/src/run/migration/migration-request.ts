import type { DraftTarget } from './prepare-draft.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { MigrationMapping } from '../../versions/migration-mapping.js';
import type { MigrationReason } from '../../versions/migration-reason.js';
import type { PlanSummary } from '../../versions/summarize-plans.js';
import type { VersionDifference } from '../../versions/version-change.js';

/** Which instances go from where to where, and how. */
export interface MigrationRequest {
  readonly process: string;
  readonly from: number;
  readonly to: number;
  readonly mapping?: MigrationMapping;
  /** Only these; default: all that run on `from`. */
  readonly instances?: readonly string[];
}

/** A version with what runs on it. */
export interface VersionOverview {
  readonly version: number;
  readonly status: 'published' | 'retired';
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly running: number;
  readonly states: readonly { readonly state: string; readonly title: string; readonly count: number }[];
}

/** Where an instance stands, in short. */
export interface Standing {
  readonly states: readonly string[];
  readonly tasks: readonly {
    readonly id: string;
    readonly state: string;
    readonly assignee?: string;
    readonly dueAt?: string;
  }[];
  readonly timers: readonly { readonly rule: string; readonly dueAt: string }[];
}

/** What the migration would do to one instance, decided on a copy. */
export interface DryRunItem {
  readonly instanceId: string;
  readonly businessKey?: string;
  readonly subject: string;
  readonly before: Standing;
  /** Absent when it would be refused. */
  readonly after?: Standing;
  /** Types of the history events it would write. */
  readonly events: readonly string[];
  readonly notes: readonly MigrationReason[];
  readonly fault?: Fault;
}

export interface MigrationItem {
  readonly instanceId: string;
  readonly status: 'pending' | 'done' | 'skipped' | 'failed';
  readonly code?: string;
  readonly message?: { readonly 'zh-CN': string; readonly en: string };
}

/** A migration that was ordered, with how far it has come. */
export interface MigrationBatch {
  readonly id: string;
  readonly process: string;
  readonly from: number;
  readonly to: number;
  readonly mapping: MigrationMapping;
  readonly createdAt: string;
  readonly createdBy: string;
  /** `open`: something is still pending (it has not run, or was broken off). */
  readonly status: 'open' | 'finished';
  readonly finishedAt?: string;
  readonly total: number;
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
}

/** Versions of processes and moving running instances between them. */
export interface Migrations {
  /** Every version, highest first, with how many instances run on it and where. */
  versions(process: string): Promise<readonly VersionOverview[]>;
  /** Throws `definition/not-found`. */
  compare(process: string, from: number, to: number): Promise<VersionDifference>;
  /** Looks at every running instance of `from`. Throws `migration/wrong-mapping`. */
  plan(request: MigrationRequest): Promise<PlanSummary>;
  /** The same for a design that is not published yet. Throws what is wrong with it. */
  planDraft(from: number, draft: DraftTarget): Promise<PlanSummary>;
  /** Decides without writing; at most `limit` instances (default 20). */
  dryRun(request: MigrationRequest, limit?: number): Promise<readonly DryRunItem[]>;
  /** Writes the order down; nothing moves before `run`. */
  create(request: MigrationRequest, by: string): Promise<MigrationBatch>;
  /** Moves what is pending, one command each. Broken off, it goes on where it was; what was done is not done again. */
  run(
    batchId: string,
    options?: { readonly onProgress?: (batch: MigrationBatch) => void; readonly signal?: AbortSignal },
  ): Promise<MigrationBatch>;
  /** Newest first. */
  batches(process?: string): Promise<readonly MigrationBatch[]>;
  items(batchId: string): Promise<readonly MigrationItem[]>;
}
