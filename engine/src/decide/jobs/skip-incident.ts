import type { JsonObject } from '../../definition/json.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { Job, Visit } from '../../instance/instance.js';
import { move } from '../move.js';
import { requiredReason } from '../operations/reason.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import type { Verb } from '../verb.js';
import { incidentNotFound, mendingFault } from './administers.js';

/** Jobs that may be left undone: nothing else waits for them. */
const DISPENSABLE: ReadonlySet<string> = new Set(['document', 'notify', 'cancel-child', 'signal']);

/**
 * An administrator goes on without what failed, with the reason on record. A service state goes on as if its handler had
 * answered with `output`; documents and notices are dropped. What others wait for cannot be skipped.
 */
export const skipIncident: Verb<'skip-incident'> = (turn, { jobId, reason, output = {} }) => {
  const fault = mendingFault(turn);
  if (fault !== undefined) return fault;
  const job = turn.jobs.find(({ id }) => id === jobId);
  if (job?.incident === undefined) return incidentNotFound(jobId);
  const why = requiredReason(reason);
  if (typeof why === 'object') return why.fault;
  const visit = turn.visit(job.visitId);
  if (job.request.kind === 'service') return skipService(turn, job, visit, why, output);
  if (!DISPENSABLE.has(job.request.kind)) return notSkippable(job);
  if (Object.keys(output).length > 0) return noOutput();
  turn.removeJob(job.id);
  turn.record('incident.skipped', { job: job.id, kind: job.request.kind, reason: why }, { state: visit?.state });
  return undefined;
};

function skipService(
  turn: Turn,
  job: Job,
  visit: Visit | undefined,
  reason: string,
  output: JsonObject,
): Fault | undefined {
  const state = visit === undefined ? undefined : turn.state(visit.state).state;
  if (visit === undefined || state?.type !== 'service') return notSkippable(job);
  turn.removeJob(job.id);
  turn.record('incident.skipped', { job: job.id, kind: state.handler, reason, output }, { state: visit.state });
  turn.setVariables(turn.evaluateAll(state.output, { result: output }), visit.state);
  move(turn, { kind: 'service', name: 'done', from: visit, to: state.to });
  return undefined;
}

function notSkippable({ request, id }: Job): Fault {
  return refusal(
    'incident/not-skippable',
    [
      '该故障不能跳过：流程或其他流程在等待它的结果。',
      'This incident cannot be skipped: something waits for its result.',
    ],
    [
      '请更正数据后重试，或由管理员跳转、终止流程。',
      'Correct the data and retry, or have an administrator jump or end the instance.',
    ],
    { pointer: '/jobId', details: { jobId: id, kind: request.kind } },
  );
}

function noOutput(): Fault {
  return refusal(
    'incident/no-output',
    ['该作业没有输出数据。', 'This job has no output.'],
    ['请去掉输出数据；只有服务步骤可以带输出跳过。', 'Leave the output out; only service states take one.'],
    { pointer: '/output' },
  );
}
