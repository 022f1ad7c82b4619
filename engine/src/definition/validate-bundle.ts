import type { ValidationContext } from './checks/validation-context.js';
import { jsonPointer, type Issue } from './issue.js';
import type { ProcessDefinition } from './process-definition.js';
import { processDefinitionSchema } from './schema/process-definition-schema.js';
import { formTemplateSchema } from './schema/form-template-schema.js';
import type { SchemaNode } from './schema/schema-node.js';
import { repair } from './shape/repair.js';
import { validateDefinition } from './validate-definition.js';
import { validateForm } from './validate-form.js';
import type { FormTemplate } from '../forms/form-template.js';

/** Definitions and forms that are published together. */
export interface Bundle extends Pick<ValidationContext, 'roles' | 'calendars' | 'handlers'> {
  readonly definitions: readonly unknown[];
  readonly forms: readonly unknown[];
}

/**
 * All faults of a bundle: each form, each definition against all the forms and processes of the bundle, and versions
 * given twice. Pointers begin with `/definitions/<index>` or `/forms/<index>`.
 */
export function validateBundle(bundle: Bundle): Issue[] {
  const issues: Issue[] = [];
  const context: ValidationContext = {
    forms: readable(bundle.forms, formTemplateSchema) as readonly FormTemplate[],
    processes: readable(bundle.definitions, processDefinitionSchema) as readonly ProcessDefinition[],
    ...(bundle.roles === undefined ? {} : { roles: bundle.roles }),
    ...(bundle.calendars === undefined ? {} : { calendars: bundle.calendars }),
    ...(bundle.handlers === undefined ? {} : { handlers: bundle.handlers }),
  };
  const place = (base: string, found: readonly Issue[]): void => {
    issues.push(...found.map((issue) => ({ ...issue, pointer: base + issue.pointer })));
  };
  for (const [index, form] of bundle.forms.entries()) place(jsonPointer('forms', index), validateForm(form));
  for (const [index, definition] of bundle.definitions.entries())
    place(jsonPointer('definitions', index), validateDefinition(definition, context));
  for (const part of ['forms', 'definitions'] as const) issues.push(...doubles(bundle[part], part));
  return issues;
}

/** What is broken is mended first, so that its faults are reported once and not again by all that refer to it. */
function readable(list: readonly unknown[], schema: SchemaNode): readonly unknown[] {
  return list
    .filter(
      (entry) =>
        typeof entry === 'object' && entry !== null && typeof (entry as { readonly key?: unknown }).key === 'string',
    )
    .map((entry) => repair(entry, schema));
}

function doubles(list: readonly unknown[], part: 'forms' | 'definitions'): Issue[] {
  const seen = new Set<string>();
  return list.flatMap((entry, index): Issue[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { key, version } = entry as { readonly key?: unknown; readonly version?: unknown };
    const id = `${String(key)}@${String(version)}`;
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const what = part === 'forms' ? ['表单模板', 'form template'] : ['流程', 'process'];
    return [
      {
        code: 'bundle/duplicate-version',
        severity: 'error',
        pointer: jsonPointer(part, index, 'version'),
        message: {
          'zh-CN': `${what[0]}“${String(key)}”第 ${String(version)} 版重复`,
          en: `Version ${String(version)} of the ${what[1]} "${String(key)}" is given twice`,
        },
        hint: { 'zh-CN': '删去其中一份，或改版本号。', en: 'Remove one of them or change its version.' },
      },
    ];
  });
}
