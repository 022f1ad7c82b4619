import type { Issue } from '../definition/issue.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import { formTemplateSchema } from '../definition/schema/form-template-schema.js';
import { processDefinitionSchema } from '../definition/schema/process-definition-schema.js';
import type { SchemaNode } from '../definition/schema/schema-node.js';
import { checkShape } from '../definition/shape/check-shape.js';
import { canonicalJson, contentHash } from '../history/canonical-json.js';
import type { FormTemplate } from '../forms/form-template.js';
import type { DefinitionVersion, FormVersion } from '../store/store.js';
import { versionFrozen } from '../store/version-frozen.js';
import { checkBundle, preparing } from './check-bundle.js';
import type { BundledForm, DefinitionBundle, PublishReport } from './engine-api.js';
import { otherPrints } from './form-prints.js';
import type { Shell } from './shell.js';

/** Hash of a definition's content; running instances are pinned to it. */
function definitionHash(definition: ProcessDefinition): string {
  return contentHash(definition);
}

/** Hash of a form version: template and print sources together; one without further prints hashes as it always did. */
function formHash({ template, print, prints }: BundledForm): string {
  return contentHash({ template, print, ...otherPrints(prints) });
}

/** All issues that publishing would find, warnings included. Writes nothing. */
export async function checkPublish(shell: Shell, bundle: DefinitionBundle): Promise<readonly Issue[]> {
  return (await judge(shell, bundle, '')).issues;
}

/**
 * Checks the whole bundle against what is already published, then freezes what is new, forms first. With any error
 * nothing is published; a crash in between leaves a part that the same call completes.
 */
export async function publishBundle(shell: Shell, bundle: DefinitionBundle, by: string): Promise<PublishReport> {
  const { store } = shell;
  const { newForms, newDefinitions, unchanged, issues } = await judge(shell, bundle, by);
  if (issues.some((issue) => issue.severity === 'error')) return { published: [], unchanged, issues };

  for (const form of newForms) await store.saveForm(form);
  for (const definition of newDefinitions) await store.saveDefinition(definition);
  shell.definitions.forgetLatest();
  return {
    published: [
      ...newForms.map(({ key, version }) => ({ kind: 'form' as const, key, version })),
      ...newDefinitions.map(({ key, version }) => ({ kind: 'definition' as const, key, version })),
    ],
    unchanged,
    issues,
  };
}

async function judge(shell: Shell, bundle: DefinitionBundle, by: string) {
  const { store } = shell;
  const unusable = unfitDocuments(bundle);
  if (unusable.length > 0) return { newForms: [], newDefinitions: [], unchanged: 0, issues: unusable };
  const storedForms = await store.forms();
  const storedDefinitions = await store.definitions();
  const forms = bundle.forms.map((form): FormVersion => ({
    key: form.template.key,
    version: form.template.version,
    hash: formHash(form),
    publishedAt: shell.clock.now(),
    publishedBy: by,
    template: form.template,
    print: form.print,
    ...otherPrints(form.prints),
  }));
  const definitions = bundle.definitions.map((definition): DefinitionVersion => ({
    key: definition.key,
    version: definition.version,
    hash: definitionHash(definition),
    status: 'published',
    publishedAt: shell.clock.now(),
    publishedBy: by,
    definition,
  }));

  const newForms = newVersions('form', forms, storedForms);
  const newDefinitions = newVersions('definition', definitions, storedDefinitions);
  const fresh: DefinitionBundle = {
    definitions: newDefinitions.fresh.map((version) => version.definition),
    forms: newForms.fresh.map(({ template, print, prints }) => ({ template, print, ...otherPrints(prints) })),
  };
  const issues = [
    ...checkBundle(shell, fresh, { forms: storedForms, definitions: storedDefinitions }),
    ...newForms.issues,
    ...newDefinitions.issues,
  ];
  const unchanged = forms.length + definitions.length - newForms.fresh.length - newDefinitions.fresh.length;
  return { newForms: newForms.fresh, newDefinitions: newDefinitions.fresh, unchanged, issues };
}

/** Faults of documents that cannot even be hashed: nested too deeply, or no JSON. */
function unfitDocuments({ definitions, forms }: DefinitionBundle): readonly Issue[] {
  return [
    ...forms.flatMap(({ template }) => unfit(template, formTemplateSchema)),
    ...definitions.flatMap((definition) => unfit(definition, processDefinitionSchema)),
  ];
}

function unfit(document: FormTemplate | ProcessDefinition, schema: SchemaNode): readonly Issue[] {
  const file = `${document.key}@${document.version}`;
  const deep = checkShape(document, schema).filter(({ code }) => code === 'schema/too-deep');
  if (deep.length > 0) return deep.map((issue) => ({ ...issue, file }));
  return preparing(file, () => canonicalJson(document));
}

/** Versions not stored yet; the same version with another content is an issue. */
function newVersions<Version extends { readonly key: string; readonly version: number; readonly hash: string }>(
  kind: 'definition' | 'form',
  given: readonly Version[],
  stored: readonly { readonly key: string; readonly version: number; readonly hash: string }[],
): { readonly fresh: readonly Version[]; readonly issues: readonly Issue[] } {
  const known = new Map(stored.map((version) => [`${version.key}@${version.version}`, version.hash]));
  const fresh: Version[] = [];
  const issues: Issue[] = [];
  for (const version of given) {
    const id = `${version.key}@${version.version}`;
    const hash = known.get(id);
    if (hash === undefined) fresh.push(version);
    else if (hash !== version.hash) issues.push(frozenIssue(kind, version));
    known.set(id, version.hash);
  }
  return { fresh, issues };
}

function frozenIssue(
  kind: 'definition' | 'form',
  { key, version }: { readonly key: string; readonly version: number },
): Issue {
  const { code, message, hint } = versionFrozen(kind, key, version);
  return { code, severity: 'error', pointer: '/version', message, hint, file: `${key}@${version}` };
}
