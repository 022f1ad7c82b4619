import { readJson, writeJson } from '@yunliu/designer/model';
import { contentHash } from '@yunliu/engine';
import type { DefinitionVersion, LoadedFolder, Store } from '@yunliu/engine';
import type { JsonObject, ProcessDefinition } from '@yunliu/engine/definition';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formsOf } from '../definition-forms.js';
import type { FormReference } from '../definition-forms.js';
import type { DraftFiles } from './draft.js';

/** The very texts a version of a process was published from, with its stories and who agreed to it. */
interface VersionRecord {
  readonly definition: string;
  readonly scenarios: { readonly [name: string]: string };
  readonly comment?: string;
  readonly approvedBy?: string;
  /** Draft it was published from; absent = a file of the delivery. */
  readonly design?: string;
}

interface FormRecord {
  readonly form: string;
  readonly prints: { readonly [name: string]: string };
}

const VERSIONS = 'design-version';
const FORMS = 'design-form';

export async function keepVersion(
  store: Store,
  definition: ProcessDefinition,
  record: VersionRecord,
  forms: readonly (FormRecord & FormReference)[],
): Promise<void> {
  for (const { template, version, form, prints } of forms)
    await store.putRecord(FORMS, `${template}@${version}`, { form, prints });
  await store.putRecord(VERSIONS, `${definition.key}@${definition.version}`, record as unknown as JsonObject);
}

export async function versionRecord(store: Store, key: string, version: number): Promise<VersionRecord | undefined> {
  return (await store.record(VERSIONS, `${key}@${version}`)) as unknown as VersionRecord | undefined;
}

/** Numbers of stories of every version, by `key@version`. */
export async function scenarioCounts(store: Store): Promise<ReadonlyMap<string, number>> {
  return new Map(
    (await store.records(VERSIONS)).map(({ id, value }) => [
      id,
      Object.keys((value as unknown as VersionRecord).scenarios).length,
    ]),
  );
}

/**
 * The files of a published version. What is kept as text is used only while it says what was published; otherwise it is
 * written anew.
 */
export async function versionFiles(store: Store, stored: DefinitionVersion): Promise<DraftFiles> {
  const kept = await versionRecord(store, stored.key, stored.version);
  const forms: DraftFiles['forms'][number][] = [];
  for (const { template, version } of shownForms(stored.definition)) {
    const form = await store.form(template, version);
    if (form === undefined) continue;
    const text = (await store.record(FORMS, `${template}@${version}`)) as unknown as FormRecord | undefined;
    forms.push({
      form: text !== undefined && says(text.form, contentHash(form.template)) ? text.form : writeJson(form.template),
      prints: { ...text?.prints, ...form.prints, ...(form.print === '' ? {} : { print: form.print }) },
    });
  }
  return {
    definition:
      kept !== undefined && says(kept.definition, stored.hash) ? kept.definition : writeJson(stored.definition),
    forms,
    scenarios: kept?.scenarios ?? {},
  };
}

function says(text: string, hash: string): boolean {
  try {
    return contentHash(JSON.parse(JSON.stringify(readJson(text)))) === hash;
  } catch {
    return false;
  }
}

/** Every form a definition shows at a task or prints on the way. */
export function shownForms(definition: ProcessDefinition): readonly FormReference[] {
  const shown = formsOf(definition);
  const known = new Set(shown.map(({ template }) => template));
  const others = new Map<string, FormReference>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { template, version } = value as { readonly template?: unknown; readonly version?: unknown };
    // Without a version a print means the one the tasks show, or the first.
    if (typeof template === 'string' && (typeof version === 'number' || !known.has(template))) {
      const reference = { template, version: typeof version === 'number' ? version : 1 };
      others.set(`${template}@${reference.version}`, reference);
    }
    for (const item of Object.values(value)) visit(item);
  };
  visit(definition.states);
  for (const { template, version } of shown) others.delete(`${template}@${version}`);
  return [...shown, ...others.values()];
}

/**
 * Keeps the texts and stories of delivered files beside the versions they were published as. Stories of the folder belong
 * to its newest version. Versions that were published from a draft are left alone.
 */
export async function keepDelivered(store: Store, folder: LoadedFolder): Promise<void> {
  const newest = new Map<string, number>();
  for (const { key, version } of folder.definitions) newest.set(key, Math.max(version, newest.get(key) ?? 0));
  for (const definition of folder.definitions) {
    const { key, version } = definition;
    const file = folder.files.get(`definition:${key}@${version}`);
    const known = await versionRecord(store, key, version);
    if (file === undefined || known?.design !== undefined) continue;
    const scenarios =
      newest.get(key) === version ? await textsIn(join(dirname(file), 'scenarios'), '.scenario.json') : {};
    const record: VersionRecord = { definition: await readFile(file, 'utf8'), scenarios };
    if (JSON.stringify(known) === JSON.stringify(record)) continue;
    // The number may have been taken by a version of the installation’s own.
    const stored = await store.definition(key, version);
    if (stored?.hash === contentHash(definition)) await keepVersion(store, definition, record, []);
  }
  for (const { template } of folder.forms) {
    const id = `${template.key}@${template.version}`;
    const file = folder.files.get(`form:${id}`);
    if (file === undefined) continue;
    const record: FormRecord = { form: await readFile(file, 'utf8'), prints: await textsIn(dirname(file), '.hbs') };
    const known = await store.record(FORMS, id);
    if (JSON.stringify(known) === JSON.stringify(record)) continue;
    const stored = await store.form(template.key, template.version);
    if (stored !== undefined && contentHash(stored.template) === contentHash(template))
      await store.putRecord(FORMS, id, record as unknown as JsonObject);
  }
}

async function textsIn(folder: string, ending: string): Promise<{ readonly [name: string]: string }> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  const texts: [string, string][] = [];
  for (const name of names.filter((each) => each.endsWith(ending)).toSorted())
    texts.push([name.slice(0, -ending.length), await readFile(join(folder, name), 'utf8')]);
  return Object.fromEntries(texts);
}
