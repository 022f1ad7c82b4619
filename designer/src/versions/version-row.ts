import type { Instant } from '@yunliu/engine/definition';

/** One published version of a process. */
export interface VersionRow {
  readonly version: number;
  readonly status: 'published' | 'retired';
  readonly publishedAt: Instant;
  readonly publishedBy: string;
  readonly approvedBy?: string;
  readonly comment?: string;
  readonly running: number;
}

/** What publishing would mean for what runs. */
export interface Impact {
  /** Number the draft would get. */
  readonly version: number;
  readonly versions: readonly VersionImpact[];
  readonly forms: readonly {
    readonly key: string;
    readonly version: number;
    readonly changed: 'new' | 'changed' | 'same';
  }[];
  /** What else goes by this process: schedules, agreements … in the reader's language. */
  readonly uses: readonly { readonly kind: string; readonly title: string; readonly detail?: string }[];
}

interface Verdicts {
  readonly total: number;
  readonly safe: number;
  readonly mapping: number;
  readonly blocked: number;
}

/** Instances that run on one version, and what moving them to the draft would take. */
export interface VersionImpact extends Verdicts {
  readonly version: number;
  readonly states: readonly (Verdicts & { readonly state: string; readonly title: string })[];
  readonly reasons: readonly {
    readonly level: 'blocked' | 'mapping' | 'note';
    readonly text: string;
    readonly count: number;
  }[];
}
