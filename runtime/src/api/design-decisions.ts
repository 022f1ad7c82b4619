import { commandId, instantSchema, issueSchema, personSchema } from './common.js';
import { designComment, designEditorSchema, designRevision, designStatus } from './designs.js';
import { flag, integer, list, named, object, oneOf, text, uuid } from './schema.js';
import type { Infer } from './schema.js';

export const designPresenceSchema = named(
  'DesignPresence',
  object({
    /** One per open window, made by the client. */
    window: uuid(),
    /** `edit`: hold it if free. `take-over`: hold it although another does. `look`: be seen, hold nothing. `leave`: go. */
    intent: oneOf('edit', 'take-over', 'look', 'leave'),
  }),
);
export type DesignPresence = Infer<typeof designPresenceSchema>;

export const designPresentSchema = named(
  'DesignPresent',
  object(
    {
      /** This window holds it. */
      holds: flag(),
      /** Everybody who has it open, the asking window left out. */
      others: list(designEditorSchema),
      /** Stands on the server now: higher than what the window has → fetch it. */
      revision: integer(),
      updatedAt: instantSchema,
      updatedBy: personSchema,
      status: designStatus,
      /** Come again within this time. */
      beatMs: integer(),
    },
    {
      holder: designEditorSchema,
      /** Who took it from this window. */
      takenOverBy: personSchema,
    },
  ),
);
export type DesignPresent = Infer<typeof designPresentSchema>;

export const publishDesignSchema = named(
  'PublishDesign',
  object({ revision: designRevision, commandId, comment: designComment }),
);
export type PublishDesign = Infer<typeof publishDesignSchema>;

export const decideDesignSchema = named(
  'DecideDesign',
  object({ revision: designRevision, commandId }, { comment: text({ maxLength: 2000 }) }),
);
export type DecideDesign = Infer<typeof decideDesignSchema>;

export const designPublishedSchema = named(
  'DesignPublished',
  object(
    {
      status: designStatus,
      revision: integer(),
      /** What became new: the version of the process and of every form that changed. */
      published: list(object({ kind: oneOf('definition', 'form'), key: text(), version: integer() })),
      /** Warnings; errors refuse (422 `design/unsound` with `issues`, pointers into the design document). */
      issues: list(issueSchema),
    },
    { version: integer() },
  ),
);
export type DesignPublished = Infer<typeof designPublishedSchema>;

export const designAuditSchema = named(
  'DesignAudit',
  object({
    entries: list(
      object(
        {
          at: instantSchema,
          by: personSchema,
          what: oneOf(
            'created',
            'restored',
            'copied',
            'imported',
            'saved',
            'taken-over',
            'publish-requested',
            'withdrawn',
            'approved',
            'rejected',
            'published',
            'deleted',
          ),
          revision: integer(),
        },
        {
          /** What was done, oldest first; of a save. */
          changes: list(object({ label: text(), at: instantSchema })),
          comment: text(),
          version: integer(),
          /** From whom it was taken, or whose request was decided. */
          of: personSchema,
        },
      ),
    ),
  }),
);
export type DesignAudit = Infer<typeof designAuditSchema>;
