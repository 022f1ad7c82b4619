import type { Json, JsonObject } from '@yunliu/engine/definition';

/** One value as it is typed. */
export interface ValueRow {
  readonly name: string;
  readonly value: string;
}

export function rowsOf(values: JsonObject): readonly ValueRow[] {
  return Object.entries(values).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}

/** What was typed as data: numbers, yes and no and lists are what they look like, anything else is text. */
export function valuesOf(rows: readonly ValueRow[]): JsonObject {
  return Object.fromEntries(
    rows.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), valueOf(value.trim())]),
  );
}

function valueOf(text: string): Json {
  if (text === '是') return true;
  if (text === '否') return false;
  // Leading zeros are numbers of things, not amounts.
  if (!/^(?:-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?|true|false|null|\[.*\]|\{.*\})$/s.test(text)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
