import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Instant } from '../definition/instant.js';
import type { CompiledForm } from '../forms/compiled-form.js';

/** What a plan may look at besides the instance. */
export interface MigrationTarget {
  readonly from: CompiledProcess;
  readonly to: CompiledProcess;
  /** Form templates of both versions; without it values and drafts are not looked at. */
  readonly form?: (template: string, version: number) => CompiledForm | undefined;
  readonly now: Instant;
}
