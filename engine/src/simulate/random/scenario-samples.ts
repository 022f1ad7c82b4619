import type { Json, JsonObject } from '../../definition/json.js';
import type { Scenario } from '../scenario.js';

/**
 * Values that people fill in in scenarios, by field name: good material for random play. Files named in them are left out,
 * because they are stored in the story's instance only.
 */
export function scenarioSamples(scenarios: readonly Scenario[]): ReadonlyMap<string, readonly Json[]> {
  const found = new Map<string, Map<string, Json>>();
  const add = (data: JsonObject | undefined): void => {
    for (const [name, value] of Object.entries(data ?? {})) {
      const text = JSON.stringify(value);
      if (text.includes('"file":')) continue;
      const values = found.get(name) ?? new Map<string, Json>();
      values.set(text, value);
      found.set(name, values);
    }
  };
  for (const { data, steps } of scenarios) {
    add(data);
    for (const step of steps) {
      if ('start' in step) add(step.start.data);
      if ('complete' in step) add(step.complete.data);
    }
  }
  return new Map([...found].map(([name, values]) => [name, [...values.values()]]));
}

/** Variables that stories start a process with in the name of its host or of a parent process. */
export function scenarioStarts(scenarios: readonly Scenario[], process: string): readonly JsonObject[] {
  const found = new Map<string, JsonObject>();
  for (const scenario of scenarios) {
    if (scenario.process !== process || scenario.data === undefined) continue;
    found.set(JSON.stringify(scenario.data), scenario.data);
  }
  return [...found.values()];
}
