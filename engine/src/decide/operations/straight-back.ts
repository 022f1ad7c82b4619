import type { Effect } from '../../definition/effect.js';
import type { LeftState, ReturnTicket, Visit } from '../../instance/instance.js';
import { noteCompleted } from '../compensation.js';
import { enterLeft } from '../enter-state.js';
import { leaveInside } from '../move.js';
import { runEffects } from '../run-effects.js';
import type { Turn } from '../turn.js';

/** The ticket by which completing this visit with `outcome` goes straight back to who returned it. */
export function ticketFor(turn: Turn, visit: Visit, outcome: string): ReturnTicket | undefined {
  const ticket = visit.back;
  if (ticket === undefined || (ticket.outcome !== undefined && ticket.outcome !== outcome)) return undefined;
  const isKnown = ({ state, inside = [] }: LeftState): boolean =>
    turn.process.states.has(state) && inside.every(isKnown);
  return ticket.left.every(isKnown) && (ticket.inside === undefined || turn.visit(ticket.inside) !== undefined)
    ? ticket
    : undefined;
}

/**
 * Puts everything back as it stood when it was returned: the same containers, tasks with the same people and drafts, groups
 * with the ballots cast so far. Work of machines (services, calls, waits) begins anew, and so do timers.
 */
export function goStraightBack(
  turn: Turn,
  visit: Visit,
  { by, inside, left }: ReturnTicket,
  effects: readonly Effect[] | undefined,
): void {
  const container = turn.visit(inside);
  const region = left[0]?.region;
  turn.record('task.returned-back', { to: left.map(({ state }) => state), handler: by }, { state: visit.state });
  noteCompleted(turn, { kind: 'outcome', from: visit });
  leaveInside(
    turn,
    container === undefined ? {} : region === undefined ? { visit: container } : { visit: container, region },
    undefined,
  );
  runEffects(turn, effects, visit.state);
  enterLeft(turn, container, left);
}
