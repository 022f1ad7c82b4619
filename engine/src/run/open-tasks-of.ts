import type { Store } from '../store/store.js';

/** Counting stops here: whoever has that many open tasks is not the one with the fewest. */
const COUNT_CAP = 500;

/** How many open tasks each of these people has, for the assignment to the least loaded. */
export async function openTasksOf(
  store: Pick<Store, 'inboxCount'>,
  users: readonly string[],
): Promise<Record<string, number>> {
  const counted = await Promise.all(
    users.map(async (user) => [user, await store.inboxCount([`user:${user}`], COUNT_CAP)] as const),
  );
  return Object.fromEntries(counted);
}
