import { compileProcess } from '../compile/compile-process.js';
import type { ValidationContext } from '../definition/checks/validation-context.js';
import { builtInHandlers } from '../definition/built-in-handlers.js';
import { jsonPointer, type Issue } from '../definition/issue.js';
import { isPrintName } from '../definition/print-name.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import { formTemplateSchema } from '../definition/schema/form-template-schema.js';
import { processDefinitionSchema } from '../definition/schema/process-definition-schema.js';
import { repair } from '../definition/shape/repair.js';
import { validateDefinition } from '../definition/validate-definition.js';
import { validateForm } from '../definition/validate-form.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { FormTemplate } from '../forms/form-template.js';
import { compileServerForm } from '../forms/server/compile-server-form.js';
import type { DefinitionVersion, FormVersion } from '../store/store.js';
import type { BundledForm, DefinitionBundle } from './engine-api.js';
import { otherPrints, printNames } from './form-prints.js';
import type { Shell } from './shell.js';

/** What is already published. */
export interface Published {
  readonly forms: readonly FormVersion[];
  readonly definitions: readonly DefinitionVersion[];
}

/**
 * All issues of new versions, each with the document (`key@version`) it is about. Every name must be known: forms and
 * processes of the bundle or published before, roles of the directory, calendars and handlers of this engine.
 */
export function checkBundle(shell: Shell, fresh: DefinitionBundle, published: Published): readonly Issue[] {
  // What others refer to is mended first: a broken document is reported once, and nobody stumbles over its holes.
  const forms = [
    ...fresh.forms.map(({ template }) => repair(template, formTemplateSchema) as FormTemplate),
    ...published.forms.map(({ template }) => template),
  ];
  const processes = [
    ...fresh.definitions.map((definition) => repair(definition, processDefinitionSchema) as ProcessDefinition),
    ...published.definitions.map(({ definition }) => definition),
  ];
  const prints = Object.fromEntries(
    [
      ...published.forms,
      ...fresh.forms.map((form) => ({ ...form, key: form.template.key, version: form.template.version })),
    ].map((form) => [`${form.key}@${form.version}`, printNames(form)]),
  );
  return [
    ...fresh.forms.flatMap((form) => {
      const { template } = form;
      const name = `${template.key}@${template.version}`;
      const faults = validateForm(template);
      if (hasErrors(faults)) return named(faults, name);
      return [
        ...named([...faults, ...printFaults(shell, form)], name),
        ...preparing(name, () => compileServerForm(template)),
      ];
    }),
    ...fresh.definitions.flatMap((definition) => {
      const name = `${definition.key}@${definition.version}`;
      const faults = validateDefinition(definition, { forms, prints, processes, ...knownNames(shell, definition) });
      if (hasErrors(faults)) return named(faults, name);
      return [...named(faults, name), ...preparing(name, () => compileProcess(definition, ''))];
    }),
  ];
}

/** Faults of every print template of a form; those of the further ones point at `/prints/<name>`. */
function printFaults({ renderer }: Shell, { template, print, prints }: BundledForm): readonly Issue[] {
  return [
    ...(renderer?.checkForm?.(template, print) ?? []),
    ...Object.entries(otherPrints(prints).prints ?? {}).flatMap(([name, source]) => {
      const pointer = jsonPointer('prints', name);
      if (!isPrintName(name)) return [unusableName(name, pointer)];
      return (renderer?.checkForm?.(template, source) ?? []).map((issue) => ({ ...issue, pointer }));
    }),
  ];
}

function unusableName(name: string, pointer: string): Issue {
  return {
    code: 'print/unusable-name',
    severity: 'error',
    pointer,
    message: {
      'zh-CN': `打印模板不能命名为“${name}”。`,
      en: `A print template cannot be called "${name}".`,
    },
    hint: {
      'zh-CN': '名称以文字或数字开头，可含空格、点、下划线和连字符，最多 100 个字符。',
      en: 'A name begins with a letter or digit and holds letters, digits, spaces, dots, underscores and hyphens, at most 100.',
    },
  };
}

/** The roles, calendars and handlers that a definition names and that exist: the ports answer questions, they have no lists. */
function knownNames(shell: Shell, definition: ProcessDefinition): ValidationContext {
  const directory = shell.directory();
  const texts = textsOf(definition);
  const isRole = (name: string): boolean =>
    directory.role(name) !== undefined || directory.usersInRole(name).length > 0;
  return {
    roles: [...texts].filter(isRole),
    calendars: [...texts, 'always'].filter((name) => shell.calendars.has(name)),
    handlers: [...shell.handlers.keys(), ...Object.keys(builtInHandlers)],
  };
}

/** Every text and key in a document. */
function textsOf(document: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string') texts.add(value);
    if (typeof value !== 'object' || value === null || depth > 100) return;
    for (const [key, item] of Object.entries(value)) {
      texts.add(key);
      visit(item, depth + 1);
    }
  };
  visit(document, 0);
  return texts;
}

function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

function named(issues: readonly Issue[], file: string): readonly Issue[] {
  return issues.map((issue) => ({ ...issue, file }));
}

/** What making a document ready complains about, beyond what validating found. */
export function preparing(file: string, prepare: () => unknown): readonly Issue[] {
  try {
    prepare();
    return [];
  } catch (error) {
    if (!(error instanceof YunliuError)) throw error;
    if (error.issues.length > 0) return named(error.issues, file);
    const { code, pointer = '', messages, hint } = error;
    return [{ code, severity: 'error', pointer, message: messages, hint, file }];
  }
}
