import { taskStates } from '@yunliu/engine';
import type { FormLookup } from '@yunliu/engine';
import type { ProcessDefinition } from '@yunliu/engine/definition';
import type { CompiledForm } from '@yunliu/engine/forms';
import type { Library } from './library.js';

export interface FormReference {
  readonly template: string;
  readonly version: number;
}

/** Every form version the task states of a definition show, each once, in the order of the states. */
export function formsOf(definition: ProcessDefinition): FormReference[] {
  const forms = new Map<string, FormReference>();
  for (const [, state] of taskStates(definition.states)) {
    for (const { template, version } of [
      ...(state.form === undefined ? [] : [state.form]),
      ...(state.reference ?? []),
    ]) {
      forms.set(`${template}@${version}`, { template, version });
    }
  }
  return [...forms.values()];
}

/** Loads the forms of a definition, so that they can be asked for without waiting. */
export async function formLookupOf(library: Library, definition: ProcessDefinition): Promise<FormLookup> {
  const forms = new Map<string, CompiledForm>();
  for (const { template, version } of formsOf(definition)) {
    const form = await library.form(template, version);
    if (form !== undefined) forms.set(`${template}@${version}`, form.compiled);
  }
  return (template, version) => forms.get(`${template}@${version}`);
}
