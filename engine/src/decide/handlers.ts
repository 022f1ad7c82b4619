import type { Turn } from './turn.js';
import { withLastKey } from './with-key.js';

/** Remembers who completed a task of a state; the state goes to the end, so that the last one is known. */
export function noteHandler(turn: Turn, state: string, userId: string): void {
  const before = Object.hasOwn(turn.handlers, state) ? turn.handlers[state] : undefined;
  turn.handlers = withLastKey(turn.handlers, state, userId);
  if (before === undefined || before === userId) return;
  const known = peopleOf(turn.participants, state);
  const everybody = [...new Set([...(known.length === 0 ? [before] : known), userId])];
  turn.participants = { ...turn.participants, [state]: everybody };
}

/** Of those who have answered a state together, the one whose task it was: it comes back to her, not to who signed last. */
export function noteAnswerable(turn: Turn, state: string, userId: string): void {
  if (turn.handlers[state] !== userId) turn.handlers = withLastKey(turn.handlers, state, userId);
}

/** Remembers who worked on a task of a state for its owner and gave it back, or in whose name the engine has answered. */
export function noteHand(turn: Turn, state: string, userId: string): void {
  const known = peopleOf(turn.delegates, state);
  if (!known.includes(userId)) turn.delegates = { ...turn.delegates, [state]: [...known, userId] };
}

/** What is remembered by state goes along with its state; where two become one, everybody has had a hand in that one. */
export function renameHandled(turn: Turn, renamed: (state: string) => string): void {
  const { handlers, participants, delegates } = turn;
  if (statesWorkedOn(turn).every((state) => renamed(state) === state)) return;
  turn.handlers = {};
  const completed: (readonly [state: string, people: readonly string[]])[] = [];
  for (const [state, userId] of Object.entries(handlers)) {
    turn.handlers = withLastKey(turn.handlers, renamed(state), userId);
    const known = peopleOf(participants, state);
    completed.push([renamed(state), known.length === 0 ? [userId] : known]);
  }
  turn.participants = gathered(completed, 2);
  turn.delegates = gathered(
    Object.entries(delegates ?? {}).map(([state, people]) => [renamed(state), people]),
    1,
  );
}

/** The people of each state, once each, where they are as many as `least`. */
function gathered(
  all: readonly (readonly [state: string, people: readonly string[]])[],
  least: number,
): Turn['participants'] {
  const people = new Map<string, Set<string>>();
  for (const [state, users] of all) people.set(state, new Set([...(people.get(state) ?? []), ...users]));
  const kept = [...people].filter(([, users]) => users.size >= least);
  return kept.length === 0 ? undefined : Object.fromEntries(kept.map(([state, users]) => [state, [...users]]));
}

/** Who has had a hand in what: of a turn, or of an instance that is only looked at. */
export interface Hands {
  readonly handlers: Turn['handlers'];
  readonly participants?: Turn['participants'];
  readonly delegates?: Turn['delegates'];
}

/** States in which anybody has had a hand. */
export function statesWorkedOn({ handlers, delegates }: Hands): readonly string[] {
  return Object.keys({ ...handlers, ...delegates });
}

/** Has this person had a hand in the state: completed a task of it, or worked on one for its owner? */
export function workedOn(hands: Hands, state: string, userId: string): boolean {
  return handledBy(hands, state, userId) || peopleOf(hands.delegates, state).includes(userId);
}

/** Has this person ever completed a task of the state? */
function handledBy({ handlers, participants }: Hands, state: string, userId: string): boolean {
  if (Object.hasOwn(handlers, state) && handlers[state] === userId) return true;
  return peopleOf(participants, state).includes(userId);
}

/** Who completed the task before, whatever its state. */
export function previousHandler(turn: Turn): string | undefined {
  const state = lastState(turn);
  return state === undefined ? undefined : turn.handlers[state];
}

function lastState(turn: Turn): string | undefined {
  return Object.keys(turn.handlers).at(-1);
}

function peopleOf(all: Turn['participants'], state: string): readonly string[] {
  return all !== undefined && Object.hasOwn(all, state) ? (all[state] ?? []) : [];
}
