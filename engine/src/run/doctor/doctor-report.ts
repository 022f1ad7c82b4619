import type { Issue } from '../../definition/issue.js';

/** What `examineStore` has found. */
export interface DoctorReport {
  readonly instances: number;
  /** Decided again from the first command on and equal to what is stored. */
  readonly rebuilt: number;
  /** Begun before commands were logged: chain and rows are checked, the rest cannot be. */
  readonly withoutLog: number;
  /** With at least one error. */
  readonly faulty: number;
  readonly commands: number;
  readonly events: number;
  readonly findings: readonly Finding[];
  /** Findings left out because there were too many; they are counted in `faulty` all the same. */
  readonly findingsLeftOut: number;
}

/** A fault or warning of one instance; without one it is about the store as a whole. */
export interface Finding {
  readonly instanceId?: string;
  readonly issue: Issue;
  /** Value as it should be and as it is, where there are two to compare. */
  readonly expected?: unknown;
  readonly found?: unknown;
}
