import type { AddSignMode } from '../../definition/task-rules.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { CompiledProcess } from '../../compile/compiled-process.js';
import { mayAct, type Viewer } from '../../identity/permissions.js';
import type { ProcessInstance, Task } from '../../instance/instance.js';
import { notYours } from '../complete-task.js';
import { notRunning } from '../not-running.js';
import { transferFault } from '../transfer-task.js';
import { activateFault } from './activate-instance.js';
import { addSignersFault } from './add-signers.js';
import { copyFault } from './copy-people.js';
import { delegateFault } from './delegate-task.js';
import { recallDelegationFault } from './recall-delegation.js';
import { recallFault } from './recall-instance.js';
import { removableSigners, removeSignersFault } from './remove-signers.js';
import { reopenFault } from './reopen-instance.js';
import { resolveFault } from './resolve-task.js';
import { returnFault } from './return-task.js';
import { returnModes, returnTargets, type ReturnTarget } from './return-targets.js';
import { suspendedFault, suspendFault } from './suspend-instance.js';
import { takeBackFault } from './take-back.js';
import { adminFault, inHandFault, operationsAt, workFault, type InstanceCase, type TaskCase } from './task-case.js';
import { urgeFault } from './urge-task.js';

export type TaskOperation =
  | 'complete'
  | 'save-draft'
  | 'transfer'
  | 'delegate'
  | 'resolve'
  | 'recall-delegation'
  | 'add-signers'
  | 'remove-signers'
  | 'return'
  | 'urge';

export type InstanceOperation =
  'recall' | 'take-back' | 'cc' | 'jump' | 'terminate' | 'suspend' | 'activate' | 'reopen' | 'hand-over';

/** Whether somebody may do something now, and if not, why: the fault the command would be refused with. */
export interface OfferedOperation<Operation extends string = TaskOperation | InstanceOperation> {
  readonly operation: Operation;
  readonly refusal?: Fault;
  /** 退回: where to, and what may follow. */
  readonly targets?: readonly ReturnTarget[];
  readonly afterwards?: readonly ('walk' | 'straight')[];
  /** 加签: in which ways; 减签: whom. */
  readonly modes?: readonly AddSignMode[];
  readonly users?: readonly string[];
}

type Context = InstanceCase['ctx'];

/** What a viewer may do at an open task, judged by the same rules as the commands themselves. */
export function offeredOperations(
  process: CompiledProcess,
  instance: ProcessInstance,
  task: Task,
  viewer: Viewer,
  ctx: Context,
): readonly OfferedOperation<TaskOperation>[] {
  const at: TaskCase = { process, instance, task, viewer, ctx };
  const stopped = standsStill(instance);
  const offer = (
    operation: TaskOperation,
    fault: Fault | undefined,
    more: Omit<OfferedOperation, 'operation' | 'refusal'> = {},
  ): OfferedOperation<TaskOperation> => {
    const refusal = stopped ?? fault;
    return refusal === undefined ? { operation, ...more } : { operation, refusal };
  };
  return [
    offer('complete', inHandFault(at)),
    offer('save-draft', mayAct(viewer, task) ? workFault(at) : notYours(task)),
    offer('transfer', transferFault(at)),
    offer('delegate', delegateFault(at)),
    offer('resolve', resolveFault(at)),
    offer('recall-delegation', recallDelegationFault(at)),
    offer('add-signers', addSignersFault(at), { modes: operationsAt(at).addSign ?? [] }),
    offer('remove-signers', removeSignersFault(at, task.visitId), {
      users: removableSigners(at, task.visitId).flatMap(({ user }) => user ?? []),
    }),
    offer('return', returnFault(at), { targets: returnTargets(at), afterwards: returnModes(at) }),
    offer('urge', urgeFault(at)),
  ];
}

/** What a viewer may do with an instance besides its tasks. */
export function offeredInstanceOperations(
  process: CompiledProcess,
  instance: ProcessInstance,
  viewer: Viewer,
  ctx: Context,
): readonly OfferedOperation<InstanceOperation>[] {
  const at: InstanceCase = { process, instance, viewer, ctx };
  const ended = instance.status === 'running' ? undefined : notRunning(instance);
  const stopped = standsStill(instance);
  const offer = (operation: InstanceOperation, refusal: Fault | undefined): OfferedOperation<InstanceOperation> =>
    refusal === undefined ? { operation } : { operation, refusal };
  return [
    offer('recall', stopped ?? recallFault(at)),
    offer('take-back', stopped ?? takeBackFault(at)),
    offer('cc', ended ?? copyFault(at)),
    offer('jump', stopped ?? adminFault(at)),
    offer('terminate', ended ?? adminFault(at)),
    offer('suspend', ended ?? suspendFault(at)),
    offer('activate', ended ?? activateFault(at)),
    offer('reopen', reopenFault(at)),
    offer('hand-over', ended ?? adminFault(at)),
  ];
}

function standsStill(instance: ProcessInstance): Fault | undefined {
  if (instance.status !== 'running') return notRunning(instance);
  return instance.suspended === undefined ? undefined : suspendedFault(instance.suspended.reason);
}
