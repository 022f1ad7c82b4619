import type { CompiledProcess } from '../../compile/compiled-process.js';
import type { TaskOperations } from '../../definition/task-rules.js';
import type { Fault } from '../../definition/yunliu-error.js';
import { mayAct, mayAdminister, type Viewer } from '../../identity/permissions.js';
import type { ProcessInstance, Task } from '../../instance/instance.js';
import { notYours } from '../complete-task.js';
import type { DecideContext } from '../decision.js';
import { delegated } from '../delegated.js';
import { memberFault } from '../groups/one-vote.js';
import { refusal } from '../refusal.js';
import { separationFault } from '../separation.js';
import type { Turn } from '../turn.js';
import { actingPerson, openTask } from '../verb.js';

/** Somebody looks at an instance: what the rules of an operation judge by, for the verb and for the offer alike. */
export interface InstanceCase {
  readonly process: CompiledProcess;
  readonly instance: ProcessInstance;
  readonly viewer: Viewer;
  readonly ctx: Pick<DecideContext, 'now' | 'directory' | 'calendars'>;
}

export interface TaskCase extends InstanceCase {
  readonly task: Task;
}

/** The case of a task command, or why there is none. */
export function taskCase(turn: Turn, instance: ProcessInstance, taskId: string): TaskCase | { readonly fault: Fault } {
  const at = instanceCase(turn, instance);
  if ('fault' in at) return at;
  const task = openTask(turn, taskId);
  return 'fault' in task ? task : { ...at, task };
}

export function instanceCase(turn: Turn, instance: ProcessInstance): InstanceCase | { readonly fault: Fault } {
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer;
  return { process: turn.process, instance, viewer, ctx: turn.ctx };
}

export function operationsAt({ process, task }: TaskCase): TaskOperations {
  const state = process.states.get(task.state)?.state;
  return state?.type === 'task' ? (state.operations ?? {}) : {};
}

/**
 * Only who has the task in hand (or may claim it), and only the owner's own work: a delegate answers and gives it back.
 * Whom the separation of duties keeps from completing it does nothing else with it either.
 */
export function inHandFault(at: TaskCase): Fault | undefined {
  const { viewer, task } = at;
  if (!mayAct(viewer, task)) return notYours(task);
  return task.owner === undefined ? workFault(at) : delegated(task);
}

/** What keeps a person who has the task, or may claim it, from working on it. */
export function workFault({ process, instance, viewer, task }: TaskCase): Fault | undefined {
  const { id } = viewer.user;
  const { startedBy, handlers, participants, delegates, visits, tasks } = instance;
  const barred = separationFault({ process, startedBy, handlers, participants, delegates }, task.state, id);
  return barred ?? (task.assignee === undefined ? memberFault({ process, visits, tasks }, task, id) : undefined);
}

export function adminFault({ viewer }: InstanceCase): Fault | undefined {
  if (mayAdminister(viewer)) return undefined;
  return refusal(
    'operation/admin-only',
    ['只有管理员可以执行此操作。', 'Only administrators may do this.'],
    ['请联系系统管理员。', 'Ask an administrator.'],
  );
}

/** The definition does not offer the operation in this state. */
export function notDeclared(operation: string, zh: string, en: string): Fault {
  return refusal(
    'operation/not-offered',
    [`本环节不允许${zh}。`, `This state does not allow ${en}.`],
    ['如确有需要，请联系管理员或流程设计人员。', 'Ask an administrator or the author of the process.'],
    { details: { operation } },
  );
}
