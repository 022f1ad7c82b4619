import type { HandOverTask, SuspensionScope, Viewer } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import type { BatchReport, HandOverPreview } from '../../api/index.js';
import type { Handlers } from '../http/call.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { batchReportView } from '../views/batch-report.js';
import { personOf } from '../views/names.js';
import { actorOf } from './commands.js';

export const batchHandlers: Handlers<
  | 'previewHandOver'
  | 'handOver'
  | 'readBatch'
  | 'listSuspensions'
  | 'suspendDefinition'
  | 'activateDefinition'
  | 'suspendProduct'
  | 'activateProduct'
> = {
  async previewHandOver({ parts, query, locale }): Promise<HandOverPreview> {
    const { user, tasks, delegated, references, roles, ...rest } = await parts.engine.batches.previewHandOver(
      query.user,
    );
    const directory = parts.directory.view();
    const titles = await titlesIn(parts, locale);
    const titled = (key: string) => ({ key, title: titles.get(key) ?? key });
    const listed = (task: HandOverTask) => ({ ...task, process: titled(task.process) });
    return {
      user: personOf(parts.directory.view(), user, locale),
      tasks: tasks.map(listed),
      delegated: delegated.map(listed),
      references: references.map(({ process, version, pointer }) => ({ process: titled(process), version, pointer })),
      roles: roles.map((one) => directory.role(one)?.title ?? directory.department(one)?.name ?? one),
      ...rest,
    };
  },

  async handOver({ parts, viewer, body, locale }) {
    const { batchId, ...request } = body;
    return batchReportView(await parts.engine.batches.handOver(request, batchId, actorOf(viewer)), locale);
  },

  async readBatch({ parts, params, locale }) {
    const report = await parts.engine.batches.report(params.batchId);
    if (report === undefined) {
      throw refuse(
        'batch/not-found',
        ['没有这个批次。', 'There is no such batch.'],
        ['请核对批次号。', 'Check the id of the batch.'],
      );
    }
    return batchReportView(report, locale);
  },

  async listSuspensions({ parts, locale }) {
    const titles = await titlesIn(parts, locale);
    const suspensions = await parts.engine.batches.suspensions();
    return {
      suspensions: suspensions.map(({ scope, reason, by, at }) => {
        const common = { reason, by: personOf(parts.directory.view(), by, locale), at };
        if ('product' in scope) return { ...common, product: scope.product };
        const { process: key, version } = scope;
        return { ...common, process: { key, title: titles.get(key) ?? key }, version };
      }),
    };
  },

  suspendDefinition: ({ parts, viewer, params, body, locale }) =>
    suspend(parts, viewer, { process: params.key, version: Number(params.version) }, body, locale),

  activateDefinition: ({ parts, viewer, params, body, locale }) =>
    activate(parts, viewer, { process: params.key, version: Number(params.version) }, body.batchId, locale),

  suspendProduct: ({ parts, viewer, params, body, locale }) =>
    suspend(parts, viewer, { product: params.code }, body, locale),

  activateProduct: ({ parts, viewer, params, body, locale }) =>
    activate(parts, viewer, { product: params.code }, body.batchId, locale),
};

async function suspend(
  parts: ServerParts,
  viewer: Viewer,
  scope: SuspensionScope,
  body: { readonly batchId: string; readonly reason: string; readonly timers?: 'shift' | 'absolute' },
  locale: Locale,
): Promise<BatchReport> {
  const { batchId, ...how } = body;
  return batchReportView(await parts.engine.batches.suspend(scope, how, batchId, actorOf(viewer)), locale);
}

async function activate(
  parts: ServerParts,
  viewer: Viewer,
  scope: SuspensionScope,
  batchId: string,
  locale: Locale,
): Promise<BatchReport> {
  return batchReportView(await parts.engine.batches.activate(scope, batchId, actorOf(viewer)), locale);
}

async function titlesIn(parts: ServerParts, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const versions = await parts.store.definitions();
  return new Map(versions.map(({ key, definition }) => [key, localize(definition.title, locale)]));
}
