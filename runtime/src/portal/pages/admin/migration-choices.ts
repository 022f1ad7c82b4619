import type { MigrationMapping, StateMapping, TimerPolicy } from '@yunliu/engine/versions';

/** The decisions made on the page so far. */
export class MigrationChoices {
  timers: TimerPolicy = 'keep-remaining';
  #states: { [state: string]: StateMapping } = {};
  #regions: { [parallel: string]: { [region: string]: 'enter' | 'skip' } } = {};
  #clocks: { [metric: string]: string | null } = {};
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get mapping(): MigrationMapping {
    return { states: this.#states, regions: this.#regions, timers: this.timers, clocks: this.#clocks };
  }

  state(state: string): StateMapping | undefined {
    return Object.hasOwn(this.#states, state) ? this.#states[state] : undefined;
  }

  region(parallel: string, region: string): 'enter' | 'skip' | undefined {
    return this.#regions[parallel]?.[region];
  }

  /** Metric that takes the place of another; null = the promise is void. */
  clock(metric: string): string | null | undefined {
    return Object.hasOwn(this.#clocks, metric) ? this.#clocks[metric] : undefined;
  }

  mapClock(metric: string, to: string | null): void {
    this.#clocks = { ...this.#clocks, [metric]: to };
    this.#onChange();
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
    this.#clocks = {};
    this.timers = 'keep-remaining';
  }
}
