import type { MigrationMapping, StateMapping, TimerPolicy } from '@yunliu/engine/versions';

/** The decisions made on the page so far. */
export class MigrationChoices {
  timers: TimerPolicy = 'keep-remaining';
  #states: { [state: string]: StateMapping } = {};
  #regions: { [parallel: string]: { [region: string]: 'enter' | 'skip' } } = {};
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get mapping(): MigrationMapping {
    return { states: this.#states, regions: this.#regions, timers: this.timers };
  }

  state(state: string): StateMapping | undefined {
    return Object.hasOwn(this.#states, state) ? this.#states[state] : undefined;
  }

  region(parallel: string, region: string): 'enter' | 'skip' | undefined {
    return this.#regions[parallel]?.[region];
  }

  mapState(state: string, change: Partial<StateMapping>): void {
    this.#states = { ...this.#states, [state]: { to: state, ...this.state(state), ...change } };
    this.#onChange();
  }

  decideRegion(parallel: string, region: string, decision: 'enter' | 'skip'): void {
    this.#regions = { ...this.#regions, [parallel]: { ...this.#regions[parallel], [region]: decision } };
    this.#onChange();
  }

  setTimers(policy: TimerPolicy): void {
    this.timers = policy;
    this.#onChange();
  }

  clear(): void {
    this.#states = {};
    this.#regions = {};
    this.timers = 'keep-remaining';
  }
}
