import type { ProcessDefinition } from '../definition/process-definition.js';
import type { PlacedState } from '../definition/walk-states.js';

/**
 * Task states an instance may stand in right after its start: the initial state, looked for through phases, regions and
 * decisions. A starter may withdraw while the work has got no further than these, and may preset what they let edit.
 */
export function firstTasksOf(
  definition: ProcessDefinition,
  states: ReadonlyMap<string, PlacedState>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open = [definition.initial];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const state = states.get(key)?.state;
    if (state === undefined || seen.has(key)) continue;
    seen.add(key);
    if (state.type === 'task') found.add(key);
    if (state.type === 'phase') open.push(state.initial);
    if (state.type === 'parallel') open.push(...Object.values(state.regions).map((region) => region.initial));
    if (state.type === 'decision') open.push(state.otherwise, ...state.branches.map((branch) => branch.to));
  }
  return found;
}
