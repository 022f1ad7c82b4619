import { runScenario, type Scenario, type ScenarioWorld } from '@yunliu/engine/simulate';
import type { DesignDocument } from '../model/index.js';
import type { DesignWorld } from '../session/index.js';
import { trialWorld } from '../trial/index.js';

export interface ScenarioResult {
  readonly name: string;
  /** What people call it; its name where it has no title. */
  readonly title: string;
  readonly isPassed: boolean;
}

/** Plays every scenario of the design, with a breath after each so that the page stays alive. Loaded when it is needed. */
export async function playScenarios(
  document: DesignDocument,
  world: DesignWorld,
  signal: AbortSignal,
): Promise<readonly ScenarioResult[]> {
  const stage = trialWorld(document, world);
  const results: ScenarioResult[] = [];
  for (const [name, story] of Object.entries(document.scenarios)) {
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) break;
    const { title } = story;
    results.push({
      name,
      title: typeof title === 'string' ? title : name,
      isPassed: passes(story as unknown as Scenario, stage),
    });
  }
  return results;
}

/** A story that cannot be played at all has not passed. */
function passes(story: Scenario, stage: ScenarioWorld): boolean {
  try {
    return runScenario(story, stage).ok;
  } catch {
    return false;
  }
}
