import type { Json } from '../../definition/json.js';
import type { Locale, LocalizedText } from '../../definition/localized-text.js';
import { localize } from '../../definition/localized-text.js';
import { hasType, isEmptyList, isNothing, isObject, plainText } from './field-type.js';
import type { Complaint, FieldShape, FieldType } from './field-type.js';

/** One node of a cascade: `options.items: [{value, title, children}]`. */
export interface CascadeItem {
  readonly value: string;
  readonly title: string;
  readonly children: readonly CascadeItem[];
}

/** The tree of a cascader, read defensively (it comes from a form template). */
export function cascadeItems(field: FieldShape, locale: Locale = 'zh-CN'): CascadeItem[] {
  const read = (items: Json | undefined): CascadeItem[] =>
    !Array.isArray(items)
      ? []
      : (items as readonly Json[]).flatMap((item) => {
          if (!isObject(item) || typeof item['value'] !== 'string') return [];
          const title = localize((item['title'] ?? item['label']) as LocalizedText | undefined, locale);
          return [{ value: item['value'], title: title || item['value'], children: read(item['children']) }];
        });
  return read(field.element.options?.['items']);
}

/** Items from the top to the chosen leaf; undefined when the value leads nowhere. */
export function cascadePath(items: readonly CascadeItem[], value: Json | undefined): CascadeItem[] | undefined {
  if (Array.isArray(value)) {
    const path: CascadeItem[] = [];
    let level = items;
    for (const key of value as readonly Json[]) {
      const item = level.find((candidate) => candidate.value === key);
      if (item === undefined) return undefined;
      path.push(item);
      level = item.children;
    }
    return path.length > 0 && level.length === 0 ? path : undefined;
  }
  for (const item of items) {
    if (item.children.length === 0 && item.value === value) return [item];
    const below = cascadePath(item.children, value);
    if (below) return [item, ...below];
  }
  return undefined;
}

function refuse(): Complaint {
  return {
    code: 'form/field-invalid',
    message: { 'zh-CN': '须选到最末一级', en: 'must be chosen down to the last level' },
  };
}

/** Step by step through a tree. The value is the leaf's key, or the keys of the whole path where the schema is an array. */
export const cascaderField: FieldType = {
  kind: 'cascader',
  accepts: (schema) => hasType(schema, 'string') || (hasType(schema, 'array') && hasType(schema.items ?? {}, 'string')),
  empty: null,
  isEmpty: isEmptyList,
  sanitize: (value) => (value === '' || (Array.isArray(value) && value.length === 0) ? null : value),
  check: (value, field) => (value === null || cascadePath(cascadeItems(field), value) ? undefined : refuse()),
  format(value, field, { locale }) {
    if (isNothing(value)) return '';
    const path = cascadePath(cascadeItems(field, locale), value);
    return path
      ? path.map((item) => item.title).join(' / ')
      : Array.isArray(value)
        ? value.join(' / ')
        : plainText(value);
  },
};
