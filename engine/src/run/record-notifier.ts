import type { JsonObject } from '../definition/json.js';
import type { Directory, Principal } from '../identity/directory.js';
import type { Store } from '../store/store.js';
import type { Clock } from './ports/clock.js';
import type { Notice, Notifier } from './ports/notifier.js';

/** Notices kept for one person; older ones go. */
const KEPT_NOTICES = 200;

/** One notice in a person's list, as stored. */
export interface InAppNotice {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly instanceId: string;
  readonly at: string;
  readonly readAt?: string;
}

function collectionOf(userId: string): string {
  return `notices:${userId}`;
}

/**
 * The default notifier: a list of notices for each person, kept in the store. Roles and departments are resolved when
 * the notice is delivered; delivering the same notice again changes nothing.
 */
export function createRecordNotifier(store: Store, directory: () => Directory, clock: Clock): Notifier {
  return {
    async notify(notice) {
      for (const userId of peopleOf(notice, directory())) {
        const collection = collectionOf(userId);
        if ((await store.record(collection, notice.key)) !== undefined) continue;
        const { key, title, text, instanceId } = notice;
        await store.putRecord(collection, key, { key, title, text, instanceId, at: clock.now() });
        await dropOldest(store, collection);
      }
    },
  };
}

/** A person's notices, newest first. */
export async function noticesOf(store: Store, userId: string): Promise<readonly InAppNotice[]> {
  const records = await store.records(collectionOf(userId));
  return records.map(({ value }) => value as unknown as InAppNotice).sort(newestFirst);
}

/** Marks one notice of a person as read; false when there is none. */
export async function markNoticeRead(store: Store, userId: string, key: string, now: string): Promise<boolean> {
  const notice: JsonObject | undefined = await store.record(collectionOf(userId), key);
  if (notice === undefined) return false;
  if (notice.readAt === undefined) await store.putRecord(collectionOf(userId), key, { ...notice, readAt: now });
  return true;
}

function newestFirst(a: InAppNotice, b: InAppNotice): number {
  return a.at === b.at ? (a.key < b.key ? 1 : -1) : a.at < b.at ? 1 : -1;
}

async function dropOldest(store: Store, collection: string): Promise<void> {
  const records = await store.records(collection);
  if (records.length <= KEPT_NOTICES) return;
  const notices = records.map(({ value }) => value as unknown as InAppNotice).sort(newestFirst);
  for (const { key } of notices.slice(KEPT_NOTICES)) await store.deleteRecord(collection, key);
}

function peopleOf(notice: Notice, directory: Directory): ReadonlySet<string> {
  const people = new Set<string>();
  for (const principal of notice.to) for (const userId of usersOf(principal, directory)) people.add(userId);
  return people;
}

function usersOf(principal: Principal, directory: Directory): readonly string[] {
  const colon = principal.indexOf(':');
  const id = principal.slice(colon + 1);
  switch (principal.slice(0, colon)) {
    case 'user':
      return [id];
    case 'role':
      return activeIds(directory.usersInRole(id));
    default:
      return activeIds(directory.usersInDepartment(id));
  }
}

function activeIds(users: ReturnType<Directory['usersInRole']>): readonly string[] {
  return users.filter((user) => user.active).map((user) => user.id);
}
