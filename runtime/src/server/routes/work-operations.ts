import type { Handlers } from '../http/call.js';
import { batchReportView } from '../views/batch-report.js';
import { mostCounted } from '../most-counted.js';
import { actorOf, execute } from './commands.js';
import { idsOf } from './task-ids.js';

export const workOperationHandlers: Handlers<
  | 'delegateTask'
  | 'resolveTask'
  | 'recallDelegation'
  | 'addSigners'
  | 'removeSigners'
  | 'returnTask'
  | 'urgeTask'
  | 'recallInstance'
  | 'takeBack'
  | 'copyPeople'
  | 'jumpTo'
  | 'terminateInstance'
  | 'suspendInstance'
  | 'activateInstance'
  | 'reopenInstance'
  | 'completeTasks'
  | 'readCopy'
> = {
  delegateTask: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'delegate', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  resolveTask: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'resolve', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  recallDelegation: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'recall-delegation', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  addSigners: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'add-signers', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  removeSigners: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'remove-signers', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  returnTask: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'return', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  urgeTask: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'urge', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  recallInstance: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'recall', actor: actorOf(viewer), instanceId: params.id, ...body }),

  takeBack: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'take-back', actor: actorOf(viewer), instanceId: params.id, ...body }),

  copyPeople: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'cc', actor: actorOf(viewer), instanceId: params.id, ...body }),

  jumpTo: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'jump', actor: actorOf(viewer), instanceId: params.id, ...body }),

  terminateInstance: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'terminate', actor: actorOf(viewer), instanceId: params.id, ...body }),

  suspendInstance: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'suspend', actor: actorOf(viewer), instanceId: params.id, ...body }),

  activateInstance: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'activate', actor: actorOf(viewer), instanceId: params.id, ...body }),

  reopenInstance: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'reopen', actor: actorOf(viewer), instanceId: params.id, ...body }),

  async completeTasks({ parts, viewer, body, locale }) {
    const { batchId, ...request } = body;
    return batchReportView(await parts.engine.batches.completeTasks(request, batchId, actorOf(viewer)), locale);
  },

  async readCopy({ parts, viewer, params }) {
    await parts.store.markCopyRead(params.id, viewer.user.id, parts.clock.now());
    return { unreadCopies: Math.min(await parts.store.unreadCopies(viewer.user.id, mostCounted + 1), mostCounted) };
  },
};
