import { instantSchema, personSchema } from './common.js';
import { integer, key, named, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

export const attachmentSchema = named(
  'Attachment',
  object({
    /** What `AttachmentValue.file` and `SignatureValue.file` of form values hold. */
    id: text(),
    name: text(),
    size: integer(),
    mediaType: text(),
    sha256: text(),
    by: personSchema,
    at: instantSchema,
    kind: oneOf('upload', 'signature', 'document'),
    /** Download address; add `?inline=1` to look at images and PDFs in the browser. */
    url: text(),
  }),
);
export type ApiAttachment = Infer<typeof attachmentSchema>;

/**
 * `POST /api/instances/:id/attachments` is `multipart/form-data` with the fields `commandId` (UUID), `kind`
 * (`upload` | `signature`, default `upload`) and one file `file`. A file may also name an open `taskId`.
 */
export const uploadFieldsSchema = named(
  'UploadFields',
  object({ commandId: text({ maxLength: 36 }) }, { kind: oneOf('upload', 'signature') }),
);
export type UploadFields = Infer<typeof uploadFieldsSchema>;

export const uploadAnswerSchema = named('UploadAnswer', object({ attachment: attachmentSchema, revision: integer() }));
export type UploadAnswer = Infer<typeof uploadAnswerSchema>;

export const attachmentParams = object({ instanceId: key(), id: key() });
export const attachmentQuery = object({}, { inline: oneOf('1') });
