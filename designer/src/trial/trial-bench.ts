import { faultOf, YunliuError, type Fault } from '@yunliu/engine/definition';
import { createSimulation, type Scenario, type ScenarioWorld, type Simulation } from '@yunliu/engine/simulate';
import type { DesignSession } from '../session/index.js';
import { trialWorld } from './trial-world.js';

/** Said by the engine for those who write definitions by hand. */
const DRAFT_FAULTS = new Set(['definition/not-runnable', 'trial/draft-broken']);

/** What everything that plays a draft shares: its world, made anew only when the definition or a form was changed. */
export class TrialBench {
  readonly session: DesignSession;
  #of: readonly unknown[] = [];
  #made: ScenarioWorld | undefined;
  #fault: Fault | undefined;
  #idle: { readonly of: ScenarioWorld; readonly simulation: Pick<Simulation, 'process'> } | undefined;

  constructor(session: DesignSession) {
    this.session = session;
  }

  /** `undefined` = the draft cannot be played; {@link fault} says why. */
  get world(): ScenarioWorld | undefined {
    const { document, host } = this.session;
    if (document.definition === this.#of[0] && document.forms === this.#of[1]) return this.#made;
    this.#of = [document.definition, document.forms];
    try {
      this.#made = trialWorld(document, host.world);
      this.#fault = undefined;
    } catch (error) {
      this.#made = undefined;
      this.#fault = draftFault(error);
    }
    return this.#made;
  }

  /** Titles are asked of a simulation in which nothing happens. */
  get processes(): Pick<Simulation, 'process'> {
    const { world } = this;
    if (world === undefined) return { process: () => undefined };
    if (this.#idle?.of !== world) {
      const made = this.attempt(() => createSimulation({ ...world, now: '2026-01-01T00:00:00.000Z' }));
      this.#idle = { of: world, simulation: 'done' in made ? made.done : { process: () => undefined } };
    }
    return this.#idle.simulation;
  }

  get fault(): Fault | undefined {
    return this.world === undefined ? this.#fault : undefined;
  }

  /** The draft has errors: what cannot be played now may be playable once they are mended. */
  get isFaulty(): boolean {
    return this.session.issues.some(({ severity }) => severity === 'error');
  }

  /** A fault of the draft as the list of problems says it; other faults are told by themselves. */
  inPlainWords(fault: Fault): Fault {
    if (!DRAFT_FAULTS.has(fault.code)) return fault;
    const [first] = this.session.issues.filter(({ severity }) => severity === 'error');
    return first === undefined ? fault : { ...fault, message: first.message };
  }

  get scenarios(): readonly (readonly [name: string, scenario: Scenario])[] {
    return Object.entries(this.session.document.scenarios) as unknown as readonly (readonly [string, Scenario])[];
  }

  /** Does what may fail because the draft has errors; anything else is thrown on. */
  attempt<Result>(work: () => Result): { readonly done: Result } | { readonly fault: Fault } {
    try {
      return { done: work() };
    } catch (error) {
      // A draft under the hand may lack what the engine is promised by the validator.
      if (!(error instanceof YunliuError) && !this.isFaulty) throw error;
      return { fault: draftFault(error) };
    }
  }
}

function draftFault(error: unknown): Fault {
  if (error instanceof YunliuError) return faultOf(error);
  return {
    code: 'trial/draft-broken',
    message: { 'zh-CN': '草稿内容不完整', en: 'The draft is incomplete' },
    hint: { 'zh-CN': '请先处理问题清单中的错误。', en: 'Mend the errors in the list of problems.' },
  };
}
