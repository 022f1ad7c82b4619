import { localize, type LocalizedText } from '@yunliu/engine/definition';
import type { UiElement } from '@yunliu/engine/forms';
import type { DesignDocument } from '../model/index.js';
import type { Option } from '../controls/index.js';
import type { Design } from './place.js';

type Schema = { readonly properties?: { readonly [name: string]: { readonly title?: LocalizedText } } };

/** Fields of the forms and data of the process; with `types` only fields entered that way. */
export function fieldOptions(
  design: Pick<Design, 'locale'> & { readonly document: Pick<DesignDocument, 'definition' | 'forms'> },
  types?: readonly string[],
): readonly Option[] {
  const { document, locale } = design;
  const found = new Map<string, Option>();
  const add = (schema: Schema | undefined, group: string, wanted: (name: string) => boolean): void => {
    for (const [value, { title }] of Object.entries(schema?.properties ?? {}))
      if (!found.has(value) && wanted(value))
        found.set(value, { value, label: localize(title, locale) || value, detail: value, group });
  };
  for (const form of Object.values(document.forms)) {
    const shown = types === undefined ? undefined : scopesOf(form.ui, types);
    add(form.schema as Schema, localize(form.title, locale), (name) => shown === undefined || shown.has(name));
  }
  if (types === undefined)
    add(document.definition.data as Schema | undefined, locale === 'en' ? 'Data' : '流程数据', () => true);
  return [...found.values()];
}

/** Names of the fields whose element is of these types. */
function scopesOf(element: UiElement, types: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  if ('scope' in element && types.includes(element.type)) found.add(element.scope.replace('#/properties/', ''));
  if ('elements' in element) for (const child of element.elements) scopesOf(child, types, found);
  return found;
}
