/**
 * What becomes of a running timer. `keep-remaining`: what was left of it is left of it still (counted on the new rule's
 * calendar). `restart`: the new rule from the moment of the migration. `absolute`: the new rule from the moment the state
 * was entered, as if it had always been so; it may then be due at once.
 */
export type TimerPolicy = 'keep-remaining' | 'restart' | 'absolute';

/** Where the visits of one state go. */
export interface StateMapping {
  /** Key in the version migrated to; null = this branch ends here. */
  readonly to: string | null;
  readonly timers?: TimerPolicy;
  /** `keep` (default): assignee and candidates stay. `assign`: found anew by the new rule. */
  readonly people?: 'keep' | 'assign';
  /** What is under way (votes of a group, the job of a service): kept (default where it can be), or begun anew. */
  readonly work?: 'keep' | 'restart';
  /** The child that is waited for may be cancelled when the visit does not stay a call. */
  readonly child?: 'cancel';
}

/** The decisions of an administrator about one migration; everything absent goes by the same key. */
export interface MigrationMapping {
  readonly states?: { readonly [state: string]: StateMapping };
  /** Default `keep-remaining`. */
  readonly timers?: TimerPolicy;
  /** Timer id before -> timer id after, where it was renamed. */
  readonly timerRules?: { readonly [timer: string]: string };
  /** Metric of a promised time before -> metric after, where it was renamed; null = the promise is void. */
  readonly clocks?: { readonly [metric: string]: string | null };
  /** Parallel state (of the new version) -> its new region: begin it now, or count it as done. */
  readonly regions?: { readonly [parallel: string]: { readonly [region: string]: 'enter' | 'skip' } };
  /** Variable -> FEEL on the variables before; all evaluated on the data of that moment. */
  readonly variables?: { readonly [variable: string]: string };
}

export function mappedState(mapping: MigrationMapping, state: string): StateMapping | undefined {
  return mapping.states !== undefined && Object.hasOwn(mapping.states, state) ? mapping.states[state] : undefined;
}

export function regionDecision(
  mapping: MigrationMapping,
  parallel: string,
  region: string,
): 'enter' | 'skip' | undefined {
  const regions =
    mapping.regions !== undefined && Object.hasOwn(mapping.regions, parallel) ? mapping.regions[parallel] : undefined;
  return regions !== undefined && Object.hasOwn(regions, region) ? regions[region] : undefined;
}

export function timerPolicy(mapping: MigrationMapping, state: string | undefined): TimerPolicy {
  const own = state === undefined ? undefined : mappedState(mapping, state)?.timers;
  return own ?? mapping.timers ?? 'keep-remaining';
}

/** Id the timer had before the migration. */
export function timerBefore(mapping: MigrationMapping, timer: string): string {
  for (const [before, after] of Object.entries(mapping.timerRules ?? {})) if (after === timer) return before;
  return timer;
}

/** Metric a promise has after the migration; null = it is given up. */
export function metricAfter({ clocks }: MigrationMapping, metric: string): string | null {
  const renamed = clocks !== undefined && Object.hasOwn(clocks, metric) ? clocks[metric] : undefined;
  return renamed === undefined ? metric : renamed;
}
