import type { ScenarioStep } from './scenario.js';

/** What stands behind a verb of a step; `undefined` = the step has another verb. */
export function bodyOf(step: ScenarioStep, verb: string): unknown {
  return Object.hasOwn(step, verb) ? (step as unknown as { readonly [verb: string]: unknown })[verb] : undefined;
}
