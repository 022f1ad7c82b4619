import type { ParallelState } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import type { Turn } from './turn.js';

/**
 * Regions of a parallel visit to enter: all, or (inclusive split) those whose `when` is true and the one a way leads into
 * directly; `otherwise` when that is none. When it is still none, the state is passed through.
 */
export function chooseRegions(
  turn: Turn,
  visit: Visit,
  state: ParallelState,
  along: string | undefined,
): readonly string[] {
  const names = Object.keys(state.regions);
  if (Object.values(state.regions).every(({ when }) => when === undefined)) return names;
  const chosen = names.filter((name) => {
    const when = state.regions[name]?.when;
    return name === along || (name !== state.otherwise && (when === undefined || turn.evaluate(when) === true));
  });
  if (chosen.length === 0 && state.otherwise !== undefined && names.includes(state.otherwise)) {
    chosen.push(state.otherwise);
  }
  for (const name of chosen) {
    const region = state.regions[name];
    if (region !== undefined && (region.when !== undefined || name === state.otherwise))
      turn.noteTransition('region', name, visit.state, region.initial);
  }
  turn.record('regions.chosen', { regions: chosen }, { state: visit.state });
  if (chosen.length < names.length) turn.replaceVisit({ ...(turn.visit(visit.id) ?? visit), regions: chosen });
  if (chosen.length === 0) turn.pendingRoutes.push({ visitId: visit.id, outcome: 'join' });
  return chosen;
}
