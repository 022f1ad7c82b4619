import type { Json, JsonObject } from '../../definition/json.js';
import { declaredFailure } from '../jobs/job-failure.js';

/** What expressions gave at run time: right by name since publishing, but only now known by value. */
export function textOf(input: JsonObject, name: string): string {
  const value = given(input, name);
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw wrong(name, '文本');
}

export function optionalText(input: JsonObject, name: string): string | undefined {
  return given(input, name) === undefined ? undefined : textOf(input, name);
}

export function optionalNumber(input: JsonObject, name: string): number | undefined {
  const value = given(input, name);
  if (value === undefined || typeof value === 'number') return value;
  throw wrong(name, '数字');
}

export function optionalObject(input: JsonObject, name: string): JsonObject | undefined {
  const value = given(input, name);
  if (value === undefined) return undefined;
  if (typeof value === 'object' && !Array.isArray(value)) return value as JsonObject;
  throw wrong(name, '对象');
}

/** One text or a list of texts; empty ones are left out. */
export function textsOf(input: JsonObject, name: string): readonly string[] {
  const value = given(input, name);
  const list: readonly Json[] = value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];
  return list.flatMap((item) => {
    if (typeof item !== 'string') throw wrong(name, '文本或文本列表');
    return item.trim() === '' ? [] : [item.trim()];
  });
}

export function given(input: JsonObject, name: string): NonNullable<Json> | undefined {
  return Object.hasOwn(input, name) ? (input[name] ?? undefined) : undefined;
}

function wrong(name: string, kind: string): Error {
  return declaredFailure(`输入项“${name}”应为${kind}。`);
}
