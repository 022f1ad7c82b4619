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
