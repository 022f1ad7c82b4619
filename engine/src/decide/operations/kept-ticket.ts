import type { LeftState, Visit } from '../../instance/instance.js';
import type { Turn } from '../turn.js';

/** A visit that is put back with the return it had not answered yet: the container to go back into may be a new one. */
export function withTicket(turn: Turn, visit: Visit, back: NonNullable<LeftState['back']>): Visit {
  const { inside: _, ...ticket } = back.ticket;
  let container = turn.visit(visit.parent);
  while (container !== undefined && container.state !== back.place) container = turn.visit(container.parent);
  if (back.place !== undefined && container === undefined) return visit;
  const again = { ...visit, back: container === undefined ? ticket : { ...ticket, inside: container.id } };
  turn.replaceVisit(again);
  return again;
}
