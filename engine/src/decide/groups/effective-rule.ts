export { ballotKind, groupRuleOf, isSequential } from '../../definition/effective-group-rule.js';
export type { BallotKind } from '../../definition/effective-group-rule.js';
