import { hasType, isEmptyList } from './field-type.js';
import { choicesOf, choiceTitle } from './choice.js';
import type { FieldType } from './field-type.js';

export const multiChoiceField: FieldType = {
  kind: 'multi-choice',
  accepts: (schema) => hasType(schema, 'array') && schema.items !== undefined && choicesOf(schema.items).length > 0,
  empty: [],
  isEmpty: isEmptyList,
  sanitize: (value) => (value === null ? [] : Array.isArray(value) ? [...new Set(value)] : value),
  format(value, field, { locale }) {
    if (!Array.isArray(value)) return '';
    return value
      .map((entry) => choiceTitle(field.schema.items ?? {}, entry, locale))
      .join(locale === 'en' ? ', ' : '、');
  },
};
