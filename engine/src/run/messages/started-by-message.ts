import type { JsonObject } from '../../definition/json.js';
import { keyText } from '../../decide/key-text.js';
import type { Shell } from '../shell.js';

/**
 * Key of the process that begins by a message: its latest published version says so in `start.messages`. Of several the first
 * by key, for a message is given to one receiver only.
 */
export async function definitionStartedBy(
  shell: Shell,
  { name, key, data }: { readonly name: string; readonly key: string | undefined; readonly data: JsonObject },
  tried: ReadonlySet<string>,
): Promise<string | undefined> {
  for (const { definition, version } of await shell.definitions.allLatest()) {
    const rules = (definition.start.messages ?? []).filter((rule) => rule.name === name);
    if (rules.length === 0 || tried.has(definition.key)) continue;
    const prepared = await shell.definitions.prepared(definition.key, version);
    const now = shell.clock.now();
    const fits = rules.some((rule) => {
      if (rule.key === undefined) return true;
      const value = prepared?.process.expressions.get(rule.key)?.evaluate({ variables: { message: data }, now });
      return keyText(value ?? null) === key;
    });
    if (fits) return definition.key;
  }
  return undefined;
}
