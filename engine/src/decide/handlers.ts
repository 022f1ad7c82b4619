import type { Turn } from './turn.js';
import { withLastKey } from './with-key.js';

/** Remembers who completed a task of a state; the state goes to the end, so that the last one is known. */
export function noteHandler(turn: Turn, state: string, userId: string): void {
  const before = Object.hasOwn(turn.handlers, state) ? turn.handlers[state] : undefined;
  turn.handlers = withLastKey(turn.handlers, state, userId);
  if (before === undefined || before === userId) return;
  const known = participantsOf(turn, state);
  const everybody = [...new Set([...(known.length === 0 ? [before] : known), userId])];
  turn.participants = { ...turn.participants, [state]: everybody };
}

/** Has this person ever completed a task of the state? */
export function handledBy(turn: Turn, state: string, userId: string): boolean {
  if (Object.hasOwn(turn.handlers, state) && turn.handlers[state] === userId) return true;
  return participantsOf(turn, state).includes(userId);
}

/** Who completed the task before, whatever its state. */
export function previousHandler(turn: Turn): string | undefined {
  const state = lastState(turn);
  return state === undefined ? undefined : turn.handlers[state];
}

/** Did this person complete the task before (or one of the group that did)? */
export function handledLast(turn: Turn, userId: string): boolean {
  const state = lastState(turn);
  return state !== undefined && handledBy(turn, state, userId);
}

function lastState(turn: Turn): string | undefined {
  return Object.keys(turn.handlers).at(-1);
}

function participantsOf({ participants }: Turn, state: string): readonly string[] {
  return participants !== undefined && Object.hasOwn(participants, state) ? (participants[state] ?? []) : [];
}
