import { commandAnswerSchema, instantSchema } from './common.js';
import { anyJson, flag, integer, key, list, map, named, object, text, values } from './schema.js';
import type { Infer } from './schema.js';

const lockId = text({ minLength: 1, maxLength: 60 });
/** Which of several programs under one token; shown as `<token name>/<this>`. */
const workerId = text({ maxLength: 60, pattern: '^[A-Za-z0-9._-]+$' });
const lockMs = integer({ minimum: 1000, maximum: 86_400_000 });

export const fetchJobsSchema = named(
  'FetchJobs',
  object(
    { topics: list(text({ minLength: 1, maxLength: 100 }), { maxItems: 50 }), lockMs },
    { max: integer({ minimum: 1, maximum: 100 }), waitMs: integer({ minimum: 0, maximum: 60_000 }), workerId },
  ),
);

const lockedJobSchema = named(
  'LockedJob',
  object({
    jobId: text(),
    lockId: text(),
    /** The lock runs out then, unless it is extended. */
    until: instantSchema,
    topic: text(),
    input: map(anyJson()),
    instanceId: text(),
    /** Idempotency key: the same for every try. */
    key: text(),
    tries: integer(),
    triesLeft: integer(),
    createdAt: instantSchema,
  }),
);
export const fetchedJobsSchema = named('FetchedJobs', object({ jobs: list(lockedJobSchema) }));

export const workerJobParams = object({ jobId: key() });
export const completeJobSchema = named('CompleteJob', object({ lockId }, { output: values(), workerId }));
export const failJobSchema = named(
  'FailJob',
  object(
    { lockId, message: text({ minLength: 1, maxLength: 2000 }) },
    {
      /** Do not try again. */
      final: flag(),
      /** For `onError` of the state. */
      code: text({ minLength: 1, maxLength: 100 }),
      retryAt: instantSchema,
      workerId,
    },
  ),
);
export const extendJobSchema = named('ExtendJob', object({ lockId, lockMs }, { workerId }));
export const extendedJobSchema = named('ExtendedJob', object({ until: instantSchema }));
export const unlockJobSchema = named('UnlockJob', object({ lockId }, { workerId }));
export const jobReportSchema = commandAnswerSchema;

const tokenName = text({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9][a-z0-9._-]*$' });
const workerTokenSchema = named(
  'WorkerToken',
  object({ id: text(), name: text(), topics: list(text()), createdAt: instantSchema, createdBy: text() }),
);
export type WorkerToken = Infer<typeof workerTokenSchema>;
export const workerTokensSchema = named('WorkerTokens', object({ tokens: list(workerTokenSchema) }));
export type WorkerTokens = Infer<typeof workerTokensSchema>;
export const createWorkerTokenSchema = named(
  'CreateWorkerToken',
  object({ name: tokenName, topics: list(text({ minLength: 1, maxLength: 100 }), { maxItems: 50 }) }),
);
/** The token is shown this once. */
export const createdWorkerTokenSchema = named(
  'CreatedWorkerToken',
  object({ worker: workerTokenSchema, token: text() }),
);
export const workerTokenParams = object({ id: key() });
