import type { OperationCommand } from '../command.js';
import type { Verb } from '../verb.js';
import { activateInstance } from './activate-instance.js';
import { addSigners } from './add-signers.js';
import { copyPeople } from './copy-people.js';
import { delegateTask } from './delegate-task.js';
import { handOver } from './hand-over.js';
import { jumpTo } from './jump-to.js';
import { recallDelegation } from './recall-delegation.js';
import { recallInstance } from './recall-instance.js';
import { removeSigners } from './remove-signers.js';
import { reopenInstance } from './reopen-instance.js';
import { resolveTask } from './resolve-task.js';
import { returnTask } from './return-task.js';
import { suspendInstance } from './suspend-instance.js';
import { takeBack } from './take-back.js';
import { terminateInstance } from './terminate-instance.js';
import { urgeTask } from './urge-task.js';

/** What people do at tasks and instances besides taking an outcome, by command type. */
export const operationVerbs: { readonly [Type in OperationCommand['type']]: Verb<Type> } = {
  delegate: delegateTask,
  resolve: resolveTask,
  'recall-delegation': recallDelegation,
  'add-signers': addSigners,
  'remove-signers': removeSigners,
  return: returnTask,
  urge: urgeTask,
  recall: recallInstance,
  'take-back': takeBack,
  cc: copyPeople,
  jump: jumpTo,
  terminate: terminateInstance,
  suspend: suspendInstance,
  activate: activateInstance,
  reopen: reopenInstance,
  'hand-over': handOver,
};
