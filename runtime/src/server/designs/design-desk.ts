import type { Clock, DesignRule, Store } from '@yunliu/engine';
import type { JsonObject } from '@yunliu/engine/definition';
import { oneAtATime } from '../accounts/one-at-a-time.js';
import { createPresence } from './presence.js';
import type { Presence } from './presence.js';

/** Who may design what in this installation, and whether a second person must agree. */
export interface DesignPolicy {
  readonly secondPair: 'off' | 'required';
  readonly rules: readonly DesignRule[];
  readonly updatedAt?: string;
  readonly updatedBy?: string;
}

/** What the drafts of a server share: the policy, who has which open, and turns. */
export interface DesignDesk {
  readonly presence: Presence;
  policy(): Promise<DesignPolicy>;
  putPolicy(policy: DesignPolicy): Promise<void>;
  /** Publishing goes one after the other: each takes the next version. */
  inTurn<T>(task: () => Promise<T>): Promise<T>;
}

const COLLECTION = 'design-settings';
const ID = 'policy';

export function createDesignDesk(store: Store, clock: Clock): DesignDesk {
  const turns = oneAtATime();
  return {
    presence: createPresence(clock),
    async policy() {
      const stored = (await store.record(COLLECTION, ID)) as unknown as DesignPolicy | undefined;
      return stored ?? { secondPair: 'off', rules: [] };
    },
    putPolicy: (policy) => store.putRecord(COLLECTION, ID, policy as unknown as JsonObject),
    inTurn: (task) => turns('publish', task),
  };
}
