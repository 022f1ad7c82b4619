import type { Instant } from '../definition/instant.js';
import type { Directory } from './directory.js';

/** 代理: `to` does the work of `from` for a time. Tasks for candidates are not touched: a colleague can claim them. */
export interface Substitution {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Half-open: `start` belongs to it, `end` does not. */
  readonly start: Instant;
  readonly end: Instant;
  /** Process keys; absent = every process. */
  readonly processes?: readonly string[];
  /** FEEL over the variables; it holds only where this is true. */
  readonly condition?: string;
  readonly reason: string;
  /** Steps a chain that begins here may have (the substitute is away too …); default 3. */
  readonly maxChain?: number;
}

/** What a substitution is judged by. */
export interface SubstitutionCase {
  readonly process: string;
  readonly now: Instant;
  /** Is the condition of this substitution true on the variables of the case? Asked only where there is one. */
  readonly holds: (substitution: Substitution) => boolean;
}

/** Who takes a person's place, by which substitutions in order. */
export interface Substitute {
  readonly user: string;
  readonly by: readonly Substitution[];
}

export const DEFAULT_MAX_CHAIN = 3;

/** `true` while a substitution runs (half-open). */
function isRunning({ start, end }: Pick<Substitution, 'start' | 'end'>, now: Instant): boolean {
  const at = Date.parse(now);
  return Date.parse(start) <= at && at < Date.parse(end);
}

/** The first substitution of a person that holds in a case and leads to an active user. */
function substitutionOf(
  directory: Directory,
  userId: string,
  { process, now, holds }: SubstitutionCase,
): Substitution | undefined {
  return directory
    .substitutions?.(userId)
    .find(
      (each) =>
        isRunning(each, now) &&
        (each.processes === undefined || each.processes.includes(process)) &&
        directory.user(each.to)?.active === true &&
        (each.condition === undefined || holds(each)),
    );
}

/**
 * Follows the chain of substitutes from a person. It stops with the last one before it would come back to somebody who
 * is away already, or when it has as many steps as the first substitution allows.
 */
export function substituteOf(directory: Directory, userId: string, about: SubstitutionCase): Substitute | undefined {
  if (directory.substitutions === undefined) return undefined;
  const away = new Set([userId]);
  const by: Substitution[] = [];
  let at = userId;
  for (;;) {
    if (by.length >= (by[0]?.maxChain ?? DEFAULT_MAX_CHAIN)) break;
    const next = substitutionOf(directory, at, about);
    if (next === undefined || away.has(next.to)) break;
    by.push(next);
    at = next.to;
    away.add(at);
  }
  return by.length === 0 ? undefined : { user: at, by };
}
