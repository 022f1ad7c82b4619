import type { Store, StoredDirectory } from '@yunliu/engine';
import { createHash } from 'node:crypto';

/** What is needed to sign in. */
interface Credential {
  readonly passwordHash: string;
  /** Set with a one-time password. */
  readonly mustChange: boolean;
  readonly lastSignInAt?: string;
}

interface Failures {
  readonly count: number;
  readonly lastAt: string;
}

/** Wrong passwords in a row after which an account waits. */
const failuresBeforeLock = 8;
/** How long it waits. */
export const lockMinutes = 15;

/** Password hashes and counts of wrong passwords. Failures are counted for unknown accounts too: no hint who exists. */
export interface Credentials {
  of(userId: string): Promise<Credential | undefined>;
  /** Asked at every request. */
  mustChange(userId: string): Promise<boolean>;
  put(userId: string, credential: Credential): Promise<void>;
  /** Seconds the account still waits; 0 = not locked. */
  lockedSeconds(account: string, now: number): Promise<number>;
  failed(account: string, now: number): Promise<void>;
  clearFailures(account: string): Promise<void>;
  /** Forgets failures older than the lock. */
  sweep(now: number): Promise<void>;
}

const accountCollection = 'accounts';
const failureCollection = 'sign-in-failures';

export function createCredentials(store: Store, directory: StoredDirectory): Credentials {
  const failureId = (account: string): string => createHash('sha256').update(account.toLowerCase()).digest('hex');
  const failuresOf = async (account: string): Promise<Failures | undefined> =>
    (await store.record(failureCollection, failureId(account))) as unknown as Failures | undefined;
  const isOld = (failures: Failures, now: number): boolean => now - Date.parse(failures.lastAt) > lockMinutes * 60_000;
  return {
    async of(userId) {
      const passwordHash = await directory.credential(userId);
      if (passwordHash === undefined) return undefined;
      const account = (await store.record(accountCollection, userId)) ?? {};
      const { mustChange, lastSignInAt } = account;
      return {
        passwordHash,
        mustChange: mustChange === true,
        ...(typeof lastSignInAt === 'string' ? { lastSignInAt } : {}),
      };
    },
    async put(userId, { passwordHash, ...account }) {
      // the hash first: a crash in between asks for one change of password too many, never for one too few
      if ((await directory.credential(userId)) !== passwordHash) await directory.setCredential(userId, passwordHash);
      await store.putRecord(accountCollection, userId, { ...account });
    },
    mustChange: async (userId) => (await store.record(accountCollection, userId))?.['mustChange'] === true,
    async lockedSeconds(account, now) {
      const failures = await failuresOf(account);
      if (failures === undefined || failures.count < failuresBeforeLock || isOld(failures, now)) return 0;
      return Math.ceil((Date.parse(failures.lastAt) + lockMinutes * 60_000 - now) / 1000);
    },
    async failed(account, now) {
      const failures = await failuresOf(account);
      const count = failures === undefined || isOld(failures, now) ? 1 : failures.count + 1;
      await store.putRecord(failureCollection, failureId(account), { count, lastAt: new Date(now).toISOString() });
    },
    clearFailures: (account) => store.deleteRecord(failureCollection, failureId(account)),
    async sweep(now) {
      for (const { id, value } of await store.records(failureCollection)) {
        if (isOld(value as unknown as Failures, now)) await store.deleteRecord(failureCollection, id);
      }
    },
  };
}
