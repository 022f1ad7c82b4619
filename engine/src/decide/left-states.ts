import type { CompiledProcess } from '../compile/compiled-process.js';
import type { LeftState, Visit } from '../instance/instance.js';
import type { Turn } from './turn.js';

/** Remembers where phases with `history` are being left. A phase that has come to its end begins anew the next time. */
export function rememberLeft(turn: Turn, leaving: readonly Visit[]): void {
  for (const visit of leaving) {
    const { state } = turn.state(visit.state);
    if (state.type !== 'phase' || state.history !== 'resume') continue;
    const inside = insideOf(visit, leaving);
    const { [visit.state]: _before, ...others } = turn.leftIn;
    turn.leftIn = inside.length === 0 ? others : { ...others, [visit.state]: inside };
  }
}

function insideOf(container: Visit, visits: readonly Visit[]): readonly LeftState[] {
  return visits
    .filter(({ parent }) => parent === container.id)
    .map((visit) => {
      const { state, region, regions, doneRegions } = visit;
      const inside = insideOf(visit, visits);
      return {
        state,
        ...(region === undefined ? {} : { region }),
        ...(regions === undefined ? {} : { regions }),
        ...(doneRegions === undefined ? {} : { doneRegions }),
        ...(inside.length === 0 ? {} : { inside }),
      };
    });
}

/** Where a phase entered by its own key goes on; `undefined` = at its beginning. Asked once: it is forgotten by it. */
export function leftStates(turn: Turn, phase: string): readonly LeftState[] | undefined {
  if (!Object.hasOwn(turn.leftIn, phase)) return undefined;
  const { [phase]: left, ...others } = turn.leftIn;
  turn.leftIn = others;
  return left?.every((each) => fitsIn(turn.process, phase, each)) === true ? left : undefined;
}

/**
 * May it be entered again as it was left? Another version of the definition may have its states no more or elsewhere, or
 * have regions that were never entered, for which the join would wait for ever.
 */
function fitsIn(process: CompiledProcess, container: string | undefined, left: LeftState): boolean {
  const place = process.states.get(left.state);
  if (place === undefined || place.parent !== container || place.region !== left.region) return false;
  const { inside = [], regions, doneRegions = [] } = left;
  if (!inside.every((each) => fitsIn(process, left.state, each))) return false;
  if (place.state.type !== 'parallel') return regions === undefined && doneRegions.length === 0;
  const known = Object.keys(place.state.regions);
  const entered = regions ?? known;
  const isOpen = (region: string): boolean => inside.some((each) => each.region === region);
  return (
    doneRegions.every((region) => entered.includes(region)) &&
    entered.every((region) => known.includes(region) && (doneRegions.includes(region) || isOpen(region)))
  );
}
