import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Instant } from '../definition/instant.js';
import type { LocalizedText } from '../definition/localized-text.js';
import type { Directory, Principal } from '../identity/directory.js';
import type { Job, ProcessInstance, Task, Visit } from '../instance/instance.js';
import { peopleFor } from './people-behind.js';

/** One thing an open instance waits for. `state` absent = the process itself. */
export type Wait = { readonly state?: string; readonly title?: LocalizedText } & (
  | {
      readonly kind: 'task';
      readonly taskId: string;
      readonly since: Instant;
      readonly dueAt?: Instant;
      readonly assignee?: string;
      readonly candidates: readonly Principal[];
      /** Everybody who can act now; empty = nobody, which is why it is stuck. */
      readonly people: readonly string[];
      /** 委派: whom it goes back to. 代理: in whose place it is done. */
      readonly owner?: string;
      readonly onBehalfOf?: string;
    }
  /** `leads` = it ends the wait; otherwise it only does something on the way. */
  | { readonly kind: 'timer'; readonly rule: string; readonly dueAt: Instant; readonly leads: boolean }
  | { readonly kind: 'message' | 'signal'; readonly name: string }
  | { readonly kind: 'child'; readonly instanceId: string; readonly process: string; readonly since: Instant }
  /** Under way in the background, or to be tried again at `runAt`. */
  | {
      readonly kind: 'job';
      readonly jobId: string;
      readonly what: string;
      readonly runAt: Instant;
      readonly tries: number;
    }
  /** Waits for an administrator. */
  | {
      readonly kind: 'incident';
      readonly jobId: string;
      readonly what: string;
      readonly message: string;
      readonly at: Instant;
    }
  | { readonly kind: 'suspended'; readonly at: Instant; readonly by: string; readonly reason: string }
);

/**
 * Everything an instance waits for, what keeps it from going on first: suspension, incidents, tasks, children, jobs,
 * messages, timers. Empty for one that has ended.
 */
export function waitsOf(process: CompiledProcess, instance: ProcessInstance, directory: Directory): readonly Wait[] {
  if (instance.status !== 'running') return [];
  const { suspended } = instance;
  const incidents: Wait[] = [];
  const jobs: Wait[] = [];
  for (const job of instance.jobs) {
    const visit = instance.visits.find(({ id }) => id === job.visitId);
    if (job.incident !== undefined) incidents.push(incidentWait(process, job, job.incident, visit));
    else if (job.request.kind === 'service') jobs.push(jobWait(process, job, visit));
  }
  return [
    ...(suspended === undefined ? [] : [{ kind: 'suspended' as const, ...suspended }]),
    ...incidents,
    ...instance.tasks.map((task) => taskWait(process, task, directory)),
    ...instance.children
      .filter(({ status, visitId }) => status === 'running' && instance.visits.some(({ id }) => id === visitId))
      .map(({ instanceId, process: child, state, startedAt }): Wait => ({
        kind: 'child',
        instanceId,
        process: child,
        since: startedAt,
        ...placeOf(process, state),
      })),
    ...jobs,
    ...messageWaits(process, instance),
    ...instance.timers
      .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      .map(({ rule, dueAt, visitId }): Wait => ({
        kind: 'timer',
        rule,
        dueAt,
        leads: process.timers.get(rule)?.rule.to !== undefined,
        ...placeOf(process, instance.visits.find(({ id }) => id === visitId)?.state),
      })),
  ];
}

function taskWait(process: CompiledProcess, task: Task, directory: Directory): Wait {
  const { id, createdAt, dueAt, assignee, candidates, owner, onBehalfOf } = task;
  return {
    kind: 'task',
    taskId: id,
    since: createdAt,
    candidates,
    people: peopleFor(task, directory),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(owner === undefined ? {} : { owner }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...placeOf(process, task.state),
  };
}

function incidentWait(
  process: CompiledProcess,
  job: Job,
  { message, at }: NonNullable<Job['incident']>,
  visit: Visit | undefined,
): Wait {
  return { kind: 'incident', jobId: job.id, what: whatOf(job), message, at, ...placeOf(process, visit?.state) };
}

function jobWait(process: CompiledProcess, job: Job, visit: Visit | undefined): Wait {
  const { id: jobId, runAt, tries } = job;
  return { kind: 'job', jobId, what: whatOf(job), runAt, tries, ...placeOf(process, visit?.state) };
}

function whatOf({ request }: Job): string {
  return request.kind === 'service' ? request.handler : request.kind;
}

/** Messages and signals that lead on from where it stands, the innermost place first. */
function messageWaits(process: CompiledProcess, instance: ProcessInstance): readonly Wait[] {
  const found: Wait[] = [];
  for (const visit of instance.visits.toReversed()) {
    // The flow has gone on without it; only what stands inside still listens.
    if (visit.detached === true) continue;
    const state = process.states.get(visit.state)?.state;
    if (state === undefined || !('messages' in state || 'signals' in state)) continue;
    for (const { name } of state.messages ?? [])
      found.push({ kind: 'message', name, ...placeOf(process, visit.state) });
    for (const { name, to } of state.signals ?? [])
      if (to !== undefined) found.push({ kind: 'signal', name, ...placeOf(process, visit.state) });
  }
  // Its outcome is fixed, only branches are still at work: what the process itself declares is over.
  if (instance.outcome !== undefined) return found;
  for (const { name } of process.definition.messages ?? []) found.push({ kind: 'message', name });
  for (const { name, to } of process.definition.signals ?? [])
    if (to !== undefined) found.push({ kind: 'signal', name });
  return found;
}

function placeOf(process: CompiledProcess, key: string | undefined): { state?: string; title?: LocalizedText } {
  const state = key === undefined ? undefined : process.states.get(key)?.state;
  return state === undefined || key === undefined ? {} : { state: key, title: state.title };
}
