import type { Page, PageRequest } from './store.js';

/** Running instances of one version, in all and by where they stand. */
export interface VersionCount {
  readonly version: number;
  readonly running: number;
  /** State (innermost) -> instances that stand in it; one with two branches counts in both. */
  readonly states: { readonly [state: string]: number };
}

/** Who runs on which version of a process. */
export interface VersionStore {
  /** Versions with running instances, lowest first. */
  versionCounts(process: string): Promise<readonly VersionCount[]>;
  /** Ids of running instances of a version in a lasting order. */
  runningOn(process: string, version: number, page: PageRequest): Promise<Page<string>>;
}
