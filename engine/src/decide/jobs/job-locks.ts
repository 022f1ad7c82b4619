import type { Instant } from '../../definition/instant.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { Job } from '../../instance/instance.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';

/** Longest time a worker may hold a job without saying anything. */
const LONGEST_LOCK_MS = 24 * 3_600_000;

/**
 * An external worker takes a job. The lock is part of the instance, so it survives restarts; while it holds, the job's
 * `runAt` is its end: when it runs out, the job can be fetched again without anybody doing anything.
 */
export const lockJob: Verb<'lock-job'> = (turn, { jobId, worker, until, commandId }) => {
  const job = turn.jobs.find(({ id }) => id === jobId);
  if (job === undefined) return jobGone(jobId);
  if (!isExternal(job)) return notExternal(jobId);
  if (job.incident !== undefined || job.runAt > turn.now) return notFree(job);
  const fault = durationFault(turn, until);
  if (fault !== undefined) return fault;
  turn.replaceJob({ ...job, runAt: until, lock: { id: commandId, worker, until, since: turn.now } });
  return undefined;
};

/** The worker needs longer. */
export const extendJobLock: Verb<'extend-job-lock'> = (turn, { jobId, lockId, until }) => {
  const held = heldJob(turn, jobId, lockId);
  if ('fault' in held) return held.fault;
  const fault = durationFault(turn, until);
  if (fault !== undefined) return fault;
  const { job, lock } = held;
  turn.replaceJob({ ...job, runAt: until, lock: { ...lock, until } });
  return undefined;
};

/** The worker gives the job back untried (it is going down). */
export const unlockJob: Verb<'unlock-job'> = (turn, { jobId, lockId }) => {
  const held = heldJob(turn, jobId, lockId);
  if ('fault' in held) return held.fault;
  turn.replaceJob(withoutLock({ ...held.job, runAt: turn.now }));
  return undefined;
};

/** The job, while the lock named is in force; a late worker is told what became of it. */
export function heldJob(
  turn: Turn,
  jobId: string,
  lockId: string,
): { readonly job: Job; readonly lock: NonNullable<Job['lock']> } | { readonly fault: Fault } {
  const job = turn.jobs.find(({ id }) => id === jobId);
  if (job === undefined) return { fault: jobGone(jobId) };
  if (!isExternal(job)) return { fault: notExternal(jobId) };
  const { lock } = job;
  const isHolder = lock?.id === lockId && turn.command.actor.userId === `worker:${lock.worker}`;
  if (lock === undefined || !isHolder) return { fault: lockLost(job) };
  return lock.until <= turn.now ? { fault: lockExpired(lock) } : { job, lock };
}

export function isExternal({ request }: Job): boolean {
  return request.kind === 'service' && request.external === true;
}

export function withoutLock({ lock: _lock, ...job }: Job): Job {
  return job;
}

export function jobGone(jobId: string): Fault {
  return refusal(
    'job/gone',
    ['该后台作业已不存在。', 'This job is gone.'],
    ['所属步骤已离开或作业已完成，无需处理。', 'Its state was left or it is done; there is nothing to do.'],
    { details: { jobId } },
  );
}

function durationFault(turn: Turn, until: Instant): Fault | undefined {
  const ms = Date.parse(until) - Date.parse(turn.now);
  if (ms > 0 && ms <= LONGEST_LOCK_MS) return undefined;
  return refusal(
    'job/lock-duration',
    ['锁定时长须大于零且不超过 24 小时。', 'A lock lasts more than nothing and at most 24 hours.'],
    ['请给出合适的锁定时长，必要时再延长。', 'Give a fitting duration and extend it when needed.'],
    { pointer: '/lockMs' },
  );
}

function notExternal(jobId: string): Fault {
  return refusal(
    'job/not-external',
    ['该作业不由外部工作程序处理。', 'This job is not for external workers.'],
    ['外部作业由定义中 external 为 true 的服务步骤产生。', 'States with `external: true` make external jobs.'],
    { details: { jobId } },
  );
}

function notFree(job: Job): Fault {
  const { id, lock, incident } = job;
  return refusal(
    'job/not-free',
    incident === undefined
      ? ['该作业已被领取，或尚未到重试时间。', 'The job is taken, or its next try is not due yet.']
      : ['该作业已成为故障，等待管理员处理。', 'The job has become an incident and waits for an administrator.'],
    ['请领取其他作业。', 'Fetch another job.'],
    { details: { jobId: id, ...(lock === undefined ? {} : { worker: lock.worker, until: lock.until }) } },
  );
}

function lockLost({ id, lock }: Job): Fault {
  return refusal(
    'job/lock-lost',
    ['您已不再持有该作业。', 'You do not hold this job any more.'],
    [
      '它已被重新领取、归还或报告过，本次结果不予采用。',
      'It was fetched again, given back or reported; this result is not used.',
    ],
    { details: { jobId: id, ...(lock === undefined ? {} : { worker: lock.worker }) } },
  );
}

function lockExpired({ worker, until }: NonNullable<Job['lock']>): Fault {
  return refusal(
    'job/lock-expired',
    ['该作业的锁定时间已过，结果不予采用。', 'Your lock on this job has run out; the result is not used.'],
    [
      '请重新领取作业；处理较久时请及时延长锁定。',
      'Fetch the job again, and extend the lock in time when it takes long.',
    ],
    { details: { worker, until } },
  );
}
