import type { CommandResult, WorkerToken } from '@yunliu/engine';
import type { CommandAnswer } from '../../api/index.js';
import type { Handlers } from '../http/call.js';
import { refuse } from '../refuse.js';

type WorkerOperation =
  | 'fetchJobs'
  | 'completeJob'
  | 'failJob'
  | 'extendJob'
  | 'unlockJob'
  | 'listWorkerTokens'
  | 'createWorkerToken'
  | 'revokeWorkerToken';

export const workerHandlers: Handlers<WorkerOperation> = {
  async fetchJobs({ parts, worker, body, response }) {
    const { workerId, topics, ...rest } = body;
    checkTopics(worker, topics);
    const gone = new AbortController();
    // A caller who has gone away must not take jobs along.
    response.once('close', () => gone.abort());
    return {
      jobs: await parts.engine.externalJobs.fetch({
        ...rest,
        topics,
        worker: nameOf(worker, workerId),
        signal: gone.signal,
      }),
    };
  },
  async completeJob({ parts, worker, params, body }) {
    const { lockId, output, workerId } = body;
    const held = { jobId: params.jobId, lockId, worker: nameOf(worker, workerId) };
    return answer(await parts.engine.externalJobs.complete({ ...held, ...(output === undefined ? {} : { output }) }));
  },
  async failJob({ parts, worker, params, body }) {
    const { workerId, ...failed } = body;
    return answer(
      await parts.engine.externalJobs.fail({ ...failed, jobId: params.jobId, worker: nameOf(worker, workerId) }),
    );
  },
  extendJob: ({ parts, worker, params, body: { lockId, lockMs, workerId } }) =>
    parts.engine.externalJobs.extend({ jobId: params.jobId, lockId, lockMs, worker: nameOf(worker, workerId) }),
  unlockJob: ({ parts, worker, params, body: { lockId, workerId } }) =>
    parts.engine.externalJobs.unlock({
      jobId: params.jobId,
      lockId,
      worker: nameOf(worker, workerId),
    }) as Promise<undefined>,

  listWorkerTokens: async ({ parts }) => ({ tokens: await parts.workerTokens.list() }),
  createWorkerToken: ({ parts, viewer, body: { name, topics } }) =>
    parts.workerTokens.create({ name, topics, by: viewer.user.id }, parts.clock.now()),
  revokeWorkerToken: ({ parts, params }) => parts.workerTokens.revoke(params.id) as Promise<undefined>,
};

function nameOf({ name }: WorkerToken, workerId: string | undefined): string {
  return workerId === undefined ? name : `${name}/${workerId}`;
}

function checkTopics({ topics }: WorkerToken, asked: readonly string[]): void {
  const refused = topics.includes('*') ? undefined : asked.find((topic) => !topics.includes(topic));
  if (refused === undefined) return;
  throw refuse(
    'worker/topic-not-allowed',
    [`此令牌不能领取主题“${refused}”的作业。`, `This token may not fetch jobs of topic “${refused}”.`],
    ['请由管理员建立含有该主题的令牌。', 'Have an administrator make a token with that topic.'],
    { pointer: '/topics', details: { topic: refused } },
  );
}

function answer({ instanceId, revision, createdTasks }: CommandResult): CommandAnswer {
  return { instanceId, revision, createdTasks };
}
