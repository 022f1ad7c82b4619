import type { ProcessInstance } from './instance.js';

/** Keys of the states an instance stands in that hold no other active state, in the order they were entered. */
export function leafStates(instance: Pick<ProcessInstance, 'visits'>): readonly string[] {
  const holders = new Set(instance.visits.map(({ parent }) => parent));
  return instance.visits.filter(({ id }) => !holders.has(id)).map(({ state }) => state);
}
