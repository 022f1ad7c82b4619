import type { Json } from '../definition/json.js';
import { fieldTypeOf } from './field-types.js';
import type { FieldShape, FormatOptions } from './fields/field-type.js';

/** A value as people read it: titles of choices, names of people, `¥1,234.50`, `2026年9月30日`. '' when empty. */
export function formatValue(field: FieldShape, value: Json | undefined, options: FormatOptions = {}): string {
  return fieldTypeOf(field).format(value, field, options);
}
