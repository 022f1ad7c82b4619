import type { Store } from '@yunliu/engine';
import { createHash, randomBytes } from 'node:crypto';

/** A signed-in browser. Stored under the hash of the cookie: a stolen database opens no session. */
interface SessionRecord {
  readonly userId: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly csrfToken: string;
}

export interface SessionTimes {
  /** Without any request for so long, it ends. */
  readonly idleMs: number;
  /** So long after signing in it ends in any case. */
  readonly absoluteMs: number;
}

/** A session found by its cookie; `key` is the hash it is stored under. */
export interface FoundSession extends SessionRecord {
  readonly key: string;
}

export interface Sessions {
  /** Always a fresh random id: nothing the browser had before is taken over. */
  open(userId: string, now: number): Promise<{ readonly cookie: string; readonly session: FoundSession }>;
  find(cookie: string, now: number): Promise<FoundSession | undefined>;
  /** The same without counting as a request: an open event stream must not keep a session alive for ever. */
  peek(cookie: string, now: number): Promise<FoundSession | undefined>;
  end(key: string): Promise<void>;
  /** All sessions of a user (password changed, account deactivated). */
  endAllOf(userId: string): Promise<void>;
  sweep(now: number): Promise<void>;
}

const collection = 'sessions';
/** Writing the last-seen time at every request would make each read a write. */
const seenEveryMs = 60_000;

export function createSessions(store: Store, times: SessionTimes): Sessions {
  const keyOf = (cookie: string): string => createHash('sha256').update(cookie).digest('hex');
  const isOver = (session: SessionRecord, now: number): boolean =>
    now - Date.parse(session.lastSeenAt) > times.idleMs || now - Date.parse(session.createdAt) > times.absoluteMs;
  return {
    async open(userId, now) {
      const cookie = randomBytes(32).toString('base64url');
      const at = new Date(now).toISOString();
      const record = { userId, createdAt: at, lastSeenAt: at, csrfToken: randomBytes(32).toString('base64url') };
      const key = keyOf(cookie);
      await store.putRecord(collection, key, record);
      return { cookie, session: { ...record, key } };
    },
    async find(cookie, now) {
      const key = keyOf(cookie);
      const record = (await store.record(collection, key)) as unknown as SessionRecord | undefined;
      if (record === undefined) return undefined;
      if (isOver(record, now)) {
        await store.deleteRecord(collection, key);
        return undefined;
      }
      if (now - Date.parse(record.lastSeenAt) < seenEveryMs) return { ...record, key };
      const seen = { ...record, lastSeenAt: new Date(now).toISOString() };
      await store.putRecord(collection, key, seen);
      return { ...seen, key };
    },
    async peek(cookie, now) {
      const key = keyOf(cookie);
      const record = (await store.record(collection, key)) as unknown as SessionRecord | undefined;
      return record === undefined || isOver(record, now) ? undefined : { ...record, key };
    },
    end: (key) => store.deleteRecord(collection, key),
    async endAllOf(userId) {
      for (const { id, value } of await store.records(collection)) {
        if ((value as unknown as SessionRecord).userId === userId) await store.deleteRecord(collection, id);
      }
    },
    async sweep(now) {
      for (const { id, value } of await store.records(collection)) {
        if (isOver(value as unknown as SessionRecord, now)) await store.deleteRecord(collection, id);
      }
    },
  };
}
