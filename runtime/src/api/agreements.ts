import type { Agreement } from '@yunliu/engine/agreements';
import { instantSchema } from './common.js';
import { document, flag, integer, key, list, named, object, text } from './schema.js';
import type { Infer } from './schema.js';

export const agreementParams = object({ key: key(), version: text({ maxLength: 6, pattern: '^[1-9][0-9]{0,5}$' }) });

export const agreementsSchema = named(
  'Agreements',
  object({
    agreements: list(
      object({
        key: text(),
        version: integer(),
        title: text(),
        hash: text(),
        publishedAt: instantSchema,
        commitments: integer(),
      }),
    ),
  }),
);
export type Agreements = Infer<typeof agreementsSchema>;

export const agreementDetailSchema = named(
  'AgreementDetail',
  object({
    agreement: document<Agreement>('engine/schema/agreement.schema.json'),
    hash: text(),
    publishedAt: instantSchema,
    publishedBy: text(),
  }),
);
export type AgreementDetail = Infer<typeof agreementDetailSchema>;

const titleSchema = object({ 'zh-CN': text({ minLength: 1, maxLength: 200 }) }, { en: text({ maxLength: 200 }) });

export const clientSystemSchema = named(
  'ClientSystem',
  object(
    {
      key: key(),
      title: titleSchema,
      customer: titleSchema,
      agreement: object({ key: key(), version: integer({ minimum: 1 }) }),
      validFrom: text({ maxLength: 40 }),
    },
    { validTo: text({ maxLength: 40 }) },
  ),
);
export type ApiClientSystem = Infer<typeof clientSystemSchema>;
export const clientSystemsSchema = named('ClientSystems', object({ systems: list(clientSystemSchema) }));

export const downtimeParams = object({ id: key() });
export const downtimesQuery = object({}, { system: key() });
export const declareDowntimeSchema = named(
  'DeclareDowntime',
  object({
    system: key(),
    from: text({ maxLength: 40 }),
    to: text({ maxLength: 40 }),
    reason: text({ minLength: 1, maxLength: 2000 }),
  }),
);
export const finishDowntimeSchema = named('FinishDowntime', object({}, { at: text({ maxLength: 40 }) }));
export const downtimeSchema = named(
  'PlannedDowntime',
  object(
    {
      id: text(),
      system: text(),
      from: instantSchema,
      to: instantSchema,
      reason: text(),
      declaredBy: text(),
      declaredAt: instantSchema,
      /** Open tickets that were told, with the refusal where one was not. */
      told: list(object({ instanceId: text(), ok: flag() }, { fault: text() })),
    },
    {
      approvedBy: text(),
      approvedAt: instantSchema,
      shortNotice: flag(),
      finishedAt: instantSchema,
      finishedBy: text(),
      /** When all open tickets had been told of what it is now. */
      toldAt: instantSchema,
      /** Name of who declared it. */
      declaredByName: text(),
    },
  ),
);
export type ApiDowntime = Infer<typeof downtimeSchema>;
export const downtimesSchema = named('PlannedDowntimes', object({ downtimes: list(downtimeSchema) }));
