import type { BothLanguages } from './version-change.js';
import type { StateSuggestion } from './suggest-states.js';

/**
 * Why an instance may not simply be moved, or what will happen to it. `blocked`: not with this pair of versions;
 * `mapping`: the administrator has to decide; `note`: it happens, and should be known before.
 */
export interface MigrationReason {
  /** `migration/state-gone` … */
  readonly code: string;
  readonly level: 'blocked' | 'mapping' | 'note';
  /** State of the version before. */
  readonly state?: string;
  /** Timer, metric of a promise, region, variable … */
  readonly name?: string;
  readonly message: BothLanguages;
  /** For a state that is gone. */
  readonly suggestions?: readonly StateSuggestion[];
}

export type Verdict = 'safe' | 'mapping' | 'blocked';

export function verdictOf(reasons: readonly MigrationReason[]): Verdict {
  if (reasons.some(({ level }) => level === 'blocked')) return 'blocked';
  return reasons.some(({ level }) => level === 'mapping') ? 'mapping' : 'safe';
}

export function reason(
  level: MigrationReason['level'],
  code: string,
  message: readonly [zhCN: string, en: string],
  more: Pick<MigrationReason, 'state' | 'name' | 'suggestions'> = {},
): MigrationReason {
  return { code: `migration/${code}`, level, message: { 'zh-CN': message[0], en: message[1] }, ...more };
}
