import type { Fault, Json, JsonObject } from '@yunliu/engine/definition';
import { explainOutcomes, peopleFor, waitsOf } from '@yunliu/engine/explain';
import type { ProcessInstance, ScenarioStep, Simulation, Task } from '@yunliu/engine/simulate';
import { formAt } from './form-at.js';
import { sampleValues } from './sample-values.js';
import type { TrialPlayer } from './trial-player.js';
import { targetOf } from './target-of.js';

/**
 * What would most likely happen next: the oldest task is done by whoever has it, with good values and the first plain
 * outcome that leads on; with no task at hand an awaited message comes, or the next timer. `undefined` = nothing can.
 */
export function likeliestStep(
  player: TrialPlayer,
  samples: ReadonlyMap<string, readonly Json[]>,
): ScenarioStep | undefined {
  const { simulation } = player;
  for (const { instance, task } of openTasks(simulation)) {
    const step = taskStep(player, instance, task, samples);
    if (step !== undefined) return step;
  }
  return messageStep(player) ?? timerStep(simulation);
}

export interface OpenTask {
  readonly instance: ProcessInstance;
  readonly task: Task;
}

/** Open tasks of all running instances, oldest first; tasks of children before those that wait beside them. */
export function openTasks(simulation: Simulation): readonly OpenTask[] {
  return simulation.instances
    .filter(({ status, suspended }) => status === 'running' && suspended === undefined)
    .flatMap((instance) => instance.tasks.map((task) => ({ instance, task })))
    .toSorted((a, b) => (a.task.createdAt === b.task.createdAt ? 0 : a.task.createdAt < b.task.createdAt ? -1 : 1));
}

function taskStep(
  player: TrialPlayer,
  instance: ProcessInstance,
  task: Task,
  samples: ReadonlyMap<string, readonly Json[]>,
): ScenarioStep | undefined {
  const { simulation } = player;
  const process = simulation.process(instance.definition.key);
  const by = peopleFor(task, simulation.directory)[0];
  if (process === undefined || by === undefined) return undefined;
  const at = targetOf(player, instance);
  if (task.owner !== undefined) return { resolve: { state: task.state, by, ...at } };
  const found = formAt(player, instance, task);
  const samplesBySeed = new Map<number, JsonObject>();
  const valuesOf = (seed: number): JsonObject => {
    const known = samplesBySeed.get(seed);
    if (known !== undefined || found === undefined) return known ?? {};
    const typed = task.draft ?? {};
    const { systems = {} } = player.setup;
    const request = { ...found, current: instance.variables, typed, simulation, systems, samples, seed };
    const values = sampleValues(request) ?? {};
    samplesBySeed.set(seed, values);
    return values;
  };
  const rules = process.states.get(task.state)?.outcomeRules ?? new Map<string, never>();
  const ranked = [...rules].map(([name, { outcome, owner }], order) => {
    const back = (instance.entered[outcome.to] ?? 0) > 0 ? 10 : 0;
    const isEnd = process.states.get(outcome.to)?.state.type === 'final' ? 1 : 0;
    const isShared = owner !== task.state ? 4 : 0;
    // Taken here before comes last, so that a loop is left by whatever way there is.
    const again = task.member === undefined ? timesTaken(player, task.state, name) * 20 : 0;
    return {
      name,
      outcome,
      rank: again + back + (outcome.style === 'danger' ? 6 : 0) + isEnd + isShared + order / 100,
    };
  });
  for (const { name, outcome } of ranked.toSorted((one, other) => one.rank - other.rank)) {
    const comment = outcome.commentRequired === true ? '同意，按流程办理。' : undefined;
    for (const seed of found === undefined ? [1] : SEEDS) {
      const values = valuesOf(seed);
      const ids = { instanceId: instance.id, taskId: task.id };
      const fault = simulation.check({ type: 'complete', by, ...ids, outcome: name, values, comment });
      if (fault !== undefined) {
        if (!isOnlyFiles(fault)) continue;
        const facts = { now: simulation.now, actor: by, values };
        const isOffered = explainOutcomes(process, instance, task, facts).find(({ outcome: each }) => each === name);
        if (isOffered?.offered !== true) continue;
      }
      const data = found === undefined ? {} : { data: values };
      return { complete: { state: task.state, by, outcome: name, ...data, ...(comment && { comment }), ...at } };
    }
  }
  return undefined;
}

/** Values of several kinds are tried before an outcome counts as one that cannot be taken. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** Files are attached by the step itself. */
function isOnlyFiles({ issues = [] }: Fault): boolean {
  return issues.length > 0 && issues.every(({ code }) => code === 'form/attachment-unknown');
}

function timesTaken({ steps }: TrialPlayer, state: string, outcome: string): number {
  return steps.filter(
    (step) => 'complete' in step && step.complete.state === state && step.complete.outcome === outcome,
  ).length;
}

function messageStep(player: TrialPlayer): ScenarioStep | undefined {
  const { simulation } = player;
  for (const instance of simulation.instances) {
    const process = simulation.process(instance.definition.key);
    if (process === undefined || instance.status !== 'running') continue;
    const wait = waitsOf(process, instance, simulation.directory).find(
      (each) => (each.kind === 'message' || each.kind === 'signal') && each.state !== undefined,
    );
    if (wait?.kind === 'message') return { message: { name: wait.name, ...targetOf(player, instance) } };
    if (wait?.kind === 'signal') return { signal: { name: wait.name } };
  }
  return undefined;
}

function timerStep(simulation: Simulation): ScenarioStep | undefined {
  const next = nextDue(simulation);
  if (next === undefined) return undefined;
  // One that was due before the trial began fires as soon as time passes at all.
  return next > simulation.now ? { advanceTo: next } : { advance: 'PT1M' };
}

/** When the next timer or retry is due. */
export function nextDue(simulation: Simulation): string | undefined {
  const running = simulation.instances.filter(
    ({ status, suspended }) => status === 'running' && suspended === undefined,
  );
  const timers = running.flatMap((instance) => instance.timers.map(({ dueAt }) => dueAt));
  const retries = running.flatMap(({ jobs }) =>
    jobs.flatMap(({ runAt, incident }) => (incident === undefined ? [runAt] : [])),
  );
  return [...timers, ...retries].toSorted()[0];
}
