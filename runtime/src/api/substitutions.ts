import { instantSchema, personSchema, titledSchema } from './common.js';
import { flag, integer, key, list, named, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

const substitutionSchema = named(
  'Substitution',
  object(
    {
      id: text(),
      from: personSchema,
      to: personSchema,
      /** Half-open: `start` belongs to it, `end` does not. */
      start: instantSchema,
      end: instantSchema,
      status: oneOf('planned', 'running', 'ended'),
      reason: text(),
      maxChain: integer(),
    },
    {
      /** Absent = every process. */
      processes: list(titledSchema),
      /** FEEL over the variables of the case. */
      condition: text(),
      /** The condition with the titles of fields instead of their names. */
      conditionText: text(),
    },
  ),
);
export type ApiSubstitution = Infer<typeof substitutionSchema>;

export const substitutionQuery = object({}, { user: key() });
export const substitutionParams = object({ id: key() });

export const substitutionsSchema = named(
  'Substitutions',
  object({
    /** Of the person asked about, running ones first. For an administrator without `user`: everybody's. */
    own: list(substitutionSchema),
    /** Whom the person stands in for. */
    asSubstitute: list(substitutionSchema),
  }),
);
export type Substitutions = Infer<typeof substitutionsSchema>;

const rule = {
  from: key(),
  to: key(),
  start: instantSchema,
  end: instantSchema,
};
const ruleOptions = {
  processes: list(key(), { maxItems: 200 }),
  condition: text({ maxLength: 1000 }),
  maxChain: integer({ minimum: 1, maximum: 10 }),
};

export const putSubstitutionSchema = named(
  'PutSubstitution',
  object({ ...rule, reason: text({ maxLength: 500 }) }, ruleOptions),
);
export type PutSubstitution = Infer<typeof putSubstitutionSchema>;

export const putSubstitutionAnswerSchema = named(
  'PutSubstitutionAnswer',
  object({ substitution: substitutionSchema, /** Open tasks moved at once. */ moved: integer() }),
);
export type PutSubstitutionAnswer = Infer<typeof putSubstitutionAnswerSchema>;

export const stopSubstitutionSchema = named(
  'StopSubstitution',
  object({ /** Open tasks that came back. */ moved: integer() }),
);
export type StopSubstitution = Infer<typeof stopSubstitutionSchema>;

export const substitutionEffectQuery = named('SubstitutionEffectQuery', object(rule, ruleOptions));

export const substitutionEffectSchema = named(
  'SubstitutionEffect',
  object({
    /** Begins now; else the tasks that are open then go over. */
    atOnce: flag(),
    /** Open tasks it bears on, the first 50. */
    tasks: list(object({ id: text(), state: titledSchema, process: titledSchema, subject: text() })),
    count: integer(),
  }),
);
export type SubstitutionEffect = Infer<typeof substitutionEffectSchema>;

export const conditionFieldsSchema = named(
  'ConditionFields',
  object({
    fields: list(
      object(
        { name: text(), title: text(), kind: oneOf('number', 'text', 'flag', 'choice', 'date') },
        { options: list(object({ value: text(), title: text() })) },
      ),
    ),
  }),
);
export type ConditionFields = Infer<typeof conditionFieldsSchema>;
export const conditionFieldsParams = object({ key: key() });
