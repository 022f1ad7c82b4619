export { scopeAt } from './expression-scope.js';
export { scopeOf, type ExpressionScope, type ScopeName } from './scope-name.js';
export type { Expected } from './feel-check.js';
export { checkFeel, feelSentence } from './feel-check.js';
export type { FeelChange } from './feel-input.js';
