import { createHash } from 'node:crypto';
import { YunliuError } from '../definition/yunliu-error.js';

/** Deeper than any real document; guards the stack against hostile input. */
const MAX_DEPTH = 100;

/**
 * JSON text that is the same for the same content: keys sorted, no white space, keys with `undefined` left out. Throws
 * `json/not-json` with the place when a value is not JSON (function, NaN, cycle …).
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', 0);
}

/** SHA-256 of {@link canonicalJson}, in hexadecimal. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function write(value: unknown, pointer: string, depth: number): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (depth > MAX_DEPTH) throw notJson(pointer);
  if (Array.isArray(value)) {
    return '[' + value.map((item, index) => write(item, `${pointer}/${index}`, depth + 1)).join(',') + ']';
  }
  if (typeof value !== 'object') throw notJson(pointer);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw notJson(pointer);
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    if (text.length > 1) text += ',';
    text +=
      JSON.stringify(key) +
      ':' +
      write(item, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
  }
  return text + '}';
}

function notJson(pointer: string): YunliuError {
  return new YunliuError({
    code: 'json/not-json',
    message: {
      'zh-CN': `“${pointer}”处的值不是 JSON 数据，或嵌套过深。`,
      en: `The value at "${pointer}" is not JSON data, or is nested too deeply.`,
    },
    hint: {
      'zh-CN': '只能使用文本、数字、布尔值、空值、列表和普通对象。',
      en: 'Use only text, numbers, booleans, null, lists and plain objects.',
    },
    pointer,
  });
}
