import type { Locale } from '@yunliu/engine/definition';
import { choicesOf, fieldKindOf, fieldTitle } from '@yunliu/engine/forms';
import type { ConditionFields } from '../../api/index.js';
import type { LibraryForm } from '../library.js';

type Field = ConditionFields['fields'][number];

/** Single fields a condition can compare, each once, in the order of the forms. */
export function conditionFields(forms: readonly LibraryForm[], locale: Locale): readonly Field[] {
  const found = new Map<string, Field>();
  for (const { compiled } of forms) {
    for (const field of compiled.fields.values()) {
      if (field.table !== undefined || found.has(field.path)) continue;
      const kind = kindOf(fieldKindOf(field));
      if (kind === undefined) continue;
      const options =
        kind === 'choice'
          ? choicesOf(field.schema, locale).map(({ value, title }) => ({ value: String(value), title }))
          : undefined;
      found.set(field.path, { name: field.path, title: fieldTitle(field, locale), kind, options });
    }
  }
  return [...found.values()];
}

function kindOf(kind: string): Field['kind'] | undefined {
  switch (kind) {
    case 'number':
    case 'integer':
    case 'money':
      return 'number';
    case 'yes-no':
      return 'flag';
    case 'choice':
      return 'choice';
    case 'date':
      return 'date';
    case 'text':
    case 'multi-line':
      return 'text';
    default:
      return undefined;
  }
}
