import { stat } from 'node:fs/promises';
import type { ValidationContext } from '../../definition/checks/validation-context.js';
import type { ProcessDefinition } from '../../definition/process-definition.js';
import { formTemplateSchema } from '../../definition/schema/form-template-schema.js';
import { processDefinitionSchema } from '../../definition/schema/process-definition-schema.js';
import type { SchemaNode } from '../../definition/schema/schema-node.js';
import { repair } from '../../definition/shape/repair.js';
import type { FormTemplate } from '../../forms/form-template.js';
import { printNames } from '../../run/form-prints.js';
import { loadFolder } from '../../run/load-folder.js';
import type { ScheduleFile } from '../../schedules/schedule-file.js';
import { scheduleFileSchema } from '../../schedules/schedule-file-schema.js';
import type { CalendarFile } from '../../service-time/calendar-file.js';
import type { Project } from '../project.js';
import { documentKind } from './document-kind.js';
import { readDocument, type ReadDocument } from './read-document.js';

export interface CliContext extends ValidationContext {
  readonly calendarFiles: readonly CalendarFile[];
  readonly scheduleFiles: readonly ScheduleFile[];
}

/**
 * What the checked files may refer to: the folders of the project, and the files themselves (which win over those of
 * the same key and version). What is not there at all is not checked.
 */
export async function projectContext(
  project: Project | undefined,
  documents: readonly ReadDocument[],
): Promise<CliContext> {
  const folder =
    project === undefined ? undefined : await loadFolder({ definitions: project.definitions, forms: project.forms });
  const own = (kind: 'definition' | 'form' | 'calendar' | 'schedule'): readonly unknown[] =>
    documents.filter((document) => isKeyed(document.json) && documentKind(document) === kind).map(({ json }) => json);
  const forms = merged(
    own('form') as readonly FormTemplate[],
    folder?.forms.map(({ template }) => template) ?? [],
    formTemplateSchema,
  );
  const processes = merged(
    own('definition') as readonly ProcessDefinition[],
    folder?.definitions ?? [],
    processDefinitionSchema,
  );
  const calendars = merged(own('calendar') as readonly CalendarFile[], folder?.calendars ?? [], undefined);
  const schedules = merged(own('schedule') as readonly ScheduleFile[], folder?.schedules ?? [], scheduleFileSchema);
  const roles = project === undefined ? undefined : await rolesOf(project.organisation);
  return {
    calendarFiles: calendars,
    scheduleFiles: schedules,
    ...(forms.length > 0 ? { forms } : {}),
    ...(folder === undefined
      ? {}
      : {
          prints: Object.fromEntries(
            folder.forms.map((form) => [`${form.template.key}@${form.template.version}`, printNames(form)]),
          ),
        }),
    ...(folder === undefined ? {} : { processes }),
    ...(calendars.length > 0 ? { calendars: calendars.map(({ key }) => key) } : {}),
    ...(roles === undefined ? {} : { roles }),
  };
}

function isKeyed(json: unknown): boolean {
  return typeof json === 'object' && json !== null && typeof (json as { readonly key?: unknown }).key === 'string';
}

function merged<Document>(
  first: readonly Document[],
  second: readonly Document[],
  schema: SchemaNode | undefined,
): readonly Document[] {
  const byName = new Map<string, Document>();
  for (const document of [...second, ...first]) {
    const { key, version } = document as { readonly key: string; readonly version?: number };
    byName.set(`${key}@${String(version)}`, schema === undefined ? document : (repair(document, schema) as Document));
  }
  return [...byName.values()];
}

async function rolesOf(file: string): Promise<readonly string[] | undefined> {
  if ((await stat(file).catch(() => undefined)) === undefined) return undefined;
  const { json } = await readDocument(file);
  const roles = typeof json === 'object' && json !== null ? (json as { readonly roles?: unknown }).roles : undefined;
  if (!Array.isArray(roles)) return undefined;
  return roles.flatMap((role: unknown) => (isKeyed(role) ? [(role as { readonly key: string }).key] : []));
}
