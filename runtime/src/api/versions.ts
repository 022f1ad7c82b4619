import type { MigrationMapping } from '@yunliu/engine/versions';
import { instantSchema } from './common.js';
import { digits, document, flag, integer, key, list, named, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

const version = integer({ minimum: 1, maximum: 999_999_999 });
const standing = object({ state: text(), title: text(), count: integer() });

export const processParams = object({ key: key() });
export const batchParams = object({ id: text({ minLength: 1, maxLength: 100 }) });
export const compareQuery = object({ from: digits(), to: digits() });
export const batchQuery = object({}, { process: key() });

export const versionOverviewsSchema = named(
  'ProcessVersions',
  object({
    title: text(),
    versions: list(
      object({
        version,
        status: oneOf('published', 'retired'),
        publishedAt: instantSchema,
        publishedBy: text(),
        running: integer(),
        states: list(standing),
      }),
    ),
  }),
);
export type ProcessVersions = Infer<typeof versionOverviewsSchema>;

export const versionChangesSchema = named(
  'VersionChanges',
  object({
    isSameBehaviour: flag(),
    changes: list(object({ code: text(), pointer: text(), text: text() }, { state: text() })),
    /** States of the later version, to map to. */
    targets: list(object({ state: text(), title: text(), type: text() })),
    /** Promised times of the later version, to map to: those the earlier one does not have come first. */
    clocks: list(object({ metric: text(), title: text() })),
  }),
);
export type VersionChanges = Infer<typeof versionChangesSchema>;

export const migrationRequestSchema = named(
  'MigrationOrder',
  object(
    { process: key(), from: version, to: version },
    {
      mapping: document<MigrationMapping>(
        'Decisions: see MigrationMapping of the engine; faults are answered with pointers.',
      ),
    },
  ),
);
export type MigrationOrder = Infer<typeof migrationRequestSchema>;

const counts = { total: integer(), safe: integer(), mapping: integer(), blocked: integer() };
export const migrationPlanSchema = named(
  'MigrationPlan',
  object({
    ...counts,
    states: list(object({ ...counts, state: text(), title: text() })),
    reasons: list(
      object(
        {
          code: text(),
          level: oneOf('blocked', 'mapping', 'note'),
          text: text(),
          count: integer(),
          instances: list(text()),
        },
        { state: text(), name: text(), suggestions: list(object({ state: text(), title: text() })) },
      ),
    ),
  }),
);
export type MigrationPlan = Infer<typeof migrationPlanSchema>;

export const dryRunSchema = named(
  'MigrationDryRun',
  object({
    items: list(
      object(
        { instanceId: text(), subject: text(), before: list(text()), events: list(text()) },
        { businessKey: text(), after: list(text()), refused: text() },
      ),
    ),
  }),
);
export type MigrationDryRun = Infer<typeof dryRunSchema>;

export const migrationBatchSchema = named(
  'MigrationBatch',
  object(
    {
      id: text(),
      process: text(),
      from: version,
      to: version,
      createdAt: instantSchema,
      createdBy: text(),
      status: oneOf('open', 'finished'),
      total: integer(),
      done: integer(),
      skipped: integer(),
      failed: integer(),
    },
    { finishedAt: instantSchema },
  ),
);
export type MigrationBatchView = Infer<typeof migrationBatchSchema>;

export const migrationBatchesSchema = named('MigrationBatches', object({ batches: list(migrationBatchSchema) }));
export type MigrationBatches = Infer<typeof migrationBatchesSchema>;

export const migrationItemsSchema = named(
  'MigrationItems',
  object({
    batch: migrationBatchSchema,
    items: list(
      object(
        { instanceId: text(), status: oneOf('pending', 'done', 'skipped', 'failed') },
        { code: text(), text: text() },
      ),
    ),
  }),
);
