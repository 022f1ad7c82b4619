import { instantSchema, personSchema, titledSchema } from './common.js';
import { designFilesSchema } from './designs.js';
import { digits, flag, integer, key, list, named, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

export const designedProcessParams = object({ key: key() });
export const designedVersionParams = object({ key: key(), version: digits() });

export const designTemplatesSchema = named(
  'DesignTemplates',
  object({
    templates: list(
      object(
        {
          process: text(),
          version: integer(),
          title: text(),
          category: titledSchema,
          states: integer(),
          forms: integer(),
          scenarios: integer(),
          /** May this person change that very process (not only copy it)? */
          mayEdit: flag(),
        },
        {
          code: text(),
          description: text(),
          purpose: text(),
          answeredBy: text(),
          howFast: text(),
        },
      ),
    ),
  }),
);
export type DesignTemplates = Infer<typeof designTemplatesSchema>;

export const designVersionsSchema = named(
  'DesignVersions',
  object({
    process: text(),
    title: text(),
    versions: list(
      object(
        {
          version: integer(),
          title: text(),
          status: oneOf('published', 'retired'),
          publishedAt: instantSchema,
          publishedBy: personSchema,
          running: integer(),
          forms: list(object({ key: text(), version: integer() })),
          scenarios: integer(),
        },
        { comment: text(), approvedBy: personSchema, design: text() },
      ),
    ),
  }),
);
export type DesignVersions = Infer<typeof designVersionsSchema>;

export const designVersionSchema = named(
  'DesignVersion',
  object({
    process: text(),
    version: integer(),
    title: text(),
    status: oneOf('published', 'retired'),
    files: designFilesSchema,
  }),
);
export type DesignVersion = Infer<typeof designVersionSchema>;

const ruleSchema = named(
  'DesignRule',
  object(
    {},
    {
      /** What it is about: one process, or a category; neither: everything else. */
      process: key(),
      category: key(),
      /** `user:<id>`, `role:<key>` or `department:<id>`; absent: what the wider rule says. */
      edit: list(text({ maxLength: 140 }), { maxItems: 100 }),
      publish: list(text({ maxLength: 140 }), { maxItems: 100 }),
      approve: list(text({ maxLength: 140 }), { maxItems: 100 }),
    },
  ),
);

export const designSettingsSchema = named(
  'DesignSettings',
  object(
    { secondPair: oneOf('off', 'required'), rules: list(ruleSchema, { maxItems: 500 }) },
    { updatedAt: instantSchema, updatedBy: personSchema },
  ),
);
export type DesignSettings = Infer<typeof designSettingsSchema>;
export const putDesignSettingsSchema = named(
  'PutDesignSettings',
  object({ secondPair: oneOf('off', 'required'), rules: list(ruleSchema, { maxItems: 500 }) }),
);
export type PutDesignSettings = Infer<typeof putDesignSettingsSchema>;
