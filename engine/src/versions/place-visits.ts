import type { CompiledProcess, CompiledState } from '../compile/compiled-process.js';
import type { ProcessInstance, Visit } from '../instance/instance.js';
import { mappedState, regionDecision, type MigrationMapping } from './migration-mapping.js';

/** One visit of the instance as it will stand in the later version; containers come before what is inside them. */
export interface PlacedVisit {
  /** The visit as it is; absent = a container that is new around what stays. */
  readonly visit?: Visit;
  readonly state: string;
  readonly parent?: PlacedVisit;
  readonly region?: string;
  /** Left and entered anew (another type, or asked for): it keeps nothing. */
  readonly isReentered: boolean;
  /** Regions of a parallel visit that count as done. */
  doneRegions: readonly string[];
  /** Regions of a parallel visit that begin now. */
  entering: readonly string[];
  /** Regions that were entered at all, where that is not every one of them. */
  regions?: readonly string[];
}

/** How the visits of an instance would stand in the later version, and what could not be placed. */
export interface Placement {
  readonly placed: readonly PlacedVisit[];
  /** Visits that end with the migration. */
  readonly ending: readonly Visit[];
  /** Leaf visits whose state does not exist and that nothing maps. */
  readonly homeless: readonly Visit[];
  /** Leaf visits for which another one has taken the place. */
  readonly crowded: readonly Visit[];
  /** New regions nobody has decided about. */
  readonly undecided: readonly { readonly parallel: string; readonly region: string }[];
}

type Draft = { -readonly [Key in keyof PlacedVisit]: PlacedVisit[Key] };

/** Works out the tree of visits in `to` from where the leaves go. Pure; asks nothing and refuses nothing. */
export function placeVisits(
  from: CompiledProcess,
  to: CompiledProcess,
  instance: Pick<ProcessInstance, 'visits'>,
  mapping: MigrationMapping,
): Placement {
  const visits = new Map(instance.visits.map((visit) => [visit.id, visit]));
  const holders = new Set(instance.visits.map(({ parent }) => parent));
  const placed: Draft[] = [];
  const used = new Set<string>();
  const homeless: Visit[] = [];
  const crowded: Visit[] = [];
  const endedRegions = new Map<string, Set<string>>();

  const targetOf = (visit: Visit): string | null | undefined => {
    const rule = mappedState(mapping, visit.state);
    return rule === undefined ? (to.states.has(visit.state) ? visit.state : undefined) : rule.to;
  };
  const outward = (visit: Visit): readonly Visit[] => {
    const found: Visit[] = [];
    for (let at = visits.get(visit.parent ?? ''); at !== undefined; at = visits.get(at.parent ?? '')) found.push(at);
    return found;
  };
  const typeBefore = (visit: Visit): string | undefined => from.states.get(visit.state)?.state.type;
  /** What stands in a place; what finishes on its own after a join takes no place. */
  const at = (parent: Draft | undefined, region: string | undefined): Draft | undefined =>
    placed.find((item) => item.parent === parent && item.region === region && item.visit?.detached !== true);

  /** Does this container become that of the later version? */
  const keeps = (visit: Visit, key: string): boolean =>
    targetOf(visit) === key && typeBefore(visit) === to.states.get(key)?.state.type;

  /** The containers around `target`, kept or new; undefined = another state stands in one of those places. */
  const containers = (target: CompiledState, around: readonly Visit[]): Draft | undefined | 'crowded' => {
    let parent: Draft | undefined;
    // What finishes on its own after a join stands in nothing: it has left what its state is declared in.
    const own = around.findLast((each) => each.detached === true);
    const from = own === undefined ? 0 : target.ancestors.findIndex((key) => keeps(own, key));
    if (from < 0) return 'crowded';
    for (const key of target.ancestors.slice(from)) {
      const container = to.states.get(key);
      const visit = around.find((each) => keeps(each, key));
      const known = visit === undefined ? undefined : placed.find((item) => item.visit === visit);
      const there = known ?? (visit?.detached === true ? undefined : at(parent, container?.region));
      if (there !== undefined && (there.state !== key || there.parent !== parent)) return 'crowded';
      const free = visit === undefined || used.has(visit.id) ? undefined : visit;
      if (there === undefined && free !== undefined) used.add(free.id);
      parent = there ?? add(parent, key, free?.detached === true ? undefined : container?.region, free, false);
    }
    return parent;
  };
  const add = (
    parent: Draft | undefined,
    state: string,
    region: string | undefined,
    visit: Visit | undefined,
    isReentered: boolean,
  ): Draft => {
    const item: Draft = { state, isReentered, doneRegions: [], entering: [] };
    if (visit !== undefined) item.visit = visit;
    if (parent !== undefined) item.parent = parent;
    if (region !== undefined) item.region = region;
    placed.push(item);
    return item;
  };

  for (const leaf of instance.visits.filter(({ id }) => !holders.has(id))) {
    const key = targetOf(leaf);
    if (key === null) {
      endBranch(leaf);
      continue;
    }
    const target = key === undefined ? undefined : to.states.get(key);
    if (target === undefined) {
      homeless.push(leaf);
      continue;
    }
    const parent = containers(target, outward(leaf));
    if (parent === 'crowded' || (leaf.detached !== true && at(parent, target.region) !== undefined)) {
      crowded.push(leaf);
      continue;
    }
    const isReentered = typeBefore(leaf) !== target.state.type || mappedState(mapping, leaf.state)?.work === 'restart';
    used.add(leaf.id);
    add(parent, target.key, target.region, leaf, isReentered);
  }

  /** The branch ends: the nearest parallel state that is still there counts its region as done. */
  function endBranch(leaf: Visit): void {
    let inner = leaf;
    for (const outer of outward(leaf)) {
      const key = targetOf(outer);
      const target = typeof key === 'string' ? to.states.get(key) : undefined;
      if (typeBefore(outer) === 'parallel' && target?.state.type === 'parallel') {
        const known = placed.find((item) => item.visit === outer);
        const parent = outer.detached === true ? undefined : containers(target, outward(outer));
        if (parent === 'crowded') return;
        if (known === undefined && (outer.detached === true || at(parent, target.region) === undefined)) {
          used.add(outer.id);
          add(parent, target.key, outer.detached === true ? undefined : target.region, outer, false);
        }
        const ended = endedRegions.get(outer.id) ?? new Set<string>();
        if (inner.region !== undefined) ended.add(inner.region);
        endedRegions.set(outer.id, ended);
        return;
      }
      inner = outer;
    }
  }

  const undecided: { parallel: string; region: string }[] = [];
  for (const item of placed) {
    const state = to.states.get(item.state)?.state;
    if (state?.type !== 'parallel' || item.isReentered) continue;
    const old = item.visit === undefined ? undefined : from.states.get(item.visit.state)?.state;
    const known = old?.type === 'parallel' ? old.regions : {};
    const ended = endedRegions.get(item.visit?.id ?? '') ?? new Set<string>();
    const done: string[] = [];
    const entering: string[] = [];
    const entered: string[] = [];
    for (const region of Object.keys(state.regions)) {
      const decision = regionDecision(mapping, item.state, region);
      const isOpen = at(item, region) !== undefined;
      const isDone = item.visit?.doneRegions?.includes(region) === true || ended.has(region);
      if (isDone || (!isOpen && decision === 'skip')) done.push(region);
      else if (!isOpen && decision === 'enter') entering.push(region);
      // A region that was there before and was not entered (its condition did not hold) is not entered now either.
      else if (!isOpen && (!Object.hasOwn(known, region) || wasOpen(item.visit, region))) {
        undecided.push({ parallel: item.state, region });
      } else if (!isOpen) continue;
      entered.push(region);
    }
    const before = item.visit?.doneRegions ?? [];
    // In the order they ended; those that a mapping ends come last.
    item.doneRegions = [
      ...before.filter((region) => done.includes(region)),
      ...done.filter((region) => !before.includes(region)),
    ];
    item.entering = entering;
    if (entered.length < Object.keys(state.regions).length) item.regions = entered;
  }
  function wasOpen(visit: Visit | undefined, region: string): boolean {
    return instance.visits.some((each) => each.parent === visit?.id && each.region === region);
  }

  // A detached state ends with its last branch.
  for (const item of placed.filter(({ visit, entering }) => visit?.detached === true && entering.length === 0)) {
    if (placed.some(({ parent }) => parent === item)) continue;
    placed.splice(placed.indexOf(item), 1);
    used.delete(item.visit?.id ?? '');
  }
  const ending = instance.visits.filter(({ id }) => !used.has(id) && !homeless.some((leaf) => leaf.id === id));
  return { placed: outermostFirst(placed, instance.visits), ending, homeless, crowded, undecided };
}

/** In the order the visits had; containers that are new come before the first thing inside them. */
function outermostFirst(placed: readonly PlacedVisit[], visits: readonly Visit[]): readonly PlacedVisit[] {
  const before = new Map(visits.map(({ id }, index) => [id, index]));
  const places = new Map<PlacedVisit, number>();
  for (const item of placed) {
    const index = before.get(item.visit?.id ?? '');
    if (index === undefined) continue;
    places.set(item, index);
    for (let outer = item.parent; outer !== undefined && outer.visit === undefined; outer = outer.parent)
      places.set(outer, Math.min(index, places.get(outer) ?? index));
  }
  const sorted: PlacedVisit[] = [];
  const put = (item: PlacedVisit): void => {
    if (sorted.includes(item)) return;
    if (item.parent !== undefined) put(item.parent);
    sorted.push(item);
  };
  placed.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)).forEach(put);
  return sorted;
}
