import type { LeftState, Visit } from '../../instance/instance.js';
import { enterInside, enterLeft } from '../enter-state.js';
import { isFlowOver } from '../hearing.js';
import { beginAnew, commonPlace, depthOf, leaveInside, type Place } from '../move.js';
import { armTimers } from '../timers.js';
import type { Turn } from '../turn.js';

interface GoTo {
  /** What is left at least; the smallest place that holds all of it and the target is emptied. */
  readonly from: readonly Visit[];
  readonly to: string;
  /** Why open work there is cancelled; kept with each task. */
  readonly reason: string;
  /** A parallel state on the way in that is not active: only the target's region is entered, the others count as done. */
  readonly only?: boolean;
}

/** Goes to a state along no drawn transition: 退回, 撤回, 拿回, 跳转, 唤醒. Timers of what is entered are armed anew. */
export function goTo(turn: Turn, { from, to, reason, only = false }: GoTo): void {
  const place = placeAround(turn, from, to);
  const target = turn.state(to);
  const path = [...target.ancestors.slice(depthOf(turn, place)), to];
  const isWhole =
    place.region === undefined && place.visit !== undefined && turn.state(place.visit.state).state.type === 'parallel';
  leaveInside(turn, place, reason);
  if (place.region === undefined) beginAnew(turn, place.visit);
  if (place.visit === undefined && isFlowOver(turn)) beginFlowAnew(turn);
  const alone = only && !isWhole ? aloneAlong(turn, path, place.region) : undefined;
  if (alone === undefined) enterInside(turn, place.visit, place.region, path);
  else enterLeft(turn, place.visit, [alone]);
}

/** An instance that had ended, or had only branches left at work, goes on: what the process itself declares holds again. */
export function beginFlowAnew(turn: Turn): void {
  turn.outcome = undefined;
  turn.error = undefined;
  armTimers(turn, turn.process.definition.timers, undefined);
}

/** The smallest place that holds all visits and the target. */
export function placeAround(turn: Turn, from: readonly Visit[], to: string): Place {
  const target = turn.state(to);
  const [first = {}, ...others] = from.map((visit) => commonPlace(turn, visit, target));
  return others.reduce<Place>((widest, place) => {
    const [deep, deeper] = [depthOf(turn, widest), depthOf(turn, place)];
    if (deeper !== deep) return deeper < deep ? place : widest;
    return widest.region === place.region || widest.visit === undefined ? widest : { visit: widest.visit };
  }, first);
}

/** The path as something left before: parallel states on it have all their other regions done. */
function aloneAlong(turn: Turn, [key, ...rest]: readonly string[], region: string | undefined): LeftState | undefined {
  if (key === undefined) return undefined;
  const place: LeftState = region === undefined ? { state: key } : { state: key, region };
  const [next] = rest;
  if (next === undefined) return place;
  const { state } = turn.state(key);
  const own = turn.state(next).region;
  const inside = aloneAlong(turn, rest, own);
  if (inside === undefined) return place;
  if (state.type !== 'parallel') return { ...place, inside: [inside] };
  const doneRegions = Object.keys(state.regions).filter((name) => name !== own);
  return { ...place, doneRegions, inside: [inside] };
}

/** Visits that hold no others. */
export function leafVisits(visits: readonly Visit[]): readonly Visit[] {
  const containers = new Set(visits.map(({ parent }) => parent));
  return visits.filter(({ id }) => !containers.has(id));
}
