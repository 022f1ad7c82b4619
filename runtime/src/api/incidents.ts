import { instantSchema, personSchema, titledSchema } from './common.js';
import { anyJson, flag, integer, list, map, named, object, text } from './schema.js';
import type { Infer } from './schema.js';

export const incidentSchema = named(
  'Incident',
  object(
    {
      jobId: text(),
      instanceId: text(),
      kind: text(),
      title: text(),
      message: text(),
      at: instantSchema,
      tries: integer(),
    },
    {
      process: titledSchema,
      subject: text(),
      businessKey: text(),
      state: titledSchema,
      /** Handler, or topic of an external worker. */
      handler: text(),
      external: flag(),
      createdAt: instantSchema,
      /** What it was asked for. */
      input: map(anyJson()),
      /** Failed tries, oldest first. */
      attempts: list(object({ at: instantSchema, message: text() }, { worker: text() })),
      startedBy: personSchema,
      /** Names of the people who wait: those with open tasks in the instance. */
      waiting: list(text()),
      /** May be skipped. */
      skippable: flag(),
      /** Takes output data when it is skipped. */
      takesOutput: flag(),
    },
  ),
);
export type Incident = Infer<typeof incidentSchema>;
