export type { Expression, ExpressionFault, ExpressionWarning, Scope } from './expression.js';
export { parseExpression, type ParsedExpression } from './parse-expression.js';
