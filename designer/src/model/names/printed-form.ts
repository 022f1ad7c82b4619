import { jsonPointer, walkStates, type ProcessDefinition } from '@yunliu/engine/definition';
import { formId, type DesignDocument } from '../document/design-document.js';

/** Id of the form version that a document effect prints: the one it names, else the highest a task shows, else the first. */
function printedForm(definition: ProcessDefinition, template: string, version?: unknown): string {
  if (typeof version === 'number') return formId({ key: template, version });
  const shown = walkStates(definition).flatMap(({ state }) =>
    state.type === 'task' ? [...(state.form === undefined ? [] : [state.form]), ...(state.reference ?? [])] : [],
  );
  const versions = shown.filter((form) => form.template === template).map((form) => form.version);
  return formId({ key: template, version: Math.max(1, ...versions) });
}

/** Names of the print templates besides the main one that a document effect may print. */
export function furtherPrints(
  { definition, prints }: DesignDocument,
  template: string,
  version?: unknown,
): readonly string[] {
  const id = printedForm(definition, template, version);
  return Object.keys((Object.hasOwn(prints, id) ? prints[id] : undefined) ?? {}).filter((name) => name !== 'print');
}

/** Pointers of the document effects that print this form version by this template. */
export function documentsPrinting({ definition }: DesignDocument, form: string, print: string): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, template, version, print: named } = value as { readonly [key: string]: unknown };
    if (type === 'document' && typeof template === 'string' && named === print)
      if (printedForm(definition, template, version) === form) found.push(pointer);
    for (const [key, item] of Object.entries(value)) visit(item, pointer + jsonPointer(key));
  };
  visit(definition, '/definition');
  return found;
}
