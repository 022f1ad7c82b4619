import type { Command, JobResult } from '../../decide/command.js';
import type { CommandResult } from '../../decide/decision.js';
import { jobGone } from '../../decide/jobs/job-locks.js';
import type { Instant } from '../../definition/instant.js';
import type { JsonObject } from '../../definition/json.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import type { Actor } from '../../identity/actor.js';
import { canonicalJson } from '../../history/canonical-json.js';
import type { Job } from '../../instance/instance.js';
import { crashPoint } from '../../store/crash-points.js';
import { errorCode, errorText } from '../error-text.js';
import type { Execute, Shell } from '../shell.js';
import { timeOrderedId } from '../time-ordered-id.js';
import type { ExternalJobs, FetchRequest, HeldJob, LockedJob } from './external-jobs-api.js';
import { checkFetch } from './fetch-limits.js';

/** How often a waiting fetch looks by itself: for locks that ran out and jobs of other nodes. */
const LOOK_EVERY_MS = 1000;
/** Jobs looked at for each one wanted: some may be taken by others meanwhile. */
const SPARE = 2;
const MAX_MESSAGE = 2000;
/** Somebody was faster, or the instance cannot go on just now: look at the next job. */
const TAKEN: ReadonlySet<string> = new Set([
  'job/gone',
  'job/not-free',
  'instance/suspended',
  'instance/ended',
  'instance/not-found',
]);

export interface ExternalJobDesk extends ExternalJobs {
  /** Jobs have changed: those who wait look again. */
  kick(): void;
  /** Ends all waiting. */
  stop(): void;
}

export function createExternalJobs(shell: Shell, execute: Execute): ExternalJobDesk {
  const { store, clock, logger } = shell;
  const waiting = new Set<() => void>();
  let isStopped = false;

  const takeDue = async (request: FetchRequest): Promise<readonly LockedJob[]> => {
    const max = request.max ?? 1;
    const taken: LockedJob[] = [];
    for (const job of await store.dueExternalJobs(request.topics, clock.now(), max * SPARE)) {
      if (taken.length === max) break;
      try {
        const locked = await lock(job, request);
        if (locked !== undefined) taken.push(locked);
      } catch (error) {
        // What is locked already must reach its worker, else nobody works on it until its lock runs out.
        if (taken.length === 0) throw error;
        logger.error({ job: job.id, instance: job.instanceId, error: errorText(error) }, 'job not locked');
        break;
      }
    }
    return taken;
  };

  const lock = async (job: Job, { worker, lockMs }: FetchRequest): Promise<LockedJob | undefined> => {
    if (job.request.kind !== 'service') return undefined;
    const lockId = timeOrderedId();
    const until = new Date(Date.parse(clock.now()) + lockMs).toISOString();
    crashPoint('external/before-lock');
    try {
      await execute({
        ...sentBy(worker),
        type: 'lock-job',
        commandId: lockId,
        instanceId: job.instanceId,
        jobId: job.id,
        worker,
        until,
      });
    } catch (error) {
      if (TAKEN.has(errorCode(error) ?? '')) return undefined;
      throw error;
    }
    crashPoint('external/after-lock');
    const { handler, input } = job.request;
    const { tries, triesLeft, createdAt, instanceId } = job;
    return {
      jobId: job.id,
      lockId,
      until,
      topic: handler,
      input,
      instanceId,
      key: job.id,
      tries,
      triesLeft,
      createdAt,
    };
  };

  /** Until something may have changed, `ms` have passed or the caller has gone. */
  const somethingNew = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(0, ms));
      waiting.add(wake);
      signal?.addEventListener('abort', wake);
    });

  /** The instance of a held job; of a job that is gone, the one a repeated report was about. */
  const instanceOf = async (jobId: string, commandId: string): Promise<string> => {
    const job = await store.job(jobId);
    const instanceId = job?.instanceId ?? (await store.commandRecord(commandId))?.instanceId;
    if (instanceId === undefined) throw new YunliuError(jobGone(jobId));
    return instanceId;
  };

  const report = async ({ jobId, lockId, worker }: HeldJob, result: JobResult): Promise<CommandResult> => {
    // One report for each lock: the same again gives the first one's result, another is refused.
    const commandId = `external:${lockId}`;
    const instanceId = await instanceOf(jobId, commandId);
    crashPoint('external/before-report');
    const done = await execute({
      ...sentBy(worker),
      type: 'complete-job',
      commandId,
      instanceId,
      jobId,
      lockId,
      result,
    });
    crashPoint('external/after-report');
    return done;
  };

  const send = async (held: HeldJob, make: (common: LockCommand) => Command): Promise<void> => {
    const commandId = timeOrderedId();
    const instanceId = await instanceOf(held.jobId, commandId);
    await execute(make({ ...sentBy(held.worker), commandId, instanceId, jobId: held.jobId, lockId: held.lockId }));
  };

  return {
    async fetch(request) {
      checkFetch(request);
      const end = performance.now() + (request.waitMs ?? 0);
      for (;;) {
        const jobs = await takeDue(request);
        const left = end - performance.now();
        if (jobs.length > 0 || left <= 0 || isStopped || hasGone(request)) return jobs;
        await somethingNew(Math.min(left, LOOK_EVERY_MS), request.signal);
        if (hasGone(request)) return [];
      }
    },
    complete: ({ output, ...held }) =>
      report(held, output === undefined ? { status: 'done' } : { status: 'done', output: asJson(output) }),
    fail: ({ message, final, code, retryAt, ...held }) =>
      report(held, {
        status: 'failed',
        message: message.slice(0, MAX_MESSAGE),
        ...(final === true ? { final } : {}),
        ...(code === undefined ? {} : { code }),
        ...(retryAt === undefined ? {} : { retryAt: new Date(retryAt).toISOString() }),
      }),
    async extend({ lockMs, ...held }) {
      const until: Instant = new Date(Date.parse(clock.now()) + lockMs).toISOString();
      await send(held, (common) => ({ ...common, type: 'extend-job-lock', until }));
      return { until };
    },
    unlock: (held) => send(held, (common) => ({ ...common, type: 'unlock-job' })),
    kick() {
      for (const wake of waiting) wake();
    },
    stop() {
      isStopped = true;
      for (const wake of waiting) wake();
    },
  };
}

interface LockCommand {
  readonly actor: Actor;
  readonly commandId: string;
  readonly instanceId: string;
  readonly jobId: string;
  readonly lockId: string;
}

function hasGone({ signal }: FetchRequest): boolean {
  return signal?.aborted === true;
}

/** The history shows which worker it was. */
function sentBy(worker: string): { readonly actor: Actor } {
  return { actor: { userId: `worker:${worker}`, system: true } };
}

function asJson(output: JsonObject): JsonObject {
  return JSON.parse(canonicalJson(output)) as JsonObject;
}
