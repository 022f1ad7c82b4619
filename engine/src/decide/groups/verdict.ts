import type { GroupRule } from '../../definition/group-rule.js';
import { judgeVote } from './judge-vote.js';
import type { Tally } from './tally.js';

type VerdictReason =
  | 'all-passed'
  | 'one-passed'
  | 'one-refused'
  | 'none-passed'
  | 'threshold-reached'
  | 'threshold-missed'
  | 'threshold-out-of-reach'
  | 'veto'
  | 'quorum-missed'
  | 'tie';

export interface Verdict {
  readonly result: 'pass' | 'reject';
  readonly reason: VerdictReason;
}

/** What besides the ballots bears on the result. */
export interface VerdictFacts {
  /** Somebody with a veto has refused. */
  readonly vetoed: boolean;
  /** Somebody with a veto may still refuse. */
  readonly vetoOpen: boolean;
  /** `each.enough` holds: those who have not answered do not count any more. */
  readonly enough: boolean;
}

/**
 * The result of a group, or `undefined` while it is open. 会签 and 依次 pass when everyone has answered and nobody refused
 * (somebody must have agreed); 或签 passes with the first who agrees and is refused when everyone has answered and nobody
 * did. `until: everyone` waits for all answers but counts the same.
 */
export function verdictOf(rule: GroupRule, tally: Tally, facts: VerdictFacts): Verdict | undefined {
  if (rule.kind === 'vote') return judgeVote(rule, tally, facts);
  const isOver = tally.open === 0 || facts.enough;
  if (!isOver && rule.until === 'everyone') return undefined;
  if (rule.kind === 'any') {
    if (tally.pass > 0) return { result: 'pass', reason: 'one-passed' };
    return isOver ? { result: 'reject', reason: 'none-passed' } : undefined;
  }
  if (tally.reject > 0) return { result: 'reject', reason: 'one-refused' };
  if (!isOver) return undefined;
  return tally.pass > 0 ? { result: 'pass', reason: 'all-passed' } : { result: 'reject', reason: 'none-passed' };
}
