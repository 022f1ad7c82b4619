import type { Turn } from './turn.js';

/** Serial scope that counts the turns of a state. */
function rotationScope(process: string, state: string): string {
  return `rotation/${process}/${state}`;
}

export interface Picked {
  readonly user: string;
  readonly turn?: readonly [number: number, people: number];
  readonly load?: readonly [tasks: number, people: number];
}

/**
 * 轮流: the next of the people in the order of their ids. The number comes from a serial scope and is confirmed with the
 * commit, so two instances that start together do not get the same person, and a refused command uses up no turn.
 */
export function pickInTurn(turn: Turn, state: string, people: readonly string[]): Picked | undefined {
  const order = people.toSorted();
  if (order.length === 0) return undefined;
  const number = turn.takeSerial(rotationScope(turn.process.definition.key, state));
  const user = order[Math.max(number - 1, 0) % order.length];
  return user === undefined ? undefined : { user, turn: [number, order.length] };
}

/** The person with the fewest open tasks, those this command has just given included. */
export function pickLeastLoaded(turn: Turn, people: readonly string[]): Picked | undefined {
  const known = turn.ctx.loads ?? {};
  const missing = people.filter((user) => !Object.hasOwn(known, user));
  if (missing.length > 0) turn.needLoads(missing);
  const given = new Map<string, number>();
  for (const task of turn.tasks) {
    if (task.assignee !== undefined && turn.isNew(task)) given.set(task.assignee, (given.get(task.assignee) ?? 0) + 1);
  }
  let best: { readonly user: string; readonly tasks: number } | undefined;
  for (const user of people.toSorted()) {
    const tasks = (Object.hasOwn(known, user) ? (known[user] ?? 0) : 0) + (given.get(user) ?? 0);
    if (best === undefined || tasks < best.tasks) best = { user, tasks };
  }
  return best === undefined ? undefined : { user: best.user, load: [best.tasks, people.length] };
}
