import { systemActor } from '../identity/actor.js';
import type { Instant } from '../definition/instant.js';
import type { JobResult } from '../decide/command.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { Job } from '../instance/instance.js';
import { crashPoint } from '../store/crash-points.js';
import { errorCode, errorText } from './error-text.js';
import { failedResult } from './jobs/job-failure.js';
import { performJob } from './jobs/perform-job.js';
import type { Execute, Shell } from './shell.js';
import { WakeUp } from './wake-up.js';

/** Jobs under way at once in this process. */
const MAX_RUNNING = 8;
/** How long a job is ours before another worker may take it, in milliseconds; longer where handlers may take longer. */
const LEASE_MS = 5 * 60_000;
const LEASE_MARGIN_MS = 60_000;

/**
 * Carries out what commits have asked for: at least once, with the job's id as idempotency key. The result
 * goes back as a command; what fails is tried again later and becomes an incident in the end (both decided by the core).
 */
export class OutboxWorker {
  readonly #shell: Shell;
  readonly #execute: Execute;
  readonly #wakeUp: WakeUp;
  readonly #running = new Map<string, Promise<void>>();

  constructor(shell: Shell, execute: Execute) {
    this.#shell = shell;
    this.#execute = execute;
    this.#wakeUp = new WakeUp(shell.clock, shell.logger, () => this.#takeJobs());
  }

  start(): void {
    this.#wakeUp.start();
  }

  /** New jobs were committed. */
  kick(): void {
    this.#wakeUp.kick();
  }

  /** Takes no new jobs and waits for those under way. */
  async stop(): Promise<void> {
    await this.#wakeUp.stop();
    await Promise.allSettled(this.#running.values());
  }

  /** Runs everything due now, one after the other; gives how many jobs were run. */
  async runDue(): Promise<number> {
    let count = 0;
    for (;;) {
      const jobs = await this.#lease(MAX_RUNNING);
      if (jobs.length === 0) return count;
      for (const job of jobs) {
        await this.#work(job);
        count++;
      }
    }
  }

  async #takeJobs(): Promise<Instant | undefined> {
    for (let free = MAX_RUNNING - this.#running.size; free > 0; free = MAX_RUNNING - this.#running.size) {
      const jobs = await this.#lease(free);
      if (jobs.length === 0) break;
      for (const job of jobs) {
        if (this.#running.has(job.id)) continue;
        const work = this.#work(job).finally(() => {
          this.#running.delete(job.id);
          this.#wakeUp.kick();
        });
        this.#running.set(job.id, work);
      }
    }
    // Full: the end of any job kicks us.
    return this.#running.size >= MAX_RUNNING ? undefined : this.#shell.store.nextJobRunAt();
  }

  #lease(limit: number): Promise<readonly Job[]> {
    const now = this.#shell.clock.now();
    const leaseMs = Math.max(LEASE_MS, this.#shell.handlerTimeLimitMs + LEASE_MARGIN_MS);
    const until = new Date(Date.parse(now) + leaseMs).toISOString();
    return this.#shell.store.leaseJobs(now, until, limit);
  }

  /** Never throws: a job that could not even be reported stays in the outbox and comes back when its lease ends. */
  async #work(job: Job): Promise<void> {
    const { logger } = this.#shell;
    let result: JobResult;
    try {
      crashPoint('job/before-effect');
      result = await performJob(this.#shell, this.#execute, job);
      crashPoint('job/after-effect');
    } catch (error) {
      result = failedResult(error);
      logger.warn(
        { job: job.id, kind: job.request.kind, instance: job.instanceId, error: errorText(error) },
        'job failed',
      );
    }
    // The same job is reported once for each try, and again after a person has retried it.
    const commandId = `job:${job.id}:${job.tries}:${job.runAt}`;
    try {
      await this.#report(job, commandId, result);
      crashPoint('job/after-report');
    } catch (error) {
      const details = { job: job.id, instance: job.instanceId, error: errorText(error) };
      // Its state was left while it ran: the result is not wanted any more.
      if (errorCode(error) === 'job/gone') logger.info(details, 'job result not needed');
      else logger.error(details, 'job result not recorded');
    }
  }

  /** A result that cannot be taken in is a failed try: else the work would be done again and again, and nobody told why. */
  async #report(job: Job, commandId: string, result: JobResult): Promise<void> {
    const { id: jobId, instanceId } = job;
    const report = { type: 'complete-job', actor: systemActor, instanceId, jobId } as const;
    try {
      await this.#execute({ ...report, commandId, result });
    } catch (error) {
      if (!isOfTheResult(error)) throw error;
      await this.#execute({ ...report, commandId: `${commandId}:refused`, result: failedResult(error) });
    }
  }
}

/** The instance was there and could have gone on, but not with this result (too large, a calendar that is not installed). */
function isOfTheResult(error: unknown): boolean {
  const code = errorCode(error);
  return error instanceof YunliuError && code !== 'job/gone' && !/^(instance|store|definition)\//.test(code ?? '');
}
