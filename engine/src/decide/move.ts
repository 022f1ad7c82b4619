import type { CompiledState } from '../compile/compiled-process.js';
import type { TransitionKind } from '../compile/definition-transitions.js';
import type { Effect } from '../definition/effect.js';
import type { Visit } from '../instance/instance.js';
import { branchOf, detachVisit, endBranch, isInBranch, mainVisits } from './branches.js';
import { noteCompleted } from './compensation.js';
import { enterInside } from './enter-state.js';
import { leaveVisits } from './leave-state.js';
import { runEffects } from './run-effects.js';
import type { Turn } from './turn.js';

/** The innermost place a transition stays in: the process (nothing given), a phase, one region, or a whole parallel state. */
export interface Place {
  readonly visit?: Visit;
  readonly region?: string;
}

/** One transition about to be taken. `kind` and `name` say which of the definition's transitions it is. */
export interface Way {
  readonly kind: TransitionKind;
  readonly name: string;
  /** Visit of the state that declares it; absent = the process itself. */
  readonly from: Visit | undefined;
  /** Where it happened, when that is not `from`: the visit of the task whose outcome an enclosing place declares. */
  readonly at?: Visit;
  readonly to: string;
  readonly effects?: readonly Effect[];
  /** Why what is left was not finished; kept with the tasks it takes away. */
  readonly reason?: string;
  /** `from` is a parallel state whose join was reached: what is still at work inside finishes on its own. */
  readonly detach?: boolean;
}

/**
 * Takes a transition: leaves everything inside the innermost place that holds both its ends, runs its effects, and enters
 * down to the target. A container is not left when the target stands inside it, so its timers run on. Detached branches
 * go on undisturbed; a way that leads out of one only ends it.
 */
export function move(turn: Turn, way: Way): void {
  const { kind, name, to, effects, reason } = way;
  turn.noteTransition(kind, name, way.from?.state, to);
  const target = turn.state(to);
  const branch = branchOf(turn, way.at ?? way.from);
  if (branch !== undefined && !isInBranch(turn, target, branch)) {
    leaveInside(turn, branch, reason);
    runEffects(turn, effects, way.from?.state);
    return endBranch(turn, branch);
  }
  noteCompleted(turn, way);
  const from = branch === undefined ? way.from : (way.from ?? way.at);
  const place = commonPlace(turn, from, target);
  // A join that leads back inside does not leave its state: all regions begin anew, so none can go on beside them.
  if (way.detach === true && from !== undefined && place.visit?.id !== from.id) detachVisit(turn, from);
  leaveInside(turn, place, reason);
  runEffects(turn, effects, way.from?.state);

  const path = [...target.ancestors.slice(depthOf(turn, place)), to];
  if (place.region === undefined) beginAnew(turn, place.visit);
  enterInside(turn, place.visit, place.region, path);
}

/** All regions of a parallel state that is not left begin once more; ends they have reached until now move nothing any more. */
export function beginAnew(turn: Turn, container: Visit | undefined): void {
  const stays = turn.visit(container?.id);
  if (stays !== undefined) turn.dropPendingRoutes(stays.id);
  if (stays?.doneRegions === undefined && stays?.regions === undefined) return;
  const { doneRegions: _done, regions: _regions, ...fresh } = stays;
  turn.replaceVisit({ ...fresh, doneRegions: [] });
}

export function commonPlace(turn: Turn, from: Visit | undefined, target: CompiledState): Place {
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

export function depthOf(turn: Turn, place: Place): number {
  return place.visit === undefined ? 0 : turn.state(place.visit.state).ancestors.length + 1;
}

export function leaveInside(turn: Turn, { visit, region }: Place, reason: string | undefined): void {
  if (visit === undefined) return leaveVisits(turn, mainVisits(turn), { reason });
  const inside = new Set<string>();
  const leaving = turn.visits.filter((each) => {
    const isDirect = each.parent === visit.id && (region === undefined || each.region === region);
    if (!isDirect && !(each.parent !== undefined && inside.has(each.parent))) return false;
    inside.add(each.id);
    return true;
  });
  leaveVisits(turn, leaving, { reason });
}
