import type { JsonObject } from '../definition/json.js';
import { sameJson } from '../forms/same-json.js';
import type { VariableChange } from '../instance/instance.js';

/** What really changes when values are written over variables. */
export function variableChanges(variables: JsonObject, values: JsonObject): readonly VariableChange[] {
  const changes: VariableChange[] = [];
  for (const [name, to] of Object.entries(values)) {
    const from = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (to === undefined || sameJson(from, to)) continue;
    changes.push({ name, from: from ?? null, to });
  }
  return changes;
}
