import { cleanText } from '../clean-text.js';
import { textField, tooLong } from './text.js';
import type { FieldType } from './field-type.js';

/** Longest text of several lines where the schema sets no `maxLength`. */
const multiLineLimit = 20_000;

export const multiLineField: FieldType = {
  ...textField,
  kind: 'multi-line',
  sanitize: (value) => (typeof value === 'string' ? cleanText(value, 'many') || null : value),
  check: (value, field) => tooLong(value, field.schema, multiLineLimit),
};
