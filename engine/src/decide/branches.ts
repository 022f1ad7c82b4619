import type { CompiledState } from '../compile/compiled-process.js';
import type { Visit } from '../instance/instance.js';
import { endInstance } from './end-instance.js';
import { leaveVisits } from './leave-state.js';
import { cancelTimers } from './timers.js';
import type { Turn } from './turn.js';

/** A region of a parallel state that the flow has gone on without. */
export interface Branch {
  readonly visit: Visit;
  readonly region: string;
}

/** Visits of the flow itself, without those of detached branches. */
export function mainVisits(turn: Turn): readonly Visit[] {
  const detached = new Set<string>();
  for (const { id, parent, detached: isRoot } of turn.visits)
    if (isRoot === true || (parent !== undefined && detached.has(parent))) detached.add(id);
  return detached.size === 0 ? turn.visits : turn.visits.filter(({ id }) => !detached.has(id));
}

/** The detached branch a visit belongs to. */
export function branchOf(turn: Turn, visit: Visit | undefined): Branch | undefined {
  let inner = visit;
  for (let outer = turn.visit(visit?.parent); outer !== undefined; outer = turn.visit(outer.parent)) {
    if (outer.detached === true && inner?.region !== undefined) return { visit: outer, region: inner.region };
    inner = outer;
  }
  return undefined;
}

export function isInBranch(turn: Turn, { ancestors, region }: CompiledState, branch: Branch): boolean {
  const at = ancestors.indexOf(branch.visit.state);
  if (at < 0) return false;
  const next = ancestors[at + 1];
  return (next === undefined ? region : turn.state(next).region) === branch.region;
}

/** The join of a parallel state is reached while others are at work: they become branches that end on their own. */
export function detachVisit(turn: Turn, visit: Visit): void {
  const { parent: _parent, region: _region, ...rest } = turn.visit(visit.id) ?? visit;
  const done = new Set(rest.doneRegions);
  const open = turn.visits.flatMap((inner) =>
    inner.parent === visit.id && inner.region !== undefined && !done.has(inner.region) ? [inner.region] : [],
  );
  if (open.length === 0) return;
  // The state is over; only what is inside goes on, so nothing of its own may interrupt it.
  cancelTimers(turn, visit);
  turn.replaceVisit({ ...rest, detached: true });
  turn.record('branches.detached', { regions: open }, { state: visit.state });
}

/** A detached branch is over. With the last one its parallel state is left, and an instance whose outcome is fixed ends. */
export function endBranch(turn: Turn, { visit, region }: Branch): void {
  const parallel = turn.visit(visit.id) ?? visit;
  turn.replaceVisit({ ...parallel, doneRegions: [...(parallel.doneRegions ?? []), region] });
  if (turn.visits.some(({ parent }) => parent === visit.id)) return;
  leaveVisits(turn, [parallel]);
  if (turn.outcome !== undefined && turn.visits.length === 0) endInstance(turn, 'completed', turn.outcome);
}
