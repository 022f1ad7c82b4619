import type { Instant } from '../../definition/instant.js';
import type { LocalizedText } from '../../definition/localized-text.js';
import type { Actor } from '../../identity/actor.js';
import type { BatchReport } from './batch.js';

/** Who hands over to whom. */
export interface HandOverRequest {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Everything that hangs on one person; what is listed under `references` no hand-over changes: it needs a new version. */
export interface HandOverPreview {
  readonly user: string;
  /** Open tasks in hand, or as candidate by name. */
  readonly tasks: readonly HandOverTask[];
  /** Delegated by the person and not back yet. */
  readonly delegated: readonly HandOverTask[];
  /** Instances in whose task groups the person's turn is still to come. */
  readonly groups: readonly { readonly instanceId: string; readonly state: string; readonly subject: string }[];
  readonly substitutions: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly start: Instant;
    readonly end: Instant;
  }[];
  /** Definitions (latest version) that name the person, with the JSON pointer. */
  readonly references: readonly {
    readonly process: string;
    readonly version: number;
    readonly title: LocalizedText;
    readonly pointer: string;
  }[];
  /** Roles held and departments led: rules that reach the person through these. */
  readonly roles: readonly string[];
}

export interface HandOverTask {
  readonly taskId: string;
  readonly instanceId: string;
  readonly process: string;
  readonly state: string;
  readonly subject: string;
  readonly businessKey?: string;
  readonly dueAt?: Instant;
}

export interface CompleteTasksRequest {
  readonly tasks: readonly string[];
  readonly outcome: string;
  readonly comment?: string;
}

/** All of a version, or everything of a product (the `card.code` of definitions). */
export type SuspensionScope = { readonly process: string; readonly version: number } | { readonly product: string };

export interface ScopeSuspension {
  readonly scope: SuspensionScope;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** Many commands at once, each judged by itself, repeatable by batch id. */
export interface Batches {
  previewHandOver(user: string): Promise<HandOverPreview>;
  handOver(request: HandOverRequest, batchId: string, actor: Actor): Promise<BatchReport>;
  completeTasks(request: CompleteTasksRequest, batchId: string, actor: Actor): Promise<BatchReport>;
  /** New starts are refused from now on, and every running instance is suspended. */
  suspend(
    scope: SuspensionScope,
    how: { readonly reason: string; readonly timers?: 'shift' | 'absolute' },
    batchId: string,
    actor: Actor,
  ): Promise<BatchReport>;
  /** Starts are free again; instances that were suspended with the scope go on, those suspended by themselves do not. */
  activate(scope: SuspensionScope, batchId: string, actor: Actor): Promise<BatchReport>;
  suspensions(): Promise<readonly ScopeSuspension[]>;
  report(batchId: string): Promise<BatchReport | undefined>;
}
