import { hasType, isNothing } from './field-type.js';
import type { FieldType } from './field-type.js';

/** Time of day, `17:40`. */
export const timeField: FieldType = {
  kind: 'time',
  accepts: (schema) => hasType(schema, 'string') && schema.format === 'time',
  empty: null,
  isEmpty: isNothing,
  sanitize: (value) => (typeof value === 'string' ? value.trim() || null : value),
  format: (value) => (typeof value === 'string' ? value : ''),
};
