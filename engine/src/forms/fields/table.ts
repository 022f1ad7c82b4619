import { hasType, isEmptyList } from './field-type.js';
import type { FieldType } from './field-type.js';

/** Most rows of a table where the schema sets no `maxItems`. */
const rowLimit = 500;

/** 明细: rows of an array of objects. Its cells are fields of their own (`table.column`). */
export const tableField: FieldType = {
  kind: 'table',
  accepts: (schema) => hasType(schema, 'array') && hasType(schema.items ?? {}, 'object'),
  empty: [],
  isEmpty: isEmptyList,
  sanitize: (value) => (value === null ? [] : value),
  check(value, field) {
    if (!Array.isArray(value) || field.schema.maxItems !== undefined || value.length <= rowLimit) return undefined;
    return {
      code: 'form/too-large',
      message: { 'zh-CN': `最多 ${String(rowLimit)} 行`, en: `may have ${String(rowLimit)} rows at most` },
    };
  },
  format: (value, _field, { locale }) =>
    Array.isArray(value) ? (locale === 'en' ? `${String(value.length)} rows` : `${String(value.length)} 行`) : '',
};
