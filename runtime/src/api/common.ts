import { anyJson, instant, integer, key, list, map, named, object, oneOf, text, uuid } from './schema.js';
import type { Infer } from './schema.js';

/** A person as lists and pages show them. */
export const personSchema = named('Person', object({ id: text(), name: text() }, { department: text() }));
export type Person = Infer<typeof personSchema>;

export const issueSchema = named(
  'Issue',
  object(
    { code: text(), severity: oneOf('error', 'warning'), pointer: text(), message: text(), hint: text() },
    { file: text() },
  ),
);
/** One single fault, already in the reader's language. */
export type ApiIssue = Infer<typeof issueSchema>;

export const errorSchema = named(
  'Error',
  object(
    { code: text(), message: text(), hint: text(), requestId: text() },
    {
      /** JSON pointer into the request body (or `/query/…`, `/params/…`). */
      pointer: text(),
      issues: list(issueSchema),
      /** Facts for programs, e.g. `retryAfterSeconds`, `revision`. */
      details: map(anyJson()),
    },
  ),
);
/** Body of every answer that is not 2xx. */
export type ApiError = Infer<typeof errorSchema>;

/** Made by the client, one per intent: sending it again is harmless, with another body it is refused. */
export const commandId = uuid();

export const commandAnswerSchema = named(
  'CommandAnswer',
  object(
    { instanceId: text(), revision: integer(), createdTasks: list(text()) },
    {
      /** A task made by this command that the user may work on at once. */
      nextTask: text(),
    },
  ),
);
export type CommandAnswer = Infer<typeof commandAnswerSchema>;

export const instanceParams = object({ id: key() });
export const taskParams = object({ id: key() });

/** `limit` is text because it comes in a query string: 1 to 100. */
export const pageLimit = text({ maxLength: 3, pattern: '^([1-9]|[1-9][0-9]|100)$' });
export const cursor = text({ maxLength: 2000 });

export const titledSchema = named('Titled', object({ key: text(), title: text() }));
/** A key with its title in the reader's language. */
export type Titled = Infer<typeof titledSchema>;

export const instantSchema = instant();

/** True time of what is entered later; past the limit of the agreement with a reason, and to be approved. */
export const backDated = { occurredAt: text({ maxLength: 40 }), lateReason: text({ maxLength: 2000 }) };

/** State -> ids of the people chosen to do it. */
export const choices = map(list(key(), { maxItems: 200 }));
