import { commandId, instantSchema, personSchema, titledSchema } from './common.js';
import { digits, integer, key, list, named, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

const reason = text({ minLength: 1, maxLength: 2000 });

export const batchReportSchema = named(
  'BatchReport',
  object(
    {
      batchId: text(),
      kind: text(),
      startedAt: instantSchema,
      done: integer(),
      refused: integer(),
      items: list(
        object(
          { id: text(), status: oneOf('done', 'refused', 'waiting') },
          { fault: object({ code: text(), message: text(), hint: text() }) },
        ),
      ),
    },
    { endedAt: instantSchema },
  ),
);
export type BatchReport = Infer<typeof batchReportSchema>;

export const batchParams = object({ batchId: key() });

const handOverTask = object(
  { taskId: text(), instanceId: text(), process: titledSchema, state: text(), subject: text() },
  { businessKey: text(), dueAt: instantSchema },
);

export const handOverPreviewSchema = named(
  'HandOverPreview',
  object({
    user: personSchema,
    /** Open tasks in hand, or as candidate by name. */
    tasks: list(handOverTask),
    /** Delegated and not back yet. */
    delegated: list(handOverTask),
    /** Task groups in which the person's turn is still to come. */
    groups: list(object({ instanceId: text(), state: text(), subject: text() })),
    substitutions: list(object({ id: text(), from: text(), to: text(), start: instantSchema, end: instantSchema })),
    /** Definitions that name the person: these need a new version, no hand-over changes them. */
    references: list(object({ process: titledSchema, version: integer(), pointer: text() })),
    roles: list(text()),
  }),
);
export type HandOverPreview = Infer<typeof handOverPreviewSchema>;

export const handOverQuery = object({ user: key() });
export const handOverSchema = named('HandOver', object({ batchId: commandId, from: key(), to: key(), reason }));
export type HandOver = Infer<typeof handOverSchema>;

export const definitionScopeParams = object({ key: key(), version: digits() });
export const productScopeParams = object({ code: key() });

export const suspendScopeSchema = named(
  'SuspendScope',
  object({ batchId: commandId, reason }, { timers: oneOf('shift', 'absolute') }),
);
export type SuspendScope = Infer<typeof suspendScopeSchema>;

export const activateScopeSchema = named('ActivateScope', object({ batchId: commandId }));
export type ActivateScope = Infer<typeof activateScopeSchema>;

export const suspensionsSchema = named(
  'Suspensions',
  object({
    suspensions: list(
      object(
        { reason: text(), by: personSchema, at: instantSchema },
        { process: titledSchema, version: integer(), product: text() },
      ),
    ),
  }),
);
export type Suspensions = Infer<typeof suspensionsSchema>;
