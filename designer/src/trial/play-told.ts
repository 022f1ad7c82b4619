import type { Fault } from '@yunliu/engine/definition';
import { peopleFor } from '@yunliu/engine/explain';
import {
  ScenarioPlayback,
  targetInstance,
  targetOfStep,
  type Scenario,
  type ScenarioRun,
  type ScenarioStep,
  type ScenarioWorld,
  type Simulation,
} from '@yunliu/engine/simulate';

/** Somebody else did a step of the story, because whoever did it then could not. */
export interface StandIn {
  /** Place in the story, from 0. */
  readonly step: number;
  readonly process: string;
  readonly state: string;
  readonly before: string;
  readonly after: string;
}

/** A story of a real ticket as it went on some world. */
export interface PlayedStory {
  readonly run: ScenarioRun;
  readonly simulation: Simulation;
  /** Where it could not go on, and why. */
  readonly stop?: { readonly step: number; readonly fault: Fault };
  readonly standIns: readonly StandIn[];
  /** Who started something and has left since: they start it all the same, as whom they are still recorded. */
  readonly leftStarters: readonly string[];
}

/** Faults that say that it is somebody else's work, or that whoever did it is gone. */
const OTHERS_WORK = new Set([
  'task/not-assigned',
  'task/not-candidate',
  'task/claimed',
  'actor/inactive',
  'actor/unknown',
]);
/** Steps that only say something: the way is the same without them. */
const ONLY_WORDS = ['comment', 'urge', 'cc'];

/**
 * Plays what people did in a ticket. What the story expects is left out; where somebody may not do their step any more, one
 * of those who may does it, so that the way can be told apart from the people. Ends at the first other refusal.
 */
export function playTold(told: Scenario, world: ScenarioWorld): PlayedStory {
  const steps = told.steps.filter((step) => !('expect' in step));
  const scenario = { ...told, steps };
  const leftStarters = startersWhoLeft(steps, world.directory);
  const playback = new ScenarioPlayback(scenario, { ...world, directory: withAgain(world.directory, leftStarters) });
  const standIns: StandIn[] = [];
  const ended = (stop?: PlayedStory['stop']): PlayedStory => ({
    run: playback.run(),
    simulation: playback.simulation,
    standIns,
    leftStarters,
    ...(stop === undefined ? {} : { stop }),
  });
  for (const [at, step] of steps.entries()) {
    const fault = playUnlessRefused(playback, step);
    if (fault === undefined || ONLY_WORDS.some((verb) => verb in step)) continue;
    const other = OTHERS_WORK.has(fault.code) ? standIn(playback.simulation, scenario, at) : undefined;
    if (other === undefined) return ended({ step: at, fault });
    const again = playUnlessRefused(playback, other.as);
    if (again !== undefined) return ended({ step: at, fault: OTHERS_WORK.has(again.code) ? fault : again });
    standIns.push(other.standIn);
  }
  return ended();
}

function startersWhoLeft(steps: readonly ScenarioStep[], directory: ScenarioWorld['directory']): readonly string[] {
  const starters = steps.flatMap((step) => ('start' in step ? [step.start.by] : []));
  return [...new Set(starters)].filter((id) => directory.user(id)?.active === false);
}

/** These may act again for themselves. What others share out among roles and departments does not reach them. */
function withAgain(directory: ScenarioWorld['directory'], people: readonly string[]): ScenarioWorld['directory'] {
  if (people.length === 0) return directory;
  const again = Object.create(directory) as { user: ScenarioWorld['directory']['user'] };
  again.user = (id) => {
    const user = directory.user(id);
    return user !== undefined && people.includes(id) ? { ...user, active: true } : user;
  };
  return again as ScenarioWorld['directory'];
}

function playUnlessRefused(playback: ScenarioPlayback, step: ScenarioStep): Fault | undefined {
  const { refusal } = playback.play(step);
  return refusal === undefined || refusal.code === step.refused ? undefined : refusal;
}

/** The step by one of those who may do it, best somebody who has nothing to do there later. */
function standIn(
  simulation: Simulation,
  scenario: Scenario,
  at: number,
): { readonly as: ScenarioStep; readonly standIn: StandIn } | undefined {
  const step = scenario.steps[at];
  const told = step && taskBody(step);
  if (step === undefined || told === undefined) return undefined;
  const { verb, state, by } = told;
  const instance = targetInstance(simulation, targetOfStep(step, scenario));
  const able = (instance?.tasks ?? [])
    .filter((task) => task.state === state)
    .flatMap((task) => peopleFor(task, simulation.directory))
    .filter((person) => person !== by);
  const later = new Set(
    scenario.steps.slice(at + 1).flatMap((each) => {
      const body = taskBody(each);
      return body?.state === state ? [body.by] : [];
    }),
  );
  const after = able.find((person) => !later.has(person)) ?? able[0];
  if (after === undefined || instance === undefined) return undefined;
  const body = (step as unknown as { readonly [verb: string]: object })[verb];
  return {
    as: { ...step, [verb]: { ...body, by: after } } as ScenarioStep,
    standIn: { step: at, process: instance.definition.key, state, before: by, after },
  };
}

function taskBody(
  step: ScenarioStep,
): { readonly verb: string; readonly state: string; readonly by: string } | undefined {
  for (const [verb, body] of Object.entries(step) as readonly (readonly [string, unknown])[]) {
    if (typeof body !== 'object' || body === null) continue;
    const { state, by } = body as { readonly [name: string]: unknown };
    if (typeof state === 'string' && typeof by === 'string') return { verb, state, by };
  }
  return undefined;
}
