import { commandId, instantSchema, pageLimit, personSchema, titledSchema } from './common.js';
import { flag, integer, key, list, map, named, object, oneOf, text, uuid } from './schema.js';
import type { Infer, Schema } from './schema.js';

const version = integer({ minimum: 1, maximum: 999_999 });
export const designRevision = integer({ minimum: 1, maximum: 2_147_483_647 });
const title = text({ minLength: 1, maxLength: 200 });
/** Key of a process or form: a folder of the repository. */
const processKey = text({ minLength: 1, maxLength: 80, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' });
export const designComment = text({ minLength: 1, maxLength: 2000 });
const fileText = text({ maxLength: 2_000_000 });

export const designParams = object({ id: uuid() });
export const designTicketParams = object({ id: uuid(), instance: key() });
export const designTicketQuery = object({}, { finished: oneOf('true', 'false'), limit: pageLimit });
export const designWorldQuery = object({}, { process: key() });

/** Texts of the files of a design: `DesignFiles` of `@yunliu/designer/model`. */
export const designFilesSchema = named(
  'DesignFiles',
  object(
    { definition: fileText },
    {
      /** Print templates by name; `print` is `print.hbs`. */
      forms: list(object({ form: fileText }, { prints: map(fileText) }), { maxItems: 60 }),
      /** By name, without `.scenario.json`. */
      scenarios: map(fileText),
    },
  ),
);
export type ApiDesignFiles = Infer<typeof designFilesSchema>;

export const designStatus = oneOf('draft', 'awaiting-approval', 'published');

/** Somebody who has the design open. */
export const designEditorSchema = named(
  'DesignEditor',
  object({
    person: personSchema,
    /** Open since. */
    since: instantSchema,
    /** Counts as gone then, unless another sign of life comes. */
    until: instantSchema,
    /** It is the person who asks (perhaps another window of theirs). */
    self: flag(),
  }),
);
export type DesignEditor = Infer<typeof designEditorSchema>;

const rights = {
  mayEdit: flag(),
  /** May publish, or with the second pair of eyes: may ask for it. */
  mayPublish: flag(),
  mayApprove: flag(),
};

const facts = {
  id: text(),
  revision: integer(),
  process: text(),
  title: text(),
  category: titledSchema,
  status: designStatus,
  createdAt: instantSchema,
  createdBy: personSchema,
  updatedAt: instantSchema,
  updatedBy: personSchema,
  ...rights,
};
const factsPerhaps = {
  /** Version of the process it was begun from. */
  basedOn: integer(),
  /** Newest published version of the process now; above `basedOn`: somebody published meanwhile. */
  newestVersion: integer(),
  /** Who holds it for editing now. */
  editor: designEditorSchema,
  /** While it awaits approval, and after a rejection the last one. */
  request: object({ at: instantSchema, by: personSchema, comment: text() }),
  /** The last rejection, until it is asked for again. */
  rejection: object({ at: instantSchema, by: personSchema, comment: text() }),
  publication: object({ version: integer(), at: instantSchema, by: personSchema, comment: text() }),
};

const designRowSchema = named('DesignRow', object(facts, factsPerhaps));
/** A draft in a list: everything but its files. */
export type DesignRow = Infer<typeof designRowSchema>;

export const designsSchema = named(
  'Designs',
  object({
    designs: list(designRowSchema),
    /** Is approval by a second person needed before anything is published? */
    secondPair: oneOf('off', 'required'),
  }),
);
export type Designs = Infer<typeof designsSchema>;

export const designSchema = named(
  'Design',
  object({ ...facts, files: designFilesSchema, editors: list(designEditorSchema) }, factsPerhaps),
);
export type ApiDesign = Infer<typeof designSchema>;

/** `id` is made by the client. `version`: change it, or restore it when it is an old one. `template`: copy as a new process. */
const originSchema = {
  json: {
    oneOf: [
      object({ kind: oneOf('empty'), key: processKey, title }).json,
      object({ kind: oneOf('version'), process: key(), version }).json,
      object({ kind: oneOf('template'), process: key(), newKey: processKey, newTitle: title }, { version }).json,
      object({ kind: oneOf('design'), id: uuid() }).json,
      object({ kind: oneOf('files'), files: designFilesSchema }).json,
    ],
  },
} as unknown as Schema<DesignOrigin>;

/** What a draft begins as. */
export type DesignOrigin =
  | { readonly kind: 'empty'; readonly key: string; readonly title: string }
  | { readonly kind: 'version'; readonly process: string; readonly version: number }
  | {
      readonly kind: 'template';
      readonly process: string;
      /** Default: the newest. */
      readonly version?: number;
      readonly newKey: string;
      readonly newTitle: string;
    }
  /** A copy of another draft as it stands (somebody else goes on with the original). */
  | { readonly kind: 'design'; readonly id: string }
  /** Files made elsewhere (BPMN import in the browser, the second editor’s copy). */
  | { readonly kind: 'files'; readonly files: ApiDesignFiles };

export const createDesignSchema = named('CreateDesign', object({ id: uuid(), commandId, from: originSchema }));
export type CreateDesign = Infer<typeof createDesignSchema>;

/** `POST /api/designs/import` is `multipart/form-data` with these fields and the package as `file`. */
export const importDesignSchema = named(
  'ImportDesign',
  object({ id: text({ maxLength: 36 }), commandId: text({ maxLength: 36 }) }),
);

export const saveDesignSchema = named(
  'SaveDesign',
  object(
    {
      /** The revision the client has; another one: 409 `design/changed-meanwhile` with `details` revision, by, at. */
      revision: designRevision,
      commandId,
      files: designFilesSchema,
    },
    {
      /** What was done since the last save, for the audit. */
      changes: list(object({ label: text({ maxLength: 300 }), at: instantSchema }), { maxItems: 500 }),
    },
  ),
);
export type SaveDesign = Infer<typeof saveDesignSchema>;

export const designSavedSchema = named(
  'DesignSaved',
  object({ id: text(), revision: integer(), updatedAt: instantSchema, status: designStatus }),
);
export type DesignSaved = Infer<typeof designSavedSchema>;

export const deleteDesignSchema = named('DeleteDesign', object({ revision: designRevision, commandId }));
export type DeleteDesign = Infer<typeof deleteDesignSchema>;
