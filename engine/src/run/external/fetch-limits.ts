import { YunliuError } from '../../definition/yunliu-error.js';
import type { FetchRequest } from './external-jobs-api.js';

const MAX_JOBS = 100;
const MAX_TOPICS = 50;
const MIN_LOCK_MS = 1000;
const MAX_LOCK_MS = 24 * 3_600_000;
const MAX_WAIT_MS = 60_000;

/** Throws `job/invalid-fetch` with the place. */
export function checkFetch({ topics, worker, lockMs, max = 1, waitMs = 0 }: FetchRequest): void {
  if (topics.length < 1 || topics.length > MAX_TOPICS) throw invalid('/topics', `1–${MAX_TOPICS}`);
  if (worker.trim() === '' || worker.length > 100) throw invalid('/worker', '1–100');
  if (!isWithin(lockMs, MIN_LOCK_MS, MAX_LOCK_MS)) throw invalid('/lockMs', `${MIN_LOCK_MS}–${MAX_LOCK_MS}`);
  if (!isWithin(max, 1, MAX_JOBS)) throw invalid('/max', `1–${MAX_JOBS}`);
  if (!isWithin(waitMs, 0, MAX_WAIT_MS)) throw invalid('/waitMs', `0–${MAX_WAIT_MS}`);
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function invalid(pointer: string, range: string): YunliuError {
  return new YunliuError({
    code: 'job/invalid-fetch',
    message: { 'zh-CN': `领取作业的参数 ${pointer} 超出范围。`, en: `${pointer} of the fetch is out of range.` },
    hint: { 'zh-CN': `允许的范围：${range}。`, en: `Allowed: ${range}.` },
    pointer,
  });
}
