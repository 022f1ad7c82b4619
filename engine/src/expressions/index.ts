export { checkExpression, typeOf, type CheckedExpression } from './check-expression.js';
export { explainCondition, unmetParts, type ExplainedCondition } from './explain-condition.js';
export type { Expression, ExpressionFault, ExpressionWarning, Scope } from './expression.js';
export { parseExpression, type ParsedExpression } from './parse-expression.js';
export { safePattern, type SafePattern } from './safe-pattern.js';
export { ANY, joinTypes, OPEN_CONTEXT, typeName, type FeelType, type TypeEnvironment } from './typing/feel-type.js';
export { feelTypeOfSchema, typeEnvironmentOfSchema } from './typing/schema-type.js';
