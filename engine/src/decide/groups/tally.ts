import type { GroupRule } from '../../definition/group-rule.js';
import type { GroupMember } from '../../instance/instance.js';
import { ballotKind } from './effective-rule.js';

/** How a group stands: heads, and weights where the rule gives weights. Closed members count nowhere. */
export interface Tally {
  readonly members: number;
  readonly pass: number;
  readonly reject: number;
  readonly abstain: number;
  readonly open: number;
  readonly passWeight: number;
  readonly rejectWeight: number;
  readonly abstainWeight: number;
  /** Weights of those who have not answered, one by one. */
  readonly openWeights: readonly number[];
}

export function tallyOf(rule: GroupRule, members: readonly GroupMember[]): Tally {
  const count = { pass: 0, reject: 0, abstain: 0 };
  const weight = { pass: 0, reject: 0, abstain: 0 };
  const openWeights: number[] = [];
  let counted = 0;
  for (const member of members) {
    if (member.ballot === undefined && member.closed !== undefined) continue;
    counted += 1;
    const kind = member.ballot === undefined ? undefined : ballotKind(rule, member.ballot.outcome);
    if (kind === undefined) openWeights.push(member.weight ?? 1);
    else {
      count[kind] += 1;
      weight[kind] += member.weight ?? 1;
    }
  }
  return {
    members: counted,
    ...count,
    open: openWeights.length,
    passWeight: weight.pass,
    rejectWeight: weight.reject,
    abstainWeight: weight.abstain,
    openWeights,
  };
}
