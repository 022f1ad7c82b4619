import type { JobResult } from '../../decide/command.js';
import type { JsonObject } from '../../definition/json.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import { canonicalJson } from '../../history/canonical-json.js';
import { builtIn } from '../handlers/built-in.js';
import type { Execute, Shell } from '../shell.js';
import type { JobOf } from './job-of.js';
import { withinTime } from './within-time.js';

/** Calls the host's handler with the job id as idempotency key. */
export async function runService(shell: Shell, execute: Execute, job: JobOf<'service'>): Promise<JobResult> {
  const { handler, input } = job.request;
  const call = shell.handlers.get(handler);
  if (call === undefined) {
    const own = builtIn(handler);
    if (own === undefined) throw unknownHandler(handler);
    return withinTime(shell.handlerTimeLimitMs, handler, (signal) => own({ shell, execute, job, input, signal }));
  }
  const output = await withinTime(shell.handlerTimeLimitMs, handler, (signal) =>
    call({ key: job.id, input, instanceId: job.instanceId, signal }),
  );
  if (output === undefined) return { status: 'done' };
  // Also refuses what is not JSON, before it becomes part of the history.
  return { status: 'done', output: JSON.parse(canonicalJson(output)) as JsonObject };
}

function unknownHandler(handler: string): YunliuError {
  return new YunliuError({
    code: 'service/unknown-handler',
    message: {
      'zh-CN': `没有名为“${handler}”的服务处理程序。`,
      en: `There is no service handler named "${handler}".`,
    },
    hint: {
      'zh-CN': '请在创建引擎时通过 handlers 提供该处理程序，然后重试该异常任务。',
      en: 'Pass the handler to createEngine in `handlers`, then retry the incident.',
    },
    details: { handler },
  });
}
