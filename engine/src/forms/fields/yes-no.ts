import { hasType, isNothing } from './field-type.js';
import type { FieldType } from './field-type.js';

/** 是/否. `false` is an answer, not an empty field. */
export const yesNoField: FieldType = {
  kind: 'yes-no',
  accepts: (schema) => hasType(schema, 'boolean'),
  empty: null,
  isEmpty: isNothing,
  sanitize: (value) => value,
  format(value, _field, { locale = 'zh-CN' }) {
    if (typeof value !== 'boolean') return '';
    return locale === 'en' ? (value ? 'Yes' : 'No') : value ? '是' : '否';
  },
};
