import type { Json, JsonObject } from '../../definition/json.js';
import { cleanText } from '../clean-text.js';
import { toWallTime } from './date-time.js';
import { hasType, isNothing, isObject } from './field-type.js';
import type { Complaint, FieldType } from './field-type.js';

const keys = new Set(['name', 'at', 'file']);

/** `{name, at, file}`: drawn (with an image) or declared as signed on paper (without). */
export const signatureField: FieldType = {
  kind: 'signature',
  accepts: (schema) => hasType(schema, 'object'),
  empty: null,
  isEmpty: (value) =>
    isNothing(value) || (isObject(value) && typeof value['name'] === 'string' && value['name'].trim() === ''),
  sanitize(value) {
    if (!isObject(value)) return value;
    const name = value['name'];
    return typeof name === 'string' ? { ...value, name: cleanText(name, 'one') } : value;
  },
  check: checkMark,
  format(value, _field, { locale }) {
    if (!isObject(value) || typeof value['name'] !== 'string') return '';
    const at = typeof value['at'] === 'string' ? (toWallTime(value['at'])?.replace('T', ' ') ?? '') : '';
    const paper = value['file'] === undefined ? (locale === 'en' ? ' (on paper)' : '（纸质签署）') : '';
    return `${value['name']}${paper} ${at}`.trim();
  },
};

/** Shape of a signature or seal, which a form's schema need not repeat. */
function checkMark(value: Json): Complaint | undefined {
  if (value === null) return undefined;
  if (isObject(value) && isMark(value)) return undefined;
  return {
    code: 'form/field-invalid',
    message: { 'zh-CN': '须写明签署人和签署时间', en: 'must state who signed and when' },
  };
}

function isMark(value: JsonObject): boolean {
  const { name, at, file } = value;
  return (
    Object.keys(value).every((key) => keys.has(key)) &&
    typeof name === 'string' &&
    name.length >= 1 &&
    name.length <= 100 &&
    typeof at === 'string' &&
    at.length <= 40 &&
    toWallTime(at) !== undefined &&
    (file === undefined || (typeof file === 'string' && file.length <= 200))
  );
}
