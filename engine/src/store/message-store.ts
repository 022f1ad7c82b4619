import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';

/** A message or signal that has been taken in; kept after its delivery so that a repeated id is known. */
export interface StoredMessage {
  readonly id: string;
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly key?: string;
  readonly data: JsonObject;
  /** In whose name it starts a process. */
  readonly startedBy?: string;
  readonly receivedAt: Instant;
  /** Open: until then it waits for somebody to wait for it. Done: until then its id is known. */
  readonly keptUntil: Instant;
  readonly status: 'open' | 'done';
  /** Counts writes; the next write must find this one. */
  readonly revision: number;
  /** Instance it is on its way to (open), or was given to (done). */
  readonly instanceId?: string;
  /** Process that it starts with `instanceId`. */
  readonly starts?: string;
  /** Signals: instances reached so far, and where to go on after an interruption. */
  readonly reached?: number;
  readonly after?: WaitPosition;
}

/** Place in the list of those who wait, longest first. */
export interface WaitPosition {
  readonly since: Instant;
  readonly instanceId: string;
}

export interface WaitQuery {
  readonly kind: 'message' | 'signal';
  readonly name: string;
  /** Messages only: the key they carry. An instance that waits without key is found by its id and its business key. */
  readonly key?: string;
  /** Only those who have waited since then or longer. */
  readonly until?: Instant;
  readonly after?: WaitPosition;
  readonly limit: number;
}

/** Messages and signals between instances: who waits for what is a projection of `instance.waits`. */
export interface MessageStore {
  message(id: string): Promise<StoredMessage | undefined>;
  /** Writes over the revision before (`message.revision - 1`; 1 = new). False: it is not that revision, nothing is written. */
  putMessage(message: StoredMessage): Promise<boolean>;
  /** Removes it if it still has this revision. */
  removeMessage(id: string, revision: number): Promise<boolean>;
  /** Open messages of a name and key that are on their way to nobody, oldest first. */
  openMessages(name: string, key: string, now: Instant, limit: number): Promise<readonly StoredMessage[]>;
  /** Open ones with something to do now: on their way (their worker may have died), awaited by somebody, or signals. */
  unfinishedMessages(now: Instant, limit: number): Promise<readonly StoredMessage[]>;
  /** Who waits, longest first. */
  waiting(query: WaitQuery): Promise<readonly WaitPosition[]>;
  /** Forgets what was kept long enough; gives how many open messages expired unheard. */
  forgetMessages(now: Instant): Promise<number>;
}
