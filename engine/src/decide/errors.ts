import type { Route } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import { branchOf, endBranch } from './branches.js';
import { endFlow } from './end-flow.js';
import { leaveVisits } from './leave-state.js';
import { move } from './move.js';
import { raiseSeen, raiseStuck } from './stuck.js';
import { takeRoute } from './take-route.js';
import type { Turn } from './turn.js';

/**
 * Looks from a visit outwards for who catches an error: a route of its code, else `*`, of the call or service itself and
 * then of each enclosing phase. Takes the first found; false = nobody catches it and nothing has happened.
 */
export function catchError(turn: Turn, raisedAt: Visit, code: string): boolean {
  for (let at: Visit | undefined = raisedAt; at !== undefined; at = turn.visit(at.parent)) {
    const found = errorRoute(turn, at, code);
    if (found === undefined) continue;
    const { name, route } = found;
    turn.record('error.raised', { code, caughtBy: at.state }, { state: raisedAt.state });
    move(turn, { kind: 'error', name, from: at, to: route.to, effects: route.effects, reason: 'error' });
    return true;
  }
  return false;
}

function errorRoute(turn: Turn, at: Visit, code: string): { readonly name: string; readonly route: Route } | undefined {
  const { state } = turn.state(at.state);
  if (state.type !== 'phase' && state.type !== 'call' && state.type !== 'service') return undefined;
  const routes = state.onError ?? {};
  const name = Object.hasOwn(routes, code) ? code : '*';
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  return route === undefined ? undefined : { name, route };
}

/** An error end inside `container`: whoever catches it goes on; else the branch, or the whole process, ends with the error. */
export function raiseErrorEnd(
  turn: Turn,
  container: Visit,
  { error, outcome, region }: { readonly error: string; readonly outcome: string; readonly region?: string },
): void {
  if (catchError(turn, container, error)) return;
  turn.record('error.raised', { code: error }, { state: container.state });
  const branch =
    container.detached === true && region !== undefined ? { visit: container, region } : branchOf(turn, container);
  if (branch === undefined) return endFlow(turn, outcome, error);
  raiseSeen(turn, [
    `脱离主流程的分支以错误“${error}”结束，没有环节处理该错误。`,
    `A detached branch ended with error "${error}", which nothing catches.`,
  ]);
  leaveBranch(turn, branch);
  endBranch(turn, branch);
}

/**
 * A child has come to an error end: the call's own `onError`, then a route for the child's outcome by name, then the
 * enclosing phases. `*` of `outcomes` does not swallow errors: what nobody catches stays as an incident. Also its retry.
 */
export function childFailed(turn: Turn, visit: Visit, code: string, outcome: string): void {
  const { state } = turn.state(visit.state);
  if (state.type !== 'call') return;
  const isNamed = Object.hasOwn(state.outcomes, outcome);
  if (isNamed && errorRoute(turn, visit, code) === undefined) return takeRoute(turn, visit, outcome);
  if (catchError(turn, visit, code)) return;
  turn.record('error.raised', { code }, { state: visit.state });
  raiseStuck(turn, visit, { kind: 'resume', action: 'error', outcome: code }, [
    `子流程以错误“${code}”结束，没有环节处理该错误。`,
    `The child ended with error "${code}", which nothing catches.`,
  ]);
}

/**
 * A handler has declared that it cannot be done: the service's own `onError`, then its `onFailure`, then (for a code) the
 * enclosing phases. False = nobody catches it, so it counts as a failed try.
 */
export function serviceFailed(turn: Turn, visit: Visit, code: string | undefined): boolean {
  const { state } = turn.state(visit.state);
  if (state.type !== 'service') return false;
  if (errorRoute(turn, visit, code ?? '*') !== undefined) return catchError(turn, visit, code ?? '*');
  if (state.onFailure === undefined) return code !== undefined && catchError(turn, visit, code);
  move(turn, { kind: 'service-failure', name: 'failed', from: visit, to: state.onFailure });
  return true;
}

function leaveBranch(turn: Turn, { visit, region }: { readonly visit: Visit; readonly region: string }): void {
  const inside = new Set<string>();
  for (const each of turn.visits) {
    const isDirect = each.parent === visit.id && each.region === region;
    if (isDirect || (each.parent !== undefined && inside.has(each.parent))) inside.add(each.id);
  }
  leaveVisits(
    turn,
    turn.visits.filter(({ id }) => inside.has(id)),
    { reason: 'error' },
  );
}
