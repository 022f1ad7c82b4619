/** Who sends a command, as the shell knows them after authentication. */
export interface Actor {
  readonly userId: string;
  /** True for the engine itself (timers, jobs, child results); never accepted from outside. */
  readonly system?: boolean;
}

export const systemActor: Actor = { userId: 'system', system: true };
