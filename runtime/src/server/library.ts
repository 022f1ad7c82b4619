import type { DefinitionVersion, FormVersion, Store } from '@yunliu/engine';
import type { CompiledForm } from '@yunliu/engine/forms';
import { compileServerForm, standaloneValidator } from '@yunliu/engine/forms/server';

/**
 * Published versions as the server needs them, compiled once. Versions never change, so what was read stays true; only
 * the status of a definition does, and that is asked of the store.
 */
export interface Library {
  definition(key: string, version: number): Promise<DefinitionVersion | undefined>;
  form(key: string, version: number): Promise<LibraryForm | undefined>;
}

export interface LibraryForm {
  readonly version: FormVersion;
  readonly compiled: CompiledForm;
  /** Standalone validator module; generated at first use. */
  validatorModule(): string;
}

export function createLibrary(store: Store): Library {
  const definitions = new Map<string, DefinitionVersion>();
  const forms = new Map<string, LibraryForm>();
  return {
    async definition(key, version) {
      const name = `${key}@${version}`;
      const known = definitions.get(name);
      if (known !== undefined) return known;
      const found = await store.definition(key, version);
      if (found !== undefined) definitions.set(name, found);
      return found;
    },
    async form(key, version) {
      const name = `${key}@${version}`;
      const known = forms.get(name);
      if (known !== undefined) return known;
      const found = await store.form(key, version);
      if (found === undefined) return undefined;
      const form = libraryForm(found);
      forms.set(name, form);
      return form;
    },
  };
}

function libraryForm(version: FormVersion): LibraryForm {
  let module: string | undefined;
  return {
    version,
    compiled: compileServerForm(version.template),
    validatorModule: () => (module ??= standaloneValidator(version.template)),
  };
}
