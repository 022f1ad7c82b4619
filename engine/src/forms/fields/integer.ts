import { numberField } from './number.js';
import { hasType } from './field-type.js';
import type { FieldType } from './field-type.js';

export const integerField: FieldType = {
  ...numberField,
  kind: 'integer',
  accepts: (schema) => hasType(schema, 'integer'),
};
