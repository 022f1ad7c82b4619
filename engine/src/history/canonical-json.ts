import { hash } from 'node:crypto';
import { YunliuError } from '../definition/yunliu-error.js';

/** Deeper than any real document; guards the stack against hostile input. */
const MAX_DEPTH = 100;

/** Thrown inside only; where the fault is, is looked up afterwards, so that the usual case pays nothing for it. */
const NOT_JSON = Symbol('not JSON');

/**
 * JSON text that is the same for the same content: keys sorted, no white space, keys with `undefined` left out, and
 * those of the outermost object named in `without`. Throws `json/not-json` with the place when a value is not JSON
 * (function, NaN, cycle …).
 */
export function canonicalJson(value: unknown, without: readonly string[] = NONE): string {
  try {
    return write(value, 0, without);
  } catch (error) {
    throw error === NOT_JSON ? notJson(placeOfFault(value, '', 0) ?? '') : error;
  }
}

/** SHA-256 of {@link canonicalJson}, in hexadecimal. */
export function contentHash(value: unknown): string {
  return hash('sha256', canonicalJson(value), 'hex');
}

const NONE: readonly string[] = [];

/** Texts of the system (ids, codes, instants) need no escapes, and looking for that is cheaper than JSON.stringify. */
const PLAIN_TEXT = /^[ !#-[\]-~]*$/;

/** A text as JSON. */
export function quote(text: string): string {
  return text.length < 64 && PLAIN_TEXT.test(text) ? `"${text}"` : JSON.stringify(text);
}

function write(value: unknown, depth: number, without: readonly string[] = NONE): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (!isAllowed(value, depth)) throw NOT_JSON;
  if (typeof value === 'number') return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += (text === '' ? '' : ',') + write(item, depth + 1);
    return `[${text}]`;
  }
  const object = value as Record<string, unknown>;
  const keys = Object.keys(object);
  if (keys.length > 1) keys.sort();
  for (const key of keys) {
    if (without.length > 0 && without.includes(key)) continue;
    const item = object[key];
    if (item !== undefined) text += (text === '' ? '' : ',') + quote(key) + ':' + write(item, depth + 1);
  }
  return `{${text}}`;
}

/** Of numbers, lists and objects (and of everything that is not JSON at all). */
function isAllowed(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function placeOfFault(value: unknown, pointer: string, depth: number): string | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return undefined;
  if (!isAllowed(value, depth)) return pointer;
  if (typeof value === 'number') return undefined;
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value as object)) {
    if (!isList && item === undefined) continue;
    const place = placeOfFault(item, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
    if (place !== undefined) return place;
  }
  return undefined;
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

/** `undefined` = no JSON, so nothing that could ever have been hashed. */
export function contentHashIfAny(value: unknown): string | undefined {
  try {
    return contentHash(value);
  } catch {
    return undefined;
  }
}
