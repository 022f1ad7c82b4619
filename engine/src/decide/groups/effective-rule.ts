export { ballotKind, groupRuleOf, isSequential } from '../../definition/effective-group-rule.js';
