export { compileProcess } from '../compile/compile-process.js';
export type { CompiledProcess } from '../compile/compiled-process.js';
export { explainAssignment, explainWhy, type WhyFacts } from './assignment.js';
export { explainDecisions, type ExplainedDecision } from './decisions.js';
export { explainOutcomes, type ExplainedOutcome } from './outcomes.js';
export { peopleFor } from './people-behind.js';
export { explainRefusal, type ExplainedRefusal } from './refusal.js';
export { waitText, type WaitWords } from './wait-text.js';
export { waitsOf, type Wait } from './waits.js';
