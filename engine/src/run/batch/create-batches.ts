import type { Execute, Shell } from '../shell.js';
import { readBatch } from './batch.js';
import type { Batches } from './batches-api.js';
import { completeTasks } from './complete-tasks.js';
import { handOver, previewHandOver } from './hand-over.js';
import { activateScope, suspendScope } from './suspend-scope.js';
import { listSuspensions } from './suspensions.js';

export function createBatches(shell: Shell, execute: Execute): Batches {
  return {
    previewHandOver: (user) => previewHandOver(shell, user),
    handOver: (request, batchId, actor) => handOver(shell, execute, request, batchId, actor),
    completeTasks: (request, batchId, actor) => completeTasks(shell, execute, request, batchId, actor),
    suspend: (scope, how, batchId, actor) => suspendScope(shell, execute, scope, how, batchId, actor),
    activate: (scope, batchId, actor) => activateScope(shell, execute, scope, batchId, actor),
    suspensions: () => listSuspensions(shell.store),
    report: (batchId) => readBatch(shell, batchId),
  };
}
