import type { OpenTask } from '../../src/api/index.js';

export declare class DemoPeople {
  constructor(base: string);
  /** Answers the body as the server sent it; throws when it refused. */
  send<Answer>(who: string, method: string, path: string, body?: unknown): Promise<Answer>;
}

export declare function playScenario(
  people: DemoPeople,
  file: string,
  stopAt?: number,
): Promise<{ readonly instanceId: string; readonly tasks: readonly OpenTask[] }>;

/** A fault under an agreement, paused once, with a window of planned downtime ahead; answers its id. */
export declare function openPromisedTicket(people: DemoPeople): Promise<string>;

/** Asks for an hour more on the running promise of a ticket. */
export declare function askForMoreTime(people: DemoPeople, instanceId: string): Promise<void>;
