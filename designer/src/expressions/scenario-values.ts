import type { JsonObject } from '@yunliu/engine/definition';

/** All that was filled in over a story, the last answer of each field; `startedBy` is who began it. */
export function scenarioValues(story: JsonObject): JsonObject {
  let values: JsonObject = objectOf(story['data']);
  const steps = Array.isArray(story['steps']) ? story['steps'] : [];
  for (const step of steps) {
    for (const verb of ['start', 'complete', 'saveDraft'] as const) {
      const said = objectOf(objectOf(step)[verb]);
      if (said['process'] !== undefined && said['process'] !== story['process']) continue;
      if (objectOf(step)['refused'] !== undefined) continue;
      if (verb === 'start' && typeof said['by'] === 'string' && values['startedBy'] === undefined)
        values = { ...values, startedBy: said['by'] };
      values = { ...values, ...objectOf(said['data']) };
    }
  }
  return values;
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
