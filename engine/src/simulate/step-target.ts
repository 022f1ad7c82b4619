import type { ProcessInstance } from '../instance/instance.js';
import type { Scenario, ScenarioStep } from './scenario.js';
import type { Simulation } from './simulation.js';

/** Which instance a step is meant for. */
export interface StepTarget {
  /** Key of its process; absent = that of the story. */
  readonly process?: string;
  /** Of several of that process, which one in the order they were started, from 1; absent = the newest open one. */
  readonly instance?: number;
}

/** What a step names, with the process it leaves out. */
export function targetOfStep(
  step: ScenarioStep,
  scenario: Pick<Scenario, 'process'>,
): Required<Pick<StepTarget, 'process'>> & StepTarget {
  const body = Object.entries(step).find(([key]) => key !== 'note' && key !== 'refused')?.[1] as unknown;
  const { process, instance } = (typeof body === 'object' && body !== null ? body : {}) as {
    readonly [name: string]: unknown;
  };
  return {
    process: typeof process === 'string' ? process : scenario.process,
    ...(typeof instance === 'number' ? { instance } : {}),
  };
}

/** The newest open instance of a process (when none is open the newest that ended), or the one a step names by its number. */
export function targetInstance(
  simulation: Pick<Simulation, 'instances'>,
  { process, instance }: StepTarget,
): ProcessInstance | undefined {
  const ofProcess = simulation.instances.filter(({ definition }) => definition.key === process);
  if (instance !== undefined) return ofProcess[instance - 1];
  return ofProcess.findLast(({ status }) => status === 'running') ?? ofProcess.at(-1);
}

/** How a step names an instance: the story's own only one by nothing, one of several of a process by its number. */
export function nameTarget(
  instances: readonly { readonly id: string; readonly definition: { readonly key: string } }[],
  { id, definition: { key } }: { readonly id: string; readonly definition: { readonly key: string } },
  own: string,
): StepTarget {
  const ofProcess = instances.filter(({ definition }) => definition.key === key);
  const at = ofProcess.findIndex((each) => each.id === id);
  return {
    ...(key === own ? {} : { process: key }),
    ...(ofProcess.length > 1 && at >= 0 ? { instance: at + 1 } : {}),
  };
}
