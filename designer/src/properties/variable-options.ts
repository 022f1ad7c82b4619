import { localize } from '@yunliu/engine/definition';
import type { FieldKind } from '@yunliu/engine/forms';
import { conditionFields, type DesignDocument } from '../model/index.js';
import type { Option } from '../controls/index.js';
import type { Design } from './place.js';

/** Fields of the forms and data of the process, by the names people read; with `kinds` only fields of these. */
export function fieldOptions(
  design: Pick<Design, 'locale'> & { readonly document: Pick<DesignDocument, 'definition' | 'forms'> },
  kinds?: readonly FieldKind[],
): readonly Option[] {
  const { document, locale } = design;
  const groups = new Map<string, string>();
  for (const form of Object.values(document.forms))
    for (const name of Object.keys(form.schema.properties ?? {}))
      if (!groups.has(name)) groups.set(name, localize(form.title, locale));
  const data = locale === 'en' ? 'Data' : '流程数据';
  return [...conditionFields({ prints: {}, scenarios: {}, ...document }, locale).values()]
    .filter(({ kind }) => kinds === undefined || (kinds as readonly string[]).includes(kind))
    .map(({ name, title }) => ({ value: name, label: title, detail: name, group: groups.get(name) ?? data }));
}
