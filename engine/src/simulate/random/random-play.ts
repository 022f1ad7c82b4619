import type { ProcessDefinition } from '../../definition/process-definition.js';
import { walkStates } from '../../definition/walk-states.js';
import type { Wait } from '../../explain/waits.js';
import { mergeCoverage, type Coverage } from '../coverage.js';
import type { ConditionSeen, StateEntered, TransitionTaken } from '../simulation-options.js';
import { conditionNumbers } from './condition-numbers.js';
import { RandomPlayer, type RandomPlayOptions, type Shared } from './random-player.js';
import { randomSource } from './random-source.js';

export type { RandomPlayOptions } from './random-player.js';

export interface RandomPlay {
  readonly process: string;
  readonly version: number;
  readonly runs: number;
  readonly seed: number;
  /** How often each end was met; runs that were still open after {@link MAX_STEPS} steps count as `open`, those in which no values were found that a form or an outcome takes as `given-up`. */
  readonly ends: { readonly [outcome: string]: number };
  /** States no run has entered, finals apart. */
  readonly statesNeverReached: readonly string[];
  /** Finals no run has met. */
  readonly endsNeverMet: readonly string[];
  readonly coverage: Coverage;
  /** Runs in which nothing more could happen although the instance was open: a fault of the definition, with the number of the run. */
  readonly stuck: readonly {
    readonly run: number;
    readonly states: readonly string[];
    readonly waits: readonly Wait[];
  }[];
  /** How often each refusal met a random try; they are expected, but one that is always met shuts a way. */
  readonly refusals: { readonly [code: string]: number };
}

/** Random play a run at a time, so that a page stays alive between runs. The same seed plays the same runs. */
export class RandomPlaying {
  readonly #options: RandomPlayOptions;
  readonly #shared: Shared;
  readonly #transitions: TransitionTaken[] = [];
  readonly #conditions: ConditionSeen[] = [];
  readonly #entered: StateEntered[] = [];
  readonly #ends = new Map<string, number>();
  readonly #stuck: RandomPlay['stuck'][number][] = [];
  #runs = 0;

  constructor(options: RandomPlayOptions) {
    const definition = definitionOf(options);
    this.#options = options;
    this.#shared = {
      definition,
      random: randomSource(options.seed),
      numbers: conditionNumbers(definition),
      refusals: new Map(),
      taken: new Map(),
    };
  }

  playOne(): void {
    this.#runs += 1;
    const player = new RandomPlayer(this.#options, this.#shared);
    const played = player.play();
    const { root } = played;
    this.#transitions.push(...player.world.transitions);
    this.#conditions.push(...player.world.conditions);
    this.#entered.push(...player.world.entered);
    const end =
      root === undefined
        ? 'not-started'
        : root.status === 'running'
          ? (played.end ?? 'open')
          : (root.outcome ?? root.status);
    this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
    if (played.end === 'stuck' && root !== undefined)
      this.#stuck.push({
        run: this.#runs,
        states: root.visits.map(({ state }) => state),
        waits: player.waits(root),
      });
  }

  /** What all runs so far have shown. */
  report(): RandomPlay {
    const { definition, refusals } = this.#shared;
    const walked = { transitions: this.#transitions, conditions: this.#conditions, entered: this.#entered };
    const [coverage] = mergeCoverage([definition], [walked]);
    if (coverage === undefined) throw new Error('one definition has one coverage');
    const isFinal = (key: string): boolean =>
      walkStates(definition).some((placed) => placed.key === key && placed.state.type === 'final');
    const unmet = coverage.states.missing;
    return {
      process: definition.key,
      version: definition.version,
      runs: this.#runs,
      seed: this.#options.seed,
      ends: Object.fromEntries(this.#ends),
      statesNeverReached: unmet.filter((key) => !isFinal(key)),
      endsNeverMet: unmet.filter(isFinal),
      coverage,
      stuck: this.#stuck,
      refusals: Object.fromEntries(refusals),
    };
  }
}

/** Plays random legal paths through a process and tells what was never reached. Pure: nothing but memory. */
export function playRandomly(options: RandomPlayOptions): RandomPlay {
  const playing = new RandomPlaying(options);
  for (let run = 0; run < options.runs; run += 1) {
    playing.playOne();
    options.onProgress?.(run + 1);
  }
  return playing.report();
}

function definitionOf({ definitions, process }: RandomPlayOptions): ProcessDefinition {
  const [definition] = definitions.filter(({ key }) => key === process).toSorted((a, b) => b.version - a.version);
  if (definition === undefined) throw new RangeError(`no definition of process "${process}"`);
  return definition;
}
