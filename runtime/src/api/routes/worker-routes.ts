import { json, nothing, route } from '../route.js';
import {
  completeJobSchema,
  createdWorkerTokenSchema,
  createWorkerTokenSchema,
  extendedJobSchema,
  extendJobSchema,
  failJobSchema,
  fetchedJobsSchema,
  fetchJobsSchema,
  jobReportSchema,
  unlockJobSchema,
  workerJobParams,
  workerTokenParams,
  workerTokensSchema,
} from '../workers.js';

const worker = { tag: 'workers', access: 'worker' } as const;
const admin = { tag: 'workers', access: 'admin', check: 'administer' } as const;

/** External workers: they sign in with a token of their own and do nothing but jobs of their topics. */
export const workerRoutes = {
  fetchJobs: route({
    ...worker,
    method: 'post',
    path: '/api/worker/jobs/fetch',
    summary: {
      'zh-CN': '领取并锁定外部作业，可等待新作业',
      en: 'Fetch and lock external jobs, waiting for some if asked',
    },
    body: fetchJobsSchema,
    answer: json(fetchedJobsSchema),
  }),
  completeJob: route({
    ...worker,
    method: 'post',
    path: '/api/worker/jobs/:jobId/complete',
    summary: { 'zh-CN': '报告作业完成；重复提交无害', en: 'Report a job as done; repeating is harmless' },
    params: workerJobParams,
    body: completeJobSchema,
    answer: json(jobReportSchema),
  }),
  failJob: route({
    ...worker,
    method: 'post',
    path: '/api/worker/jobs/:jobId/fail',
    summary: { 'zh-CN': '报告作业失败', en: 'Report a job as failed' },
    params: workerJobParams,
    body: failJobSchema,
    answer: json(jobReportSchema),
  }),
  extendJob: route({
    ...worker,
    method: 'post',
    path: '/api/worker/jobs/:jobId/extend',
    summary: { 'zh-CN': '延长锁定', en: 'Hold a job longer' },
    params: workerJobParams,
    body: extendJobSchema,
    answer: json(extendedJobSchema),
  }),
  unlockJob: route({
    ...worker,
    method: 'post',
    path: '/api/worker/jobs/:jobId/unlock',
    summary: { 'zh-CN': '归还作业', en: 'Give a job back' },
    params: workerJobParams,
    body: unlockJobSchema,
    answer: nothing,
  }),
  listWorkerTokens: route({
    ...admin,
    method: 'get',
    path: '/api/admin/worker-tokens',
    summary: { 'zh-CN': '外部工作程序的令牌', en: 'Tokens of external workers' },
    answer: json(workerTokensSchema),
  }),
  createWorkerToken: route({
    ...admin,
    method: 'post',
    path: '/api/admin/worker-tokens',
    summary: { 'zh-CN': '建立令牌；只显示这一次', en: 'Make a token; it is shown this once' },
    body: createWorkerTokenSchema,
    answer: json(createdWorkerTokenSchema, 201),
  }),
  revokeWorkerToken: route({
    ...admin,
    method: 'delete',
    path: '/api/admin/worker-tokens/:id',
    summary: { 'zh-CN': '吊销令牌', en: 'Revoke a token' },
    params: workerTokenParams,
    answer: nothing,
  }),
};
