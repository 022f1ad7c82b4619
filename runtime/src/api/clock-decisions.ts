import { breachCause } from './clocks.js';
import { instantSchema, personSchema, titledSchema } from './common.js';
import { flag, list, named, nullable, number, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

/** Requests, appeals and late entries that wait for this viewer's decision. */
export const clockDecisionsSchema = named(
  'ClockDecisions',
  object({
    decisions: list(
      object(
        {
          what: oneOf('extension', 'appeal', 'entry'),
          instanceId: text(),
          clockId: text(),
          subject: text(),
          process: titledSchema,
          title: text(),
          due: nullable(instantSchema),
          reason: text(),
          by: personSchema,
          at: instantSchema,
          /** The viewer may open the ticket. */
          maySee: flag(),
          exclusions: list(titledSchema),
        },
        {
          businessKey: text(),
          amount: number(),
          unit: oneOf('minute', 'workday', 'day'),
          needs: oneOf('agreement', 'consent'),
          cause: breachCause,
          entryId: text(),
          /** True time as stated. */
          occurredAt: instantSchema,
          evidence: list(text()),
        },
      ),
    ),
  }),
);
export type ClockDecisions = Infer<typeof clockDecisionsSchema>;
