import type { Json } from '../definition/json.js';

/** A key's value as messages carry it: texts as they are, everything else as JSON; nothing = no key. */
export function keyText(value: Json): string | undefined {
  if (value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
