import { localize } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition, State, States } from '@yunliu/engine/definition';
import type { Titled } from '../../api/index.js';

const cache = new WeakMap<ProcessDefinition, ReadonlyMap<string, State>>();

/** A state anywhere in the definition (keys are unique in the whole file). */
export function findState(definition: ProcessDefinition, key: string): State | undefined {
  let states = cache.get(definition);
  if (states === undefined) {
    states = new Map(walk(definition.states));
    cache.set(definition, states);
  }
  return states.get(key);
}

export function stateTitle(definition: ProcessDefinition | undefined, key: string, locale: Locale): Titled {
  const state = definition === undefined ? undefined : findState(definition, key);
  return { key, title: state === undefined ? key : localize(state.title, locale) };
}

function* walk(states: States): Generator<[string, State]> {
  for (const [key, state] of Object.entries(states)) {
    yield [key, state];
    if (state.type === 'phase') yield* walk(state.states);
    else if (state.type === 'parallel') for (const region of Object.values(state.regions)) yield* walk(region.states);
  }
}
