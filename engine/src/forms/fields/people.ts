import type { Json } from '../../definition/json.js';
import type { Complaint, FieldKind, FieldType, FormatOptions } from './field-type.js';
import { hasType, isEmptyList } from './field-type.js';

const idLimit = 200;

function ids(value: Json | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((entry): entry is string => typeof entry === 'string' && entry !== '');
}

/** What pickers of people, departments, roles and systems share: one id, or a list of ids where the schema is an array. */
export function pickerField(
  kind: Extract<FieldKind, 'user' | 'department' | 'role' | 'system'>,
  name: (options: FormatOptions, id: string) => string | undefined,
): FieldType {
  return {
    kind,
    accepts: (schema) =>
      hasType(schema, 'string') || (hasType(schema, 'array') && hasType(schema.items ?? {}, 'string')),
    empty: null,
    isEmpty: isEmptyList,
    sanitize(value, field) {
      if (Array.isArray(value)) return [...new Set(value)];
      if (value === null && hasType(field.schema, 'array')) return [];
      return typeof value === 'string' ? value.trim() || null : value;
    },
    check(value): Complaint | undefined {
      if (ids(value).every((id) => id.length <= idLimit)) return undefined;
      return { code: 'form/too-large', message: { 'zh-CN': '编号过长', en: 'has an id that is too long' } };
    },
    format: (value, _field, options) =>
      ids(value)
        .map((id) => name(options, id) ?? id)
        .join(options.locale === 'en' ? ', ' : '、'),
  };
}
