import { jsonPointer } from '../../definition/issue.js';
import type { Json, JsonObject } from '../../definition/json.js';
import type { ProcessDefinition } from '../../definition/process-definition.js';

/** Keys under which a definition names a person outright. */
const NAMING: ReadonlySet<string> = new Set(['user']);

/** JSON pointers at which a definition names a user: by `user`, or as a text inside an expression. */
export function referencesTo(definition: ProcessDefinition, userId: string): readonly string[] {
  const found: string[] = [];
  const quoted = JSON.stringify(userId);
  const look = (value: Json, pointer: string, key: string): void => {
    if (typeof value === 'string') {
      if ((NAMING.has(key) && value === userId) || value.includes(quoted)) found.push(pointer);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value as JsonObject)) look(inner, pointer + jsonPointer(name), name);
  };
  look(definition as unknown as Json, '', '');
  return found;
}
