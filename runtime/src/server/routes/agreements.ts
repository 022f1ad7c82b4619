import { YunliuError } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Handlers } from '../http/call.js';
import { personOf } from '../views/names.js';
import { actorOf } from './commands.js';

export const agreementHandlers: Handlers<
  | 'listAgreements'
  | 'readAgreement'
  | 'listClientSystems'
  | 'putClientSystem'
  | 'listDowntimes'
  | 'declareDowntime'
  | 'approveDowntime'
  | 'finishDowntime'
> = {
  async listAgreements({ parts, locale }) {
    const stored = await parts.engine.agreements.list();
    return {
      agreements: stored.map(({ agreement, hash, publishedAt }) => ({
        key: agreement.key,
        version: agreement.version,
        title: localize(agreement.title, locale),
        hash,
        publishedAt,
        commitments: agreement.commitments.length,
      })),
    };
  },

  async readAgreement({ parts, params }) {
    const stored = await parts.engine.agreements.get(params.key, Number(params.version));
    if (stored !== undefined) return stored;
    throw new YunliuError({
      code: 'agreement/not-found',
      message: { 'zh-CN': '没有这一版协议。', en: 'There is no such version of the agreement.' },
      hint: { 'zh-CN': '请核对协议与版本。', en: 'Check key and version.' },
    });
  },

  listClientSystems: async ({ parts }) => ({ systems: (await parts.engine.agreements.systems()) as never }),
  putClientSystem: async ({ parts, viewer, body }) => {
    const system = await parts.engine.agreements.putSystem(body);
    parts.logger.info(
      { system: body.key, agreement: body.agreement, by: viewer.user.id },
      'system put under agreement',
    );
    return system as never;
  },

  listDowntimes: async ({ parts, query, locale }) => ({
    downtimes: (await parts.engine.agreements.downtimes(query.system)).map((one) => ({
      ...one,
      declaredByName: personOf(parts.directory.view(), one.declaredBy, locale).name,
    })),
  }),
  declareDowntime: ({ parts, viewer, body }) =>
    parts.engine.agreements.declareDowntime({ actor: actorOf(viewer), ...body }),
  approveDowntime: ({ parts, viewer, params }) => parts.engine.agreements.approveDowntime(params.id, actorOf(viewer)),
  finishDowntime: ({ parts, viewer, params, body }) =>
    parts.engine.agreements.finishDowntime(params.id, actorOf(viewer), body.at),
};
