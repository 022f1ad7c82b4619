import type { Json, JsonObject } from '../../definition/json.js';
import type { ProcessDefinition } from '../../definition/process-definition.js';
import { peopleFor } from '../../explain/people-behind.js';
import { waitsOf, type Wait } from '../../explain/waits.js';
import { systemActor } from '../../identity/actor.js';
import type { ProcessInstance, Task } from '../../instance/instance.js';
import { Simulation } from '../simulation.js';
import type { SimulationOptions } from '../simulation-options.js';
import type { RandomSource } from './random-source.js';
import { randomValues, type ValueSource } from './random-values.js';

export interface RandomPlayOptions extends SimulationOptions {
  readonly process: string;
  /** How many times it is played. */
  readonly runs: number;
  /** The same seed plays the same runs in the same order. */
  readonly seed: number;
  readonly samples?: ReadonlyMap<string, readonly Json[]>;
  /** Variables that other processes or the host start it with; half of the runs begin with one of them. */
  readonly starts?: readonly JsonObject[];
  /** Called after each run. */
  readonly onProgress?: (done: number) => void;
}

/** Steps of one run. */
const MAX_STEPS = 150;
/** Tries to complete one task, with other values and outcomes each time. */
const TRIES = 30;

/** What the runs share. */
export interface Shared {
  readonly definition: ProcessDefinition;
  readonly random: RandomSource;
  readonly numbers: readonly number[];
  readonly refusals: Map<string, number>;
  /** `<state that declares it>/<outcome>` -> how often it was taken in all runs so far. */
  readonly taken: Map<string, number>;
}

/** One run in a world of its own. */
export class RandomPlayer {
  readonly world: Simulation;
  readonly #options: RandomPlayOptions;
  readonly #shared: Shared;

  constructor(options: RandomPlayOptions, shared: Shared) {
    const { random } = shared;
    this.world = new Simulation({
      ...options,
      handlers: new Proxy(options.handlers ?? {}, {
        // A handler nobody gave: mostly it works, sometimes it declares that it cannot.
        get: (given, name: string) =>
          Object.hasOwn(given, name)
            ? given[name]
            : () =>
                random.next() < 0.8
                  ? { status: 'done', output: {} }
                  : { status: 'failed', message: 'random failure', final: true },
      }),
    });
    this.#options = options;
    this.#shared = shared;
  }

  get #random(): RandomSource {
    return this.#shared.random;
  }

  play(): { readonly root: ProcessInstance | undefined; readonly end: 'stuck' | 'given-up' | undefined } {
    const id = this.world.newInstanceId();
    if (!this.#start(id)) return { root: undefined, end: undefined };
    for (let step = 0; step < MAX_STEPS; step += 1) {
      if (this.world.instance(id)?.status !== 'running') break;
      if (this.#step()) continue;
      const root = this.world.instance(id);
      const hasTask = this.world.instances.some(({ status, tasks }) => status === 'running' && tasks.length > 0);
      return hasTask ? { root, end: 'given-up' } : { root, end: 'stuck' };
    }
    return { root: this.world.instance(id), end: undefined };
  }

  waits(instance: ProcessInstance): readonly Wait[] {
    const process = this.world.process(instance.definition.key, instance.definition.version);
    return process === undefined ? [] : waitsOf(process, instance, this.world.directory);
  }

  #start(instanceId: string): boolean {
    const { by, childOnly } = this.#shared.definition.start;
    const { directory } = this.world;
    const starters = by.flatMap((role) => (role === '*' ? [] : directory.usersInRole(role)));
    const someone = starters.length > 0 ? starters : directory.usersInRole('admin');
    const user = this.#random.pick(someone.filter(({ active }) => active));
    const start = { type: 'start', process: this.#shared.definition.key, instanceId } as const;
    const variables = this.#random.next() < 0.5 ? this.#random.pick(this.#options.starts ?? []) : undefined;
    const fault =
      childOnly === true || user === undefined || variables !== undefined
        ? this.world.execute({ ...start, by: systemActor.userId, onBehalfOf: user?.id, variables })
        : this.world.execute({ ...start, by: user.id });
    if (fault !== undefined) this.#count(fault.code);
    return fault === undefined;
  }

  /** Does one thing that can be done; false when there is none. */
  #step(): boolean {
    const running = this.world.instances.filter(({ status }) => status === 'running');
    const tasks = running.flatMap((instance) => instance.tasks.map((task) => ({ instance, task })));
    const actions: (() => boolean)[] = [];
    if (this.#random.next() < 0.12)
      actions.push(
        () => this.#letTimePass(running),
        () => this.#send(running),
      );
    const shuffled = tasks.map((item) => ({ item, at: this.#random.next() })).toSorted((a, b) => a.at - b.at);
    for (const { item } of shuffled) actions.push(() => this.#complete(item.instance, item.task));
    actions.push(
      () => this.#send(running),
      () => this.#letTimePass(running),
    );
    return actions.some((act) => act());
  }

  #complete(instance: ProcessInstance, task: Task): boolean {
    const process = this.world.process(instance.definition.key, instance.definition.version);
    const compiled = process?.states.get(task.state);
    const by = this.#random.pick(peopleFor(task, this.world.directory));
    if (compiled?.state.type !== 'task' || compiled.outcomeRules.size === 0 || by === undefined) return false;
    const { form } = compiled.state;
    const outcomes = [...compiled.outcomeRules].map(([name, { owner }]) => ({ name, key: `${owner ?? ''}/${name}` }));
    const found =
      form &&
      this.#options.forms.find(({ template }) => template.key === form.template && template.version === form.version);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { name: outcome, key } = this.#seldomTaken(outcomes);
      const fault = this.world.execute({
        type: 'complete',
        instanceId: instance.id,
        taskId: task.id,
        outcome,
        comment: '随机意见',
        by,
        ...(form === undefined || found === undefined
          ? {}
          : { values: randomValues(found, form.rights, this.#source()) }),
      });
      if (fault === undefined) {
        this.#shared.taken.set(key, this.#timesTaken(key) + 1);
        return true;
      }
      this.#count(fault.code);
    }
    return false;
  }

  /** Ways taken often before are less likely, so that short ways out do not hide what lies behind the long ones. */
  #seldomTaken<Way extends { readonly key: string }>(ways: readonly Way[]): Way {
    const weights = ways.map(({ key }) => 1 / (1 + this.#timesTaken(key)) ** 2);
    let left = this.#random.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const chosen = ways.find((_, at) => (left -= weights[at] ?? 0) < 0) ?? ways[0];
    if (chosen === undefined) throw new RangeError('a task has outcomes');
    return chosen;
  }

  #timesTaken(key: string): number {
    return this.#shared.taken.get(key) ?? 0;
  }

  #source(): ValueSource {
    const { directory, samples } = this.#options;
    const people = this.world.instances.flatMap(({ startedBy, handlers }) => [startedBy, ...Object.values(handlers)]);
    return {
      random: this.#random,
      now: this.world.now,
      directory,
      people: [...new Set(people)],
      systems: Object.keys(this.#options.systems ?? {}),
      numbers: this.#shared.numbers,
      ...(samples === undefined ? {} : { samples }),
    };
  }

  /** A message or signal that some state waits for. */
  #send(running: readonly ProcessInstance[]): boolean {
    const awaited = running.flatMap((instance) =>
      this.waits(instance).flatMap((wait) =>
        wait.kind === 'message' && wait.state !== undefined ? [{ instance, name: wait.name }] : [],
      ),
    );
    const chosen = this.#random.pick(awaited);
    if (chosen === undefined) return false;
    const { instance, name } = chosen;
    const fault = this.world.execute({
      type: 'correlate-message',
      instanceId: instance.id,
      name,
      by: systemActor.userId,
    });
    if (fault !== undefined) this.#count(fault.code);
    return fault === undefined;
  }

  #letTimePass(running: readonly ProcessInstance[]): boolean {
    const dues = running.flatMap(({ timers }) => timers.map(({ dueAt }) => dueAt));
    const next = dues.toSorted()[0];
    if (next === undefined) return false;
    this.world.advanceTo(next);
    return true;
  }

  #count(code: string): void {
    this.#shared.refusals.set(code, (this.#shared.refusals.get(code) ?? 0) + 1);
  }
}
