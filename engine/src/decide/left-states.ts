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
  // Another version of the definition may not have them any more.
  const isKnown = ({ state, inside = [] }: LeftState): boolean =>
    turn.process.states.has(state) && inside.every(isKnown);
  return left?.every(isKnown) === true ? left : undefined;
}
