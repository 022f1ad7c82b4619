import { jsonPointer } from '../definition/issue.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { State, States } from '../definition/states/state.js';

/** One state on the walk through a definition, with its enclosing states and its place in the file. */
export interface WalkedState {
  readonly key: string;
  readonly state: State;
  readonly parent?: string;
  readonly region?: string;
  readonly ancestors: readonly string[];
  readonly pointer: string;
}

/** All states of a definition in the order of the file, containers before what is inside them. */
export function walkStates(definition: ProcessDefinition): readonly WalkedState[] {
  const walked: WalkedState[] = [];
  const visit = (states: States, ancestors: readonly string[], base: string, region?: string): void => {
    for (const [key, state] of Object.entries(states)) {
      const pointer = base + jsonPointer(key);
      walked.push({ key, state, parent: ancestors.at(-1), region, ancestors, pointer });
      const inside = [...ancestors, key];
      if (state.type === 'phase') visit(state.states, inside, pointer + '/states');
      if (state.type === 'parallel') {
        for (const [name, area] of Object.entries(state.regions)) {
          visit(area.states, inside, pointer + jsonPointer('regions', name, 'states'), name);
        }
      }
    }
  };
  visit(definition.states, [], '/states');
  return walked;
}
