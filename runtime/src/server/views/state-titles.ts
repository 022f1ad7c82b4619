import { localize, walkStates } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition, State } from '@yunliu/engine/definition';
import type { Titled } from '../../api/index.js';

const cache = new WeakMap<ProcessDefinition, ReadonlyMap<string, State>>();

/** A state anywhere in the definition (keys are unique in the whole file). */
export function findState(definition: ProcessDefinition, key: string): State | undefined {
  let states = cache.get(definition);
  if (states === undefined) {
    states = new Map(walkStates(definition).map((placed) => [placed.key, placed.state]));
    cache.set(definition, states);
  }
  return states.get(key);
}

export function stateTitle(definition: ProcessDefinition | undefined, key: string, locale: Locale): Titled {
  const state = definition === undefined ? undefined : findState(definition, key);
  return { key, title: state === undefined ? key : localize(state.title, locale) };
}
