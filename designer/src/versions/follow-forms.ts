import { walkStates, type ProcessDefinition } from '@yunliu/engine/definition';

interface FormName {
  readonly template: string;
  version: number;
}

/**
 * The earlier definition with the form versions of the later one, where a step shows the newest version in both: that the
 * form has changed is told once, with its fields, not again for each step that shows it.
 */
export function followForms(
  before: ProcessDefinition,
  after: ProcessDefinition,
  newest: { before(form: string): number | undefined; after(form: string): number | undefined },
): ProcessDefinition {
  const copy = structuredClone(before);
  const later = new Map([...walkStates(after)].map(({ key, state }) => [key, formsOf(state)]));
  for (const { key, state } of walkStates(copy)) {
    const now = new Map(later.get(key)?.map(({ template, version }) => [template, version]));
    for (const form of formsOf(state)) {
      const version = now.get(form.template);
      if (version === undefined || version !== newest.after(form.template)) continue;
      if (form.version === newest.before(form.template)) form.version = version;
    }
  }
  return copy;
}

function formsOf(state: object): readonly FormName[] {
  const { form, reference = [] } = state as { readonly form?: FormName; readonly reference?: readonly FormName[] };
  return form === undefined ? reference : [form, ...reference];
}
