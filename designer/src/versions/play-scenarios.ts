import { compileForm } from '@yunliu/engine/forms';
import { createCalendars } from '@yunliu/engine/service-time';
import {
  createDirectory,
  interpretedValidator,
  runScenario,
  type Scenario,
  type ScenarioWorld,
} from '@yunliu/engine/simulate';
import { formId, type DesignDocument } from '../model/index.js';
import type { DesignWorld } from '../session/index.js';

export interface ScenarioResult {
  readonly name: string;
  readonly isPassed: boolean;
}

/** Plays every scenario of the design, with a breath after each so that the page stays alive. Loaded when it is needed. */
export async function playScenarios(
  { definition, forms, scenarios }: DesignDocument,
  world: DesignWorld,
  signal: AbortSignal,
): Promise<readonly ScenarioResult[]> {
  const own = Object.values(forms);
  const drafted = new Set(own.map(formId));
  const others = world.forms.filter((form) => !drafted.has(formId(form)));
  const stage: ScenarioWorld = {
    definitions: [definition, ...world.definitions.filter(({ key }) => key !== definition.key)],
    forms: [...own, ...others].map((form) => compileForm(form, interpretedValidator(form))),
    directory: createDirectory(world.organisation),
    calendars: createCalendars(world.calendars),
    agreements: world.agreements,
  };
  const results: ScenarioResult[] = [];
  for (const [name, story] of Object.entries(scenarios)) {
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) break;
    results.push({ name, isPassed: passes(story as unknown as Scenario, stage) });
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
