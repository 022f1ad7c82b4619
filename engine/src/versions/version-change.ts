import type { Json } from '../definition/json.js';

/** A text in both languages, as every sentence about versions carries it. */
export interface BothLanguages {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** What of a definition has changed. `property` is anything without a word of its own. */
export type ChangeSubject =
  | 'process'
  | 'role'
  | 'data'
  | 'state'
  | 'region'
  | 'outcome'
  | 'route'
  | 'branch'
  | 'timer'
  | 'message'
  | 'signal'
  | 'clock'
  | 'assignment'
  | 'group'
  | 'form'
  | 'right'
  | 'effect'
  | 'mapping'
  | 'layout'
  | 'property';

/** One difference between two versions. */
export interface VersionChange {
  /** `<subject>/<how>`, e.g. `state/removed`, `state/retyped`, `timer/changed`. */
  readonly code: string;
  readonly subject: ChangeSubject;
  readonly how: 'added' | 'removed' | 'changed' | 'moved' | 'renamed' | 'retyped';
  /** Key of the state it is about; absent = the process itself. */
  readonly state?: string;
  /** Outcome, timer id, message name, field path … */
  readonly name?: string;
  /** Where it stands: in the later version, for what was removed in the earlier one. */
  readonly pointer: string;
  readonly from?: Json;
  readonly to?: Json;
  /** What an administrator reads: titles, not keys. */
  readonly sentence: BothLanguages;
}

/** Everything in which two definitions differ, in the order of the file. */
export interface VersionDifference {
  readonly process: string;
  readonly from: number;
  readonly to: number;
  readonly changes: readonly VersionChange[];
  /** Nothing but number and drawing has changed: instances behave the same on both. */
  readonly isSameBehaviour: boolean;
}
