import type { Fault, Instant, JsonObject, ProcessDefinition } from '@yunliu/engine/definition';
import {
  ScenarioPlayback,
  type Expectation,
  type Scenario,
  type ScenarioStep,
  type ScenarioWorld,
  type Simulation,
  type TraceStep,
} from '@yunliu/engine/simulate';
import { firstParting, type Parting } from './compare-traces.js';

/** What a trial begins with. */
export interface TrialSetup {
  readonly process: string;
  /** Where the virtual clock begins. */
  readonly clock: Instant;
  /** Variables of the embedding system: client system, priority, what a parent process would hand over. */
  readonly data?: JsonObject;
  readonly systems?: { readonly [system: string]: string };
}

/**
 * A trial: steps that people take, carried out one after the other in a simulated world. Steps that are refused leave no
 * trace; going back plays the others again, so that the world is exactly as it was.
 */
export class TrialPlayer {
  readonly setup: TrialSetup;
  readonly #world: ScenarioWorld;
  #playback: ScenarioPlayback;
  #steps: readonly ScenarioStep[] = [];
  #trace: readonly TraceStep[] = [];

  constructor(world: ScenarioWorld, setup: TrialSetup) {
    this.setup = setup;
    this.#world = world;
    this.#playback = this.#begin();
  }

  /** A trial that has taken these steps; the fault is that of the first one refused. */
  static begin(
    world: ScenarioWorld,
    setup: TrialSetup,
    steps: readonly ScenarioStep[],
  ): { readonly player: TrialPlayer; readonly fault: Fault | undefined } {
    const player = new TrialPlayer(world, setup);
    for (const step of steps) {
      const fault = player.play(step);
      if (fault !== undefined) return { player, fault };
    }
    return { player, fault: undefined };
  }

  get simulation(): Simulation {
    return this.#playback.simulation;
  }

  get world(): ScenarioWorld {
    return this.#world;
  }

  get definition(): ProcessDefinition | undefined {
    return this.simulation.process(this.setup.process)?.definition;
  }

  /** Steps taken so far; all were accepted, or refused as their story says. */
  get steps(): readonly ScenarioStep[] {
    return this.#steps;
  }

  /** How each step went. */
  get trace(): readonly TraceStep[] {
    return this.#trace;
  }

  /** Carries a step out. What it gives when it is refused: the fault. */
  play(step: ScenarioStep): Fault | undefined {
    const played = this.#playback.play(step);
    if (played.refusal !== undefined && step.refused !== played.refusal.code) return played.refusal;
    this.#steps = [...this.#steps, step];
    this.#trace = [...this.#trace, { ...played, step: this.#trace.length + 1 }];
    return undefined;
  }

  /** Back to the situation after that many steps. */
  goTo(count: number): void {
    this.#replay(this.#steps.slice(0, Math.max(0, count)));
  }

  /** Puts a step in the place before another one and plays what follows again; what cannot follow any more is dropped. */
  insert(at: number, step: ScenarioStep): Parting | undefined {
    const before = this.#trace;
    const rest = this.#steps.slice(at);
    this.goTo(at);
    this.play(step);
    return this.#continue(rest, before.slice(at), at + 1);
  }

  /**
   * The same steps on another world (the draft was changed), as another trial. `parting`: where it goes another way; what
   * cannot follow is left out. `refused`: why not even the first step could be taken.
   */
  onWorld(world: ScenarioWorld): {
    readonly player: TrialPlayer;
    readonly parting: Parting | undefined;
    readonly refused: Fault | undefined;
  } {
    const player = new TrialPlayer(world, this.setup);
    const parting = player.#continue(this.#steps, this.#trace, 0);
    const refused = player.steps.length === 0 && parting?.kind === 'refusal' ? parting.fault : undefined;
    return { player, parting, refused };
  }

  /** The trial as a story, to be kept as a scenario. */
  story(title: string, expect?: Expectation): Scenario {
    const { process, clock, data, systems } = this.setup;
    const kept = this.#steps.filter((step) => !('expect' in step) || expect === undefined);
    return {
      process,
      title,
      clock,
      ...(data === undefined || Object.keys(data).length === 0 ? {} : { data }),
      ...(systems === undefined ? {} : { systems }),
      steps: expect === undefined ? kept : [...kept, { expect }],
    };
  }

  #continue(steps: readonly ScenarioStep[], before: readonly TraceStep[], shift: number): Parting | undefined {
    let parting: Parting | undefined;
    for (const [index, step] of steps.entries()) {
      const fault = this.play(step);
      if (fault !== undefined)
        return parting ?? { step: index + shift, kind: 'refusal', fault, dropped: steps.length - index };
      const [was, is] = [before[index], this.#trace.at(-1)];
      if (parting === undefined && was !== undefined && is !== undefined) {
        const found = firstParting([was], [is]);
        if (found !== undefined) parting = { ...found, step: index + shift };
      }
    }
    return parting;
  }

  #replay(steps: readonly ScenarioStep[]): void {
    this.#playback = this.#begin();
    this.#steps = [];
    this.#trace = [];
    for (const step of steps) this.play(step);
  }

  #begin(): ScenarioPlayback {
    const { process, clock, data, systems } = this.setup;
    return new ScenarioPlayback(
      { process, clock, steps: [], ...(data && { data }), ...(systems && { systems }) },
      this.#world,
    );
  }
}
