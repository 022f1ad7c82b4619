import type { CallState } from '../definition/states/state.js';
import type { Visit } from '../instance/instance.js';
import { move } from './move.js';
import { raiseStuck } from './stuck.js';
import { takeOutcome } from './take-outcome.js';
import type { Turn } from './turn.js';

/** Leaves a task by an outcome that is due, a phase, a parallel state or a call by the route for `outcome`, else by `*`. */
export function takeRoute(turn: Turn, visit: Visit, outcome: string, people?: readonly string[]): void {
  const { state } = turn.state(visit.state);
  if (state.type === 'task') return takeOutcome(turn, visit, outcome, people);
  if (state.type === 'parallel') {
    const way = { kind: 'join', name: 'join', from: visit, to: state.to, reason: 'joined' } as const;
    return move(turn, { ...way, detach: state.late === 'finish' });
  }
  const routes = state.type === 'phase' ? state.onDone : (state as CallState).outcomes;
  const name = Object.hasOwn(routes, outcome) ? outcome : '*';
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (route !== undefined) {
    const kind = state.type === 'phase' ? 'phase' : 'call';
    return move(turn, { kind, name, from: visit, to: route.to, effects: route.effects });
  }
  raiseStuck(turn, visit, { kind: 'resume', action: 'route', outcome }, [
    `没有与结果“${outcome}”对应的去向。`,
    `No route is declared for outcome "${outcome}".`,
  ]);
}
