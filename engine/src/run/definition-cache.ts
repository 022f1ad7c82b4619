import { compileProcess } from '../compile/compile-process.js';
import type { CompiledProcess } from '../compile/compiled-process.js';
import type { CompiledForm } from '../forms/compiled-form.js';
import { compileServerForm } from '../forms/server/compile-server-form.js';
import { openFields, type FieldVisibility } from '../identity/field-visibility.js';
import type { DefinitionVersion, Store } from '../store/store.js';

/** A published version ready to run: compiled once, with the forms of its tasks. */
export interface PreparedDefinition {
  readonly process: CompiledProcess;
  readonly form: (template: string, version: number) => CompiledForm | undefined;
  /** What full-text search may find an instance by. */
  readonly openFields: FieldVisibility;
}

/** Where versions come from: a store, or the file of an auditor. */
export type VersionSource = Pick<Store, 'definition' | 'definitions' | 'form'>;

/** How long another node's publishing may stay unseen here, in milliseconds. */
const LATEST_MAX_AGE_MS = 5000;

/** Versions never change, so what was compiled stays; only "which is the latest" is asked again. */
export class DefinitionCache {
  readonly #store: VersionSource;
  readonly #prepared = new Map<string, Promise<PreparedDefinition | undefined>>();
  readonly #ready = new Map<string, Map<number, PreparedDefinition>>();
  readonly #forms = new Map<string, Promise<CompiledForm | undefined>>();
  #latest: { readonly versions: ReadonlyMap<string, DefinitionVersion>; readonly readAt: number } | undefined;

  constructor(store: VersionSource) {
    this.#store = store;
  }

  prepared(key: string, version: number): Promise<PreparedDefinition | undefined> {
    return this.#once(this.#prepared, `${key}@${version}`, async () => {
      const stored = await this.#store.definition(key, version);
      if (stored === undefined) return undefined;
      const prepared = await this.#prepare(stored);
      let versions = this.#ready.get(key);
      if (versions === undefined) this.#ready.set(key, (versions = new Map()));
      versions.set(version, prepared);
      return prepared;
    });
  }

  /** One that was prepared before, at once. */
  ready(key: string, version: number): PreparedDefinition | undefined {
    return this.#ready.get(key)?.get(version);
  }

  /** The highest published version of a key. */
  async latest(key: string): Promise<DefinitionVersion | undefined> {
    return (await this.#latestVersions()).get(key);
  }

  /** The highest published version of every key, by key. */
  async allLatest(): Promise<readonly DefinitionVersion[]> {
    const versions = await this.#latestVersions();
    return [...versions.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  async #latestVersions(): Promise<ReadonlyMap<string, DefinitionVersion>> {
    const now = performance.now();
    if (this.#latest === undefined || now - this.#latest.readAt > LATEST_MAX_AGE_MS) {
      const versions = new Map<string, DefinitionVersion>();
      for (const candidate of await this.#store.definitions()) {
        const best = versions.get(candidate.key);
        if (candidate.status === 'published' && (best === undefined || best.version < candidate.version)) {
          versions.set(candidate.key, candidate);
        }
      }
      this.#latest = { versions, readAt: now };
    }
    return this.#latest.versions;
  }

  /** Versions were added or retired. */
  forgetLatest(): void {
    this.#latest = undefined;
  }

  form(key: string, version: number): Promise<CompiledForm | undefined> {
    return this.#once(this.#forms, `${key}@${version}`, async () => {
      const stored = await this.#store.form(key, version);
      return stored === undefined ? undefined : compileServerForm(stored.template);
    });
  }

  async #prepare(stored: DefinitionVersion): Promise<PreparedDefinition> {
    const process = compileProcess(stored.definition, stored.hash);
    const forms = new Map<string, CompiledForm>();
    for (const { state } of process.states.values()) {
      if (state.type !== 'task') continue;
      for (const use of [...(state.form === undefined ? [] : [state.form]), ...(state.reference ?? [])]) {
        const form = await this.form(use.template, use.version);
        if (form !== undefined) forms.set(`${use.template}@${use.version}`, form);
      }
    }
    const form = (template: string, version: number): CompiledForm | undefined => forms.get(`${template}@${version}`);
    return { process, form, openFields: openFields(stored.definition, form) };
  }

  /** Found things are kept for good; missing ones and failures are asked again. */
  #once<Value>(
    cache: Map<string, Promise<Value | undefined>>,
    key: string,
    make: () => Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = make();
    cache.set(key, made);
    made.then(
      (value) => value === undefined && cache.delete(key),
      () => cache.delete(key),
    );
    return made;
  }
}
