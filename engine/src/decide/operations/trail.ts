import type { CompiledProcess } from '../../compile/compiled-process.js';
import type { TrailStep } from '../../instance/instance.js';
import type { Turn } from '../turn.js';

/** Steps kept: the first, which recalling needs, and the newest. */
const MAX_STEPS = 32;

/**
 * A task, or what its group decided, was completed by taking `outcome`; called before the instance moves on. Where nobody
 * but the engine has answered there is no step that a person could take back or be returned to.
 */
export function noteStep(turn: Turn, state: string, outcome: string, people?: readonly string[]): void {
  const by = Object.hasOwn(turn.handlers, state) ? turn.handlers[state] : undefined;
  if (by === undefined || people?.includes(by) === false) return;
  const others = people?.filter((person) => person !== by) ?? [];
  const next = turn.nextVisit;
  const step: TrailStep =
    others.length > 0 && asksWhoAnswered(turn.process)
      ? [state, by, outcome, next, others]
      : [state, by, outcome, next];
  const trail: readonly TrailStep[] = [...turn.trail, step];
  const [first] = trail;
  turn.trail = trail.length <= MAX_STEPS || first === undefined ? trail : [first, ...trail.slice(1 - MAX_STEPS)];
}

/** Only the rules for the same person look at who answered a step besides the last. */
function asksWhoAnswered({ states }: CompiledProcess): boolean {
  return [...states.values()].some(({ state }) => state.type === 'task' && state.autoSkip !== undefined);
}

/** Is this a step that the person answered, alone or with others? */
export function hasAnswered([, by, , , others]: TrailStep, person: string): boolean {
  return by === person || others?.includes(person) === true;
}

/** An administrator has moved the instance on from these steps: nobody takes them back over her head. */
export function sealSteps(turn: Turn, to: string): void {
  turn.trail = turn.trail.map((step): TrailStep => {
    const [state, by, outcome, _, ...others] = step;
    return areApart(turn.process, state, to) ? step : [state, by, outcome, 0, ...others];
  });
}

/** Two states stand in different regions of one parallel state: neither is on the other's way. */
export function areApart(process: CompiledProcess, one: string, other: string): boolean {
  const a = process.states.get(one);
  const b = process.states.get(other);
  if (a === undefined || b === undefined) return false;
  const [pathA, pathB] = [
    [...a.ancestors, one],
    [...b.ancestors, other],
  ];
  for (let depth = 0; pathA[depth] !== undefined && pathA[depth] === pathB[depth]; depth += 1) {
    const [nextA, nextB] = [pathA[depth + 1], pathB[depth + 1]];
    if (nextA === undefined || nextB === undefined || nextA === nextB) continue;
    const [regionA, regionB] = [process.states.get(nextA)?.region, process.states.get(nextB)?.region];
    return regionA !== regionB;
  }
  return false;
}

/** Steps on the way to `state`, oldest first: what happened in other branches is not among them. */
export function stepsBefore(
  process: CompiledProcess,
  trail: readonly TrailStep[],
  state: string,
): readonly TrailStep[] {
  return trail.filter(([at]) => at !== state && !areApart(process, at, state));
}

/**
 * Going back to `state`: it and what came after it on the same way are ahead again. Done before it is entered, or the
 * answers gone back over would count for the rules of the same person there.
 */
export function forgetFrom(turn: Turn, state: string): void {
  const at = turn.trail.findLastIndex(([passed]) => passed === state);
  if (at < 0) return;
  turn.trail = turn.trail.filter(([passed], place) => place < at || areApart(turn.process, passed, state));
}
