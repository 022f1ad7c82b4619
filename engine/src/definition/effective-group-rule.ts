import type { GroupRule } from './group-rule.js';
import type { Outcomes, TaskState } from './states/state.js';

/**
 * The rule a visit's group counts by. A state without one has a group only through added signers (加签): all of them must
 * take the main way on — the outcome styled `primary`, else the first — and any other outcome is taken at once.
 */
export function groupRuleOf(state: TaskState, outcomes: Outcomes): GroupRule {
  if (state.group !== undefined) return state.group;
  const offered = Object.entries({ ...state.outcomes, ...outcomes });
  const main = offered.find(([, { style }]) => style === 'primary') ?? offered[0];
  return { kind: 'all', pass: main?.[0] ?? '' };
}

type BallotKind = 'pass' | 'reject' | 'abstain';

/** What an outcome means as a ballot; `undefined` = it is none and ends the group. */
export function ballotKind(rule: GroupRule, outcome: string): BallotKind | undefined {
  if (outcome === rule.pass) return 'pass';
  if (outcome === rule.reject) return 'reject';
  return outcome === rule.abstain ? 'abstain' : undefined;
}

/** Members answer one after another. */
export function isSequential(rule: GroupRule): boolean {
  return rule.kind === 'sequence' || rule.each?.mode === 'sequential';
}
