import type { FormTemplate } from '../../forms/form-template.js';

/** Form templates by key and version. */
export interface FormLibrary {
  /** False when nobody said which templates exist. */
  readonly given: boolean;
  readonly keys: readonly string[];
  find(template: string, version: number): FormTemplate | undefined;
  versions(template: string): readonly number[];
}

export function formLibrary(forms: readonly FormTemplate[] | undefined): FormLibrary {
  const byKey = new Map<string, Map<number, FormTemplate>>();
  for (const form of forms ?? []) {
    const versions = byKey.get(form.key) ?? new Map<number, FormTemplate>();
    versions.set(form.version, form);
    byKey.set(form.key, versions);
  }
  return {
    given: forms !== undefined,
    keys: [...byKey.keys()],
    find: (template, version) => byKey.get(template)?.get(version),
    versions: (template) => [...(byKey.get(template)?.keys() ?? [])].toSorted((a, b) => a - b),
  };
}
