import { playStep } from './play-step.js';
import type { Scenario, ScenarioStep } from './scenario.js';
import type { ScenarioRun, ScenarioWorld, TraceStep } from './scenario-trace.js';
import { createSimulation, type Simulation } from './simulation.js';

/** A story being told: its world as it stands, and one step after the other as somebody makes them up. */
export class ScenarioPlayback {
  readonly simulation: Simulation;
  readonly #scenario: Scenario;
  readonly #trace: TraceStep[] = [];

  /** The steps of `scenario` are not played; hand them to {@link play}. */
  constructor(scenario: Scenario, world: ScenarioWorld) {
    const now = new Date(scenario.clock).toISOString();
    this.#scenario = scenario;
    this.simulation = createSimulation({ ...world, now, ...(scenario.systems && { systems: scenario.systems }) });
  }

  get trace(): readonly TraceStep[] {
    return this.#trace;
  }

  /** Carries out the next step. Refusals and failed expectations stand in what it gives. */
  play(step: ScenarioStep): TraceStep {
    const played = playStep(this.simulation, this.#scenario, step, this.#trace.length);
    this.#trace.push(played);
    return played;
  }

  /** What has come of it so far. */
  run(): ScenarioRun {
    const { transitions, conditions, entered } = this.simulation;
    const failures = this.#trace.flatMap((step) => step.failures);
    return {
      process: this.#scenario.process,
      title: this.#scenario.title,
      ok: failures.length === 0,
      trace: this.trace,
      failures,
      transitions,
      conditions,
      entered,
      skipped: Math.max(0, this.#scenario.steps.length - this.#trace.length),
    };
  }
}
