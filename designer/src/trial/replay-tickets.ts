import { runScenario, type Scenario, type ScenarioWorld } from '@yunliu/engine/simulate';
import type { ProcessDefinition } from '@yunliu/engine/definition';
import type { TicketStory } from '../session/index.js';
import { compareReplay, type ReplayComparison } from './compare-replay.js';

export interface ReplayedTicket {
  readonly story: TicketStory;
  readonly comparison: ReplayComparison;
}

/** Plays a finished ticket on the draft. What the story expects is left out: only what people did counts. */
export function replayTicket(story: TicketStory, world: ScenarioWorld, draft: ProcessDefinition): ReplayedTicket {
  const told = story.scenario as unknown as Scenario;
  const scenario = { ...told, steps: told.steps.filter((step) => !('expect' in step)) };
  const run = runScenario(scenario, world);
  return { story, comparison: compareReplay(story, run, draft) };
}
