import type { Json } from '../../definition/json.js';
import { cleanText } from '../clean-text.js';
import { hasType, isEmptyList, isObject } from './field-type.js';
import type { FieldType } from './field-type.js';

/** Most files of one field where the schema sets no `maxItems`. */
const attachmentLimit = 50;

function isEntry(value: Json): boolean {
  if (!isObject(value)) return false;
  const { file, name } = value;
  return (
    Object.keys(value).length === 2 &&
    typeof file === 'string' &&
    file.length >= 1 &&
    file.length <= 200 &&
    typeof name === 'string' &&
    name.length >= 1 &&
    name.length <= 255
  );
}

export const attachmentField: FieldType = {
  kind: 'attachment',
  accepts: (schema) => hasType(schema, 'array'),
  empty: [],
  isEmpty: isEmptyList,
  sanitize(value) {
    if (value === null) return [];
    if (!Array.isArray(value)) return value;
    return (value as readonly Json[]).map((entry) =>
      isObject(entry) && typeof entry['name'] === 'string'
        ? { ...entry, name: cleanText(entry['name'], 'one') }
        : entry,
    );
  },
  check(value, field) {
    if (!Array.isArray(value)) return undefined;
    const list = value as readonly Json[];
    if (!list.every(isEntry)) {
      return {
        code: 'form/field-invalid',
        message: { 'zh-CN': '附件须有文件和文件名', en: 'must list files with their names' },
      };
    }
    if (field.schema.maxItems !== undefined || list.length <= attachmentLimit) return undefined;
    return {
      code: 'form/too-large',
      message: {
        'zh-CN': `最多 ${String(attachmentLimit)} 个附件`,
        en: `may have ${String(attachmentLimit)} files at most`,
      },
    };
  },
  format(value, _field, { locale }) {
    if (!Array.isArray(value)) return '';
    return (value as readonly Json[])
      .flatMap((entry) => (isObject(entry) && typeof entry['name'] === 'string' ? [entry['name']] : []))
      .join(locale === 'en' ? ', ' : '、');
  },
};
