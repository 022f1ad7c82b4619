import { backDated, choices, commandId } from './common.js';
import { integer, key, named, object, text, values } from './schema.js';
import type { Infer } from './schema.js';

export const startInstanceSchema = named(
  'StartInstance',
  object({ commandId, process: key() }, { variables: values(), choices, ...backDated }),
);
export type StartInstance = Infer<typeof startInstanceSchema>;

export const cancelInstanceSchema = named(
  'CancelInstance',
  object({ commandId, reason: text({ minLength: 1, maxLength: 2000 }) }, { expectedRevision: integer({ minimum: 0 }) }),
);
export type CancelInstance = Infer<typeof cancelInstanceSchema>;

export const addCommentSchema = named(
  'AddComment',
  object({ commandId, text: text({ minLength: 1, maxLength: 4000 }) }),
);
export type AddComment = Infer<typeof addCommentSchema>;

export const sendMessageSchema = named(
  'SendMessage',
  object({ commandId, name: key() }, { key: text({ maxLength: 200 }), data: values() }),
);
export type SendMessage = Infer<typeof sendMessageSchema>;
