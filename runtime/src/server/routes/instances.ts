import { mayAdminister, maySeeAll } from '@yunliu/engine';
import type { InstanceQuery, Viewer } from '@yunliu/engine';
import type { Handlers } from '../http/call.js';
import { contentDisposition } from '../http/content-disposition.js';
import { pageOf } from '../http/page.js';
import { latestPublished } from '../latest-published.js';
import type { ServerParts } from '../server-parts.js';
import { instanceDetail } from '../views/instance-detail.js';
import { withClocks } from '../views/clock-summary.js';
import { instanceRowView } from '../views/names.js';
import { actorOf, execute } from './commands.js';

export const instanceHandlers: Handlers<
  'startInstance' | 'searchInstances' | 'readInstance' | 'cancelInstance' | 'addComment' | 'sendMessage' | 'printForm'
> = {
  startInstance: ({ parts, viewer, body }) =>
    execute(parts, viewer, {
      type: 'start',
      commandId: body.commandId,
      actor: actorOf(viewer),
      process: body.process,
      instanceId: parts.newInstanceId(),
      variables: body.variables,
      choices: body.choices,
      occurredAt: body.occurredAt,
      lateReason: body.lateReason,
    }),

  async searchInstances({ parts, viewer, query, locale }) {
    const page = await parts.store.searchInstances({
      ...pageOf(query),
      viewer: await searchScope(parts, viewer),
      text: query.text,
      process: query.process,
      status: query.status,
      startedFrom: query.from,
      startedTo: query.to,
    });
    const rows = await Promise.all(page.rows.map((row) => instanceRowView(parts, row, locale)));
    const told = await withClocks(
      parts,
      rows,
      (row) => row,
      (_, row) => row,
      locale,
    );
    return { rows: told, cursor: page.cursor };
  },

  readInstance: ({ parts, viewer, seen, locale }) => instanceDetail(parts, viewer, seen, locale),

  cancelInstance: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'cancel', actor: actorOf(viewer), instanceId: params.id, ...body }),

  addComment: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'comment', actor: actorOf(viewer), instanceId: params.id, ...body }),

  sendMessage: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'correlate-message', actor: actorOf(viewer), instanceId: params.id, ...body }),

  async printForm({ parts, viewer, params, query, seen, response, locale }) {
    const pdf = await parts.engine.printForm({
      instanceId: params.id,
      template: params.template,
      ...(query.template === undefined ? {} : { print: query.template }),
      by: viewer.user.id,
      locale,
    });
    const paper = query.template ?? params.template;
    const name = `${seen.instance.businessKey ?? seen.instance.subject}-${paper}.pdf`;
    response.set({ 'Content-Disposition': contentDisposition('inline', name), 'Cache-Control': 'private, no-store' });
    response.type('application/pdf').send(Buffer.from(pdf));
    return undefined;
  },
};

/** Administrators search everything; everyone else what they have a part in and what their roles may see. */
async function searchScope(parts: ServerParts, viewer: Viewer): Promise<InstanceQuery['viewer']> {
  if (mayAdminister(viewer)) return undefined;
  const visible = (await latestPublished(parts.store)).filter(({ definition }) => maySeeAll(viewer, definition));
  return {
    userId: viewer.user.id,
    principals: [...viewer.principals],
    visibleProcesses: visible.map(({ key }) => key),
  };
}
