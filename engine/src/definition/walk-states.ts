import { jsonPointer } from './issue.js';
import type { ProcessDefinition } from './process-definition.js';
import type { State, States } from './states/state.js';

/** One state with its place in the tree and in the file. */
export interface PlacedState {
  readonly key: string;
  readonly state: State;
  /** Enclosing states, outermost first. */
  readonly ancestors: readonly string[];
  /** Region of the innermost enclosing state, when that is parallel. */
  readonly region?: string;
  readonly pointer: string;
}

/** All states in the order of the file, containers before what is inside them; double keys appear twice. */
export function walkStates(definition: Pick<ProcessDefinition, 'states'>): readonly PlacedState[] {
  const found: PlacedState[] = [];
  const visit = (states: States, ancestors: readonly string[], base: string, region?: string): void => {
    for (const [key, state] of Object.entries(states)) {
      const pointer = base + jsonPointer(key);
      found.push({ key, state, ancestors, pointer, ...(region === undefined ? {} : { region }) });
      const inside = [...ancestors, key];
      if (state.type === 'phase') visit(state.states, inside, `${pointer}/states`);
      if (state.type === 'parallel') {
        for (const [name, area] of Object.entries(state.regions))
          visit(area.states, inside, pointer + jsonPointer('regions', name, 'states'), name);
      }
    }
  };
  visit(definition.states, [], '/states');
  return found;
}
