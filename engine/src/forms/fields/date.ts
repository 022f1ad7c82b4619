import { hasType, isNothing } from './field-type.js';
import type { FieldType } from './field-type.js';

/** A calendar day, `2026-09-30`. */
export const dateField: FieldType = {
  kind: 'date',
  accepts: (schema) => hasType(schema, 'string') && schema.format === 'date',
  empty: null,
  isEmpty: isNothing,
  sanitize: (value) => (typeof value === 'string' ? value.trim() || null : value),
  format(value, _field, { locale = 'zh-CN' }) {
    if (typeof value !== 'string') return '';
    const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
    return parts && locale === 'zh-CN' ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : value;
  },
};
