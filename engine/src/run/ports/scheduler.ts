import type { Instant } from '../../definition/instant.js';

/** A duty that comes round again and again. */
export interface RecurringDuty {
  readonly key: string;
  /** When it is due next; in the past = overdue. `undefined` = not for now: asked again after `wake`. */
  next(): Promise<Instant | undefined>;
  /**
   * Does what is due and says how many things it did. May be called late, twice, or by two nodes at once: doing each thing
   * once is the duty's own matter. Throwing = tried again later.
   */
  run(): Promise<number>;
}

/**
 * Calls recurring duties when they are due. It keeps nothing: what was done and what is next are told by the duties, so
 * nothing is lost with it, and deadlines of instances are never only here.
 */
export interface Scheduler {
  /** Takes a duty on; one of the same key is replaced. */
  schedule(duty: RecurringDuty): void;
  /** Gives a duty up. */
  remove(key: string): void;
  /** Something that duties depend on has changed: all are asked for their next instant anew. */
  wake(): void;
  /** Runs one duty now, due or not. */
  runNow(key: string): Promise<number>;
  /** Runs everything that is due now, once; gives how many things were done. */
  runDue(): Promise<number>;
  start(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}
