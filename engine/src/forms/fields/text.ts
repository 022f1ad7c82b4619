import type { Json, JsonSchema } from '../../definition/json.js';
import { cleanText } from '../clean-text.js';
import { hasType, isNothing, plainText } from './field-type.js';
import type { Complaint, FieldType } from './field-type.js';

/** Longest single line where the schema sets no `maxLength`. */
const textLimit = 1000;

/** Refuses a text that is longer than `limit` although the schema does not say so. */
export function tooLong(value: Json, schema: JsonSchema, limit: number): Complaint | undefined {
  if (typeof value !== 'string' || schema.maxLength !== undefined || value.length <= limit) return undefined;
  return {
    code: 'form/too-large',
    message: {
      'zh-CN': `最多 ${String(limit)} 个字，现有 ${String(value.length)} 个`,
      en: `may have ${String(limit)} characters at most, has ${String(value.length)}`,
    },
  };
}

export const textField: FieldType = {
  kind: 'text',
  accepts: (schema) => hasType(schema, 'string'),
  empty: null,
  isEmpty: (value) => isNothing(value) || (typeof value === 'string' && value.trim() === ''),
  sanitize: (value) => (typeof value === 'string' ? cleanText(value, 'one') || null : value),
  check: (value, field) => tooLong(value, field.schema, textLimit),
  format: plainText,
};
