import type { Scenario } from './scenario.js';
import { ScenarioPlayback } from './scenario-playback.js';
import type { ScenarioRun, ScenarioWorld } from './scenario-trace.js';

export type { ScenarioRun, ScenarioWorld, TraceEvent, TraceStep } from './scenario-trace.js';

/**
 * Plays a scenario. A failed `expect` is noted and the story goes on; an unexpected refusal ends it, for what follows
 * would only fail because of it. Pure: the same scenario on the same world gives the same trace.
 */
export function runScenario(scenario: Scenario, world: ScenarioWorld): ScenarioRun {
  const playback = new ScenarioPlayback(scenario, world);
  for (const step of scenario.steps) {
    const { failures } = playback.play(step);
    if (failures.length > 0 && !('expect' in step)) break;
  }
  return playback.run();
}
