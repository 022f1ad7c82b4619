import type { Instant } from '../../definition/instant.js';
import type { JsonObject } from '../../definition/json.js';
import type { CommandResult } from '../../decide/decision.js';

/**
 * Work for programs outside the engine (`external: true` states): they fetch jobs by topic under a lock and report. A
 * lock is part of the instance: it survives restarts and runs out by itself; a late worker is refused.
 */
export interface ExternalJobs {
  /** Takes up to `max` due jobs, oldest first; waits up to `waitMs` while there are none (long polling). */
  fetch(request: FetchRequest): Promise<readonly LockedJob[]>;
  /** Answers as the handler of the state; its `output` mapping takes it. Repeating it is harmless. */
  complete(request: HeldJob & { readonly output?: JsonObject }): Promise<CommandResult>;
  /**
   * It did not work: tried again at `retryAt` (default: the state's pause), or never when `final`, where the state's
   * `onError` (by `code`) or `onFailure` is taken and without them it becomes an incident.
   */
  fail(
    request: HeldJob & {
      readonly message: string;
      readonly final?: boolean;
      readonly code?: string;
      readonly retryAt?: Instant;
    },
  ): Promise<CommandResult>;
  /** Holds the job for `lockMs` from now. */
  extend(request: HeldJob & { readonly lockMs: number }): Promise<{ readonly until: Instant }>;
  /** Gives it back untried. */
  unlock(request: HeldJob): Promise<void>;
}

export interface FetchRequest {
  readonly topics: readonly string[];
  /** Name of the worker, shown with attempts and incidents. */
  readonly worker: string;
  /** How long the jobs are held, in milliseconds: 1 s to 24 h. */
  readonly lockMs: number;
  /** 1 to 100; default 1. */
  readonly max?: number;
  /** Longest wait for a first job, in milliseconds; default 0, at most a minute. */
  readonly waitMs?: number;
  /** Ends the waiting: the caller has gone away. */
  readonly signal?: AbortSignal;
}

export interface HeldJob {
  readonly jobId: string;
  readonly lockId: string;
  readonly worker: string;
}

export interface LockedJob {
  readonly jobId: string;
  readonly lockId: string;
  readonly until: Instant;
  readonly topic: string;
  readonly input: JsonObject;
  readonly instanceId: string;
  /** Idempotency key: the same for every try of this job. */
  readonly key: string;
  /** Tries before this one, and tries left with it. */
  readonly tries: number;
  readonly triesLeft: number;
  readonly createdAt: Instant;
}
