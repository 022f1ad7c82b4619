import type { ProcessDefinition } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { commandId, instantSchema, issueSchema, titledSchema } from './common.js';
import { incidentSchema } from './incidents.js';
import { departmentSchema } from './people.js';
import {
  digits,
  document,
  flag,
  integer,
  key,
  list,
  map,
  named,
  nullable,
  object,
  oneOf,
  text,
  values,
} from './schema.js';
import type { Infer } from './schema.js';

const accountId = text({ minLength: 1, maxLength: 60, pattern: '^[a-z0-9][a-z0-9._-]*$' });
const personName = text({ minLength: 1, maxLength: 60 });
const phone = text({ maxLength: 40 });
const email = text({ maxLength: 200 });
const roles = list(key(), { maxItems: 50 });

export const adminUserSchema = named(
  'AdminUser',
  object(
    {
      id: text(),
      name: text(),
      roles: list(titledSchema),
      active: flag(),
      /** Too many wrong passwords; a password reset unlocks. */
      locked: flag(),
      mustChangePassword: flag(),
    },
    { department: titledSchema, phone: text(), email: text(), lastSignInAt: instantSchema },
  ),
);
export type AdminUser = Infer<typeof adminUserSchema>;

export const adminUsersSchema = named('AdminUsers', object({ users: list(adminUserSchema) }));
export type AdminUsers = Infer<typeof adminUsersSchema>;

export const createUserSchema = named(
  'CreateUser',
  object({ id: accountId, name: personName, roles }, { departmentId: key(), phone, email }),
);
export type CreateUser = Infer<typeof createUserSchema>;

export const updateUserSchema = named(
  'UpdateUser',
  object(
    {},
    {
      name: personName,
      roles,
      departmentId: nullable(key()),
      phone: nullable(phone),
      email: nullable(email),
      active: flag(),
    },
  ),
);
export type UpdateUser = Infer<typeof updateUserSchema>;

export const oneTimePasswordSchema = named('OneTimePassword', object({ user: adminUserSchema, password: text() }));
/** Shown once; the person must change it at the first sign-in. */
export type OneTimePassword = Infer<typeof oneTimePasswordSchema>;

export const userParams = object({ id: key() });
export const userQuery = object({}, { q: text({ maxLength: 100 }) });

export const putDepartmentSchema = named(
  'PutDepartment',
  object({ name: text({ minLength: 1, maxLength: 100 }) }, { parentId: key(), leaderId: key() }),
);
export type PutDepartment = Infer<typeof putDepartmentSchema>;
export const departmentAnswerSchema = departmentSchema;

export const roleSchema = named(
  'Role',
  object({ key: text(), title: text(), people: integer() }, { side: oneOf('provider', 'customer', 'both') }),
);
export type ApiRole = Infer<typeof roleSchema>;
export const rolesSchema = named('Roles', object({ roles: list(roleSchema) }));
export type Roles = Infer<typeof rolesSchema>;
export const putRoleSchema = named(
  'PutRole',
  object({ title: text({ minLength: 1, maxLength: 60 }) }, { side: oneOf('provider', 'customer', 'both') }),
);
export type PutRole = Infer<typeof putRoleSchema>;
export const roleParams = object({ key: key() });

export const definitionRowSchema = named(
  'DefinitionRow',
  object(
    {
      key: text(),
      version: integer(),
      title: text(),
      category: titledSchema,
      status: oneOf('published', 'retired'),
      publishedAt: instantSchema,
      publishedBy: text(),
      hash: text(),
      /** Running instances of this key (all versions), up to 99. */
      running: integer(),
      runningIsMore: flag(),
    },
    { code: text() },
  ),
);
export type DefinitionRow = Infer<typeof definitionRowSchema>;

const formRowSchema = named(
  'FormRow',
  object(
    { key: text(), version: integer(), title: text(), publishedAt: instantSchema, publishedBy: text(), hash: text() },
    { code: text() },
  ),
);
export type FormRow = Infer<typeof formRowSchema>;

export const definitionsSchema = named(
  'Definitions',
  object({ definitions: list(definitionRowSchema), forms: list(formRowSchema) }),
);
export type Definitions = Infer<typeof definitionsSchema>;

export const publishSchema = named(
  'Publish',
  object(
    {},
    {
      definitions: list(document<ProcessDefinition>('Process definition, see process-definition.schema.json'), {
        maxItems: 200,
      }),
      forms: list(
        object(
          {
            template: document<FormTemplate>('Form template, see form-template.schema.json'),
            print: text({ maxLength: 500_000 }),
          },
          /** The further print templates, by name. */
          { prints: map(text({ maxLength: 500_000 })) },
        ),
        {
          maxItems: 200,
        },
      ),
    },
  ),
);
/** What the administrator uploads; all or nothing is published. */
export type Publish = Infer<typeof publishSchema>;

export const publishAnswerSchema = named(
  'PublishAnswer',
  object({
    published: list(object({ kind: oneOf('definition', 'form'), key: text(), version: integer() })),
    unchanged: integer(),
    /** An `error` among them = nothing was published. `file` names the document as `key@version`; pointers of a malformed one begin with `/definitions/<n>` or `/forms/<n>`. */
    issues: list(issueSchema),
  }),
);
export type PublishAnswer = Infer<typeof publishAnswerSchema>;

export const definitionParams = object({ key: key(), version: digits() });
export const definitionStatusSchema = named('DefinitionStatus', object({ status: oneOf('published', 'retired') }));
export type DefinitionStatus = Infer<typeof definitionStatusSchema>;

export const incidentsSchema = named('Incidents', object({ incidents: list(incidentSchema) }));
export type Incidents = Infer<typeof incidentsSchema>;
export const incidentParams = object({ instanceId: key(), jobId: key() });
export const skipIncidentSchema = named(
  'SkipIncident',
  object({ commandId, reason: text({ minLength: 1, maxLength: 2000 }) }, { output: values() }),
);
/** Puts data right; with `retry` the incident named runs again with it. */
export const correctVariablesSchema = named(
  'CorrectVariables',
  object({ commandId, reason: text({ minLength: 1, maxLength: 2000 }), values: values() }),
);
export const correctParams = object({ id: key() });
export const retryIncidentSchema = named('RetryIncident', object({ commandId }));
export type RetryIncident = Infer<typeof retryIncidentSchema>;
