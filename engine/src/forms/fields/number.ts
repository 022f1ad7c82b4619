import type { FieldShape, FieldType } from './field-type.js';
import { hasType, isNothing, plainText } from './field-type.js';

/** Digits after the point that the schema allows, undefined when it does not say. */
export function decimalsOf(field: FieldShape): number | undefined {
  const step = field.schema.multipleOf;
  if (step === undefined || step >= 1) return step === undefined ? undefined : 0;
  return (String(step).split('.')[1] ?? '').length || Number(String(step).split('e-')[1] ?? 0);
}

export const numberField: FieldType = {
  kind: 'number',
  accepts: (schema) => hasType(schema, 'number') || hasType(schema, 'integer'),
  empty: null,
  isEmpty: isNothing,
  sanitize: (value) => value,
  format(value, field) {
    if (typeof value !== 'number') return plainText(value);
    const digits = decimalsOf(field);
    const unit = field.element.options?.['unit'];
    const text = digits === undefined ? String(value) : value.toFixed(digits);
    return typeof unit === 'string' ? `${text} ${unit}` : text;
  },
};
