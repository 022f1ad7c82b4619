import { designAreas, panelAreas, type AreaKey } from './design-areas.js';

type AreaState = 'loading' | 'ready' | 'failed';
export type LoadedArea = AreaKey | 'properties' | 'problems';

/** Loads areas when they are first shown, and again after a failure. */
export class AreaLoader {
  readonly #states = new Map<LoadedArea, AreaState>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** How the area stands; asking begins to load it. */
  stateOf(key: LoadedArea): AreaState {
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const load =
      key === 'properties' || key === 'problems' ? panelAreas[key] : designAreas.find((area) => area.key === key)?.load;
    if (load === undefined) return 'failed';
    this.#states.set(key, 'loading');
    load().then(
      () => this.#set(key, 'ready'),
      () => this.#set(key, 'failed'),
    );
    return 'loading';
  }

  again(key: LoadedArea): void {
    this.#states.delete(key);
    this.#changed();
  }

  #set(key: LoadedArea, state: AreaState): void {
    this.#states.set(key, state);
    this.#changed();
  }
}
