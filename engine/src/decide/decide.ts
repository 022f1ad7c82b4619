import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { ProcessInstance } from '../instance/instance.js';
import { addItem } from './add-item.js';
import { addComment } from './add-comment.js';
import { applySubstitution } from './apply-substitution.js';
import { attachFile } from './attach-file.js';
import { cancelInstance } from './cancel-instance.js';
import { claimTask } from './claim-task.js';
import type { Command, CommandType } from './command.js';
import { completeChild } from './complete-child.js';
import { completeJob } from './complete-job.js';
import { completeTask } from './complete-task.js';
import { correlateMessage } from './correlate-message.js';
import type { DecideContext, Decision } from './decision.js';
import { fireTimer } from './fire-timer.js';
import { correctVariables } from './jobs/correct-variables.js';
import { extendJobLock, lockJob, unlockJob } from './jobs/job-locks.js';
import { skipIncident } from './jobs/skip-incident.js';
import { migrateInstance } from './migrate-instance.js';
import { receiveSignal } from './receive-signal.js';
import { notRunning } from './not-running.js';
import { operationVerbs } from './operations/verbs.js';
import { suspendedFault } from './operations/suspend-instance.js';
import { refusal } from './refusal.js';
import { retryIncident } from './retry-incident.js';
import { saveDraft } from './save-draft.js';
import { adoptClocks } from './clocks/adopt-clocks.js';
import { clockVerbs } from './clocks/verbs.js';
import { settleClocks } from './clocks/settle-clocks.js';
import { settle } from './settle.js';
import { startProcess } from './start-process.js';
import { transferTask } from './transfer-task.js';
import { Turn } from './turn.js';
import { unclaimTask } from './unclaim-task.js';
import { waitsOf } from './waits.js';
import type { Verb } from './verb.js';

type StoredCommand = Exclude<Command, { readonly type: 'start' }>;
/** A migration runs on two versions, so it makes its own turn. */
type VerbCommand = Exclude<StoredCommand, { readonly type: 'migrate' }>;

const verbs: { readonly [Type in VerbCommand['type']]: Verb<Type> } = {
  claim: claimTask,
  unclaim: unclaimTask,
  complete: completeTask,
  'save-draft': saveDraft,
  transfer: transferTask,
  comment: addComment,
  attach: attachFile,
  cancel: cancelInstance,
  'retry-incident': retryIncident,
  'skip-incident': skipIncident,
  'correct-variables': correctVariables,
  'correlate-message': correlateMessage,
  'receive-signal': receiveSignal,
  'add-item': addItem,
  'apply-substitution': applySubstitution,
  'fire-timer': fireTimer,
  'complete-job': completeJob,
  'lock-job': lockJob,
  'extend-job-lock': extendJobLock,
  'unlock-job': unlockJob,
  'complete-child': completeChild,
  ...operationVerbs,
  ...clockVerbs,
};

const ENGINE_ONLY: ReadonlySet<CommandType> = new Set([
  'apply-substitution',
  'fire-timer',
  'complete-job',
  'complete-child',
  'lock-job',
  'extend-job-lock',
  'unlock-job',
]);
/** What the engine still owes after the end: running jobs, late documents, the marks of children that outlive it. */
const AFTER_END: ReadonlySet<CommandType> = new Set([
  'complete-job',
  'complete-child',
  'retry-incident',
  'skip-incident',
  'reopen',
  // Promises are still argued about when the work is done.
  'appeal-breach',
  'rule-appeal',
  'decide-entry',
]);
/** What is accepted while the instance is suspended. Results of jobs wait at the worker, ended children are held. */
const WHILE_SUSPENDED: ReadonlySet<CommandType> = new Set([
  'activate',
  'cancel',
  'terminate',
  'comment',
  'attach',
  'cc',
  'complete-child',
  'suspend',
  'hand-over',
  'correct-variables',
  'extend-job-lock',
  'unlock-job',
  'apply-downtime',
  'apply-calendars',
  'decide-extension',
  'appeal-breach',
  'rule-appeal',
  'decide-entry',
]);
const MAX_SUBJECT_LENGTH = 200;

/**
 * The functional core: what one command does to one instance. Pure: the same arguments (and ids) give the same answer,
 * nothing given is changed, and a refused command has no effect. Process semantics live here and nowhere else.
 */
export function decide(
  process: CompiledProcess,
  instance: ProcessInstance | undefined,
  command: Command,
  ctx: DecideContext,
): Decision {
  if (command.type === 'start') {
    return instance === undefined
      ? conclude(startProcess(process, command, ctx), undefined)
      : refused(alreadyStarted(instance.id));
  }
  if (instance === undefined) return refused(unknownInstance(command.instanceId));
  // Commands also come from programs that no compiler has checked.
  if (command.type !== 'migrate' && !Object.hasOwn(verbs, command.type)) return refused(unknownType(command));
  const fault = checkEnvelope(instance, command);
  if (fault !== undefined) return refused(fault);
  if (command.type === 'migrate') {
    const moved = migrateInstance(process, instance, command, ctx);
    return 'fault' in moved ? refused(moved.fault) : conclude(moved, instance);
  }
  const turn = new Turn(process, instance, command, ctx);
  adoptClocks(turn, instance);
  const verb = verbs[command.type] as Verb<VerbCommand['type']>;
  const refusedBy = verb(turn, command, instance);
  return refusedBy === undefined ? conclude(turn, instance) : refused(refusedBy);
}

function conclude(turn: Turn, before: ProcessInstance | undefined): Decision {
  if (!turn.failed) settle(turn);
  if (!turn.failed) settleClocks(turn, before);
  if (!turn.failed) turn.waits = waitsOf(turn);
  if (!turn.failed && turn.variables !== before?.variables) turn.subject = subjectOf(turn);
  return turn.decision();
}

/** One line for lists; the process's title while the expression gives nothing. */
function subjectOf(turn: Turn): string {
  const { subject, title } = turn.process.definition;
  const value = subject === undefined ? null : turn.evaluate(subject);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : '';
  return [...(text === '' ? (typeof title === 'string' ? title : title['zh-CN']) : text)]
    .slice(0, MAX_SUBJECT_LENGTH)
    .join('');
}

/** What holds for every command on a stored instance, before its verb looks at it. */
function checkEnvelope(instance: ProcessInstance, command: StoredCommand): Fault | undefined {
  const isSystem = command.actor.system === true;
  if (ENGINE_ONLY.has(command.type) && !isSystem) return systemOnly(command.type);
  const isOwed = AFTER_END.has(command.type) || (command.type === 'attach' && isSystem);
  if (instance.status !== 'running' && !isOwed) return notRunning(instance);
  if (instance.suspended !== undefined && !WHILE_SUSPENDED.has(command.type) && !isEffectResult(instance, command))
    return suspendedFault(instance.suspended.reason);
  const { expectedRevision } = command;
  if (expectedRevision !== undefined && expectedRevision !== instance.revision)
    return stale(expectedRevision, instance.revision);
  return undefined;
}

/** Results of notices, documents and starts move nothing; only those of services do. */
function isEffectResult({ jobs }: ProcessInstance, command: StoredCommand): boolean {
  if (command.type !== 'complete-job') return false;
  return jobs.find(({ id }) => id === command.jobId)?.request.kind !== 'service';
}

function refused(fault: Fault): Decision {
  return { kind: 'refused', fault };
}

function unknownType({ type }: { readonly type: string }): Fault {
  return refusal(
    'command/unknown-type',
    [`没有名为“${type}”的命令。`, `There is no command "${type}".`],
    ['请核对命令的 type。', 'Check the type of the command.'],
    { pointer: '/type' },
  );
}

function alreadyStarted(instanceId: string): Fault {
  return refusal(
    'instance/exists',
    ['该流程实例已经存在。', 'This instance already exists.'],
    ['请为新实例使用新的编号。', 'Use a new id for a new instance.'],
    { pointer: '/instanceId', details: { instanceId } },
  );
}

function unknownInstance(instanceId: string): Fault {
  return refusal(
    'instance/not-found',
    ['没有找到该流程实例。', 'There is no such instance.'],
    ['请核对流程编号。', 'Check the id of the instance.'],
    { pointer: '/instanceId', details: { instanceId } },
  );
}

function systemOnly(type: CommandType): Fault {
  return refusal(
    'command/system-only',
    [`命令“${type}”只能由引擎发出。`, `Only the engine sends "${type}".`],
    ['请使用面向用户的操作。', 'Use a command meant for people.'],
    { pointer: '/type' },
  );
}

function stale(expected: number, current: number): Fault {
  return refusal(
    'instance/stale-revision',
    ['流程已被他人更新，您看到的不是最新内容。', 'The instance has changed since you loaded it.'],
    ['请刷新后重试。', 'Reload and try again.'],
    { pointer: '/expectedRevision', details: { expected, current } },
  );
}
