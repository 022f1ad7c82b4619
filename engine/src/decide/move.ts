import type { CompiledState } from '../compile/compiled-process.js';
import type { TransitionKind } from '../compile/definition-transitions.js';
import type { Effect } from '../definition/effect.js';
import type { Visit } from '../instance/instance.js';
import { enterInside } from './enter-state.js';
import { leaveVisits } from './leave-state.js';
import { runEffects } from './run-effects.js';
import type { Turn } from './turn.js';

/** The innermost place a transition stays in: the process (nothing given), a phase, one region, or a whole parallel state. */
interface Place {
  readonly visit?: Visit;
  readonly region?: string;
}

/** One transition about to be taken. `kind` and `name` say which of the definition's transitions it is. */
export interface Way {
  readonly kind: TransitionKind;
  readonly name: string;
  /** Visit of the state that declares it; absent = the process itself. */
  readonly from: Visit | undefined;
  readonly to: string;
  readonly effects?: readonly Effect[];
}

/**
 * Takes a transition: leaves everything inside the innermost place that holds both its ends, runs its effects, and enters
 * down to the target. A container is not left when the target stands inside it, so its timers run on.
 */
export function move(turn: Turn, { kind, name, from, to, effects }: Way): void {
  turn.noteTransition(kind, name, from?.state, to);
  const target = turn.state(to);
  const place = commonPlace(turn, from, target);
  leaveInside(turn, place);
  runEffects(turn, effects, from?.state);

  const path = [...target.ancestors.slice(depthOf(turn, place)), to];
  const stays = turn.visit(place.visit?.id);
  if (stays?.doneRegions !== undefined && place.region === undefined) turn.replaceVisit({ ...stays, doneRegions: [] });
  enterInside(turn, place.visit, place.region, path);
}

function commonPlace(turn: Turn, from: Visit | undefined, target: CompiledState): Place {
  if (from === undefined) return {};
  if (target.ancestors.includes(from.state)) return { visit: from };
  let inner = from;
  for (let outer = turn.visit(from.parent); outer !== undefined; outer = turn.visit(outer.parent)) {
    const at = target.ancestors.indexOf(outer.state);
    if (at >= 0) {
      const next = turn.state(target.ancestors[at + 1] ?? target.key);
      // Both in one region: its siblings go on undisturbed. From one region into another: all of them begin anew.
      return inner.region !== undefined && inner.region === next.region
        ? { visit: outer, region: inner.region }
        : { visit: outer };
    }
    inner = outer;
  }
  return {};
}

function depthOf(turn: Turn, place: Place): number {
  return place.visit === undefined ? 0 : turn.state(place.visit.state).ancestors.length + 1;
}

function leaveInside(turn: Turn, { visit, region }: Place): void {
  if (visit === undefined) return leaveVisits(turn, turn.visits);
  const inside = new Set<string>();
  const leaving = turn.visits.filter((each) => {
    const isDirect = each.parent === visit.id && (region === undefined || each.region === region);
    if (!isDirect && !(each.parent !== undefined && inside.has(each.parent))) return false;
    inside.add(each.id);
    return true;
  });
  leaveVisits(turn, leaving);
}
