import type { Json, JsonSchema } from '@yunliu/engine/definition';

/** The default, where a field of ours can have it. */
export function defaultOf(schema: JsonSchema): JsonSchema {
  const { default: value } = schema;
  return value === undefined || (typeof value === 'object' && value !== null) ? {} : { default: value };
}

/** The type besides null. */
export function typeOf(schema: JsonSchema): string | undefined {
  const { type } = schema;
  if (typeof type === 'string') return type;
  return type?.find((one) => one !== 'null');
}

/** Some keywords of it. */
export function pick(schema: JsonSchema, keys: readonly string[]): JsonSchema {
  return Object.fromEntries(keys.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])));
}

/** What a pointer leads to in the imported schema. */
export function valueIn(root: unknown, pointer: string): JsonSchema | undefined {
  let at = root;
  for (const part of pointer.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return typeof at === 'object' && at !== null ? (at as JsonSchema) : undefined;
}

/** A value as text. */
export function plain(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
