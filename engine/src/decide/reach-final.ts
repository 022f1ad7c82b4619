import { endBranch } from './branches.js';
import { endFlow } from './end-flow.js';
import type { FinalState } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import type { Turn } from './turn.js';

/** A final was entered: it ends the region, the phase or the process it stands in; an error final goes to who catches it. */
export function reachFinal(
  turn: Turn,
  container: Visit | undefined,
  region: string | undefined,
  { outcome, error }: Pick<FinalState, 'error'> & { readonly outcome: string },
): void {
  if (container === undefined) {
    if (error !== undefined) turn.record('error.raised', { code: error });
    return endFlow(turn, outcome, error);
  }
  if (error !== undefined) {
    turn.pendingRoutes.push({ visitId: container.id, outcome, error, ...(region === undefined ? {} : { region }) });
    return;
  }
  if (region === undefined) {
    turn.pendingRoutes.push({ visitId: container.id, outcome });
    return;
  }
  const parallel = turn.visit(container.id) ?? container;
  if (parallel.detached === true) return endBranch(turn, { visit: parallel, region });
  const doneRegions = [...(parallel.doneRegions ?? []), region];
  turn.replaceVisit({ ...parallel, doneRegions });
  if (doneRegions.length === neededRegions(turn, parallel)) {
    turn.pendingRoutes.push({ visitId: container.id, outcome: 'join' });
  }
}

/** How many of the entered regions the join asks for. */
function neededRegions(turn: Turn, { state: key, regions }: Visit): number {
  const { state } = turn.state(key);
  if (state.type !== 'parallel') return 0;
  const entered = regions?.length ?? Object.keys(state.regions).length;
  if (state.join === 'all') return entered;
  return state.join === 'any' ? 1 : Math.min(state.join, entered);
}
