import type { Visit } from '../instance/instance.js';
import { outcomeClocks } from './clocks/follow-course.js';
import { move } from './move.js';
import { goStraightBack, ticketFor } from './operations/straight-back.js';
import { noteStep } from './operations/trail.js';
import type { Turn } from './turn.js';

/**
 * Leaves a task state by an outcome: the one place where a task, a group and the engine itself go on. `people`: whose
 * answers it comes of, where that is not the one person who has just completed the task.
 */
export function takeOutcome(turn: Turn, visit: Visit, name: string, people?: readonly string[]): void {
  const rule = turn.state(visit.state).outcomeRules.get(name);
  if (rule === undefined) throw new Error(`state "${visit.state}" has no outcome "${name}"`);
  const { outcome, owner } = rule;
  outcomeClocks(turn, visit.state, name);
  noteStep(turn, visit.state, name, people);
  const ticket = ticketFor(turn, visit, name);
  if (ticket !== undefined) return goStraightBack(turn, visit, ticket, outcome.effects);
  const from = ownerVisit(turn, visit, owner);
  move(turn, { kind: 'outcome', name, from, at: visit, to: outcome.to, effects: outcome.effects });
}

/** The visit of the state that declares a way out: the task's own, an enclosing one, or none for the process. */
function ownerVisit(turn: Turn, start: Visit, owner: string | undefined): Visit | undefined {
  if (owner === undefined) return undefined;
  let visit: Visit | undefined = start;
  while (visit !== undefined && visit.state !== owner) visit = turn.visit(visit.parent);
  return visit;
}
