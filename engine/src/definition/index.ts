export type { AssignmentRule } from './assignment-rule.js';
export type { Effect } from './effect.js';
export type { FieldRight, FieldRights, StateForm } from './field-right.js';
export type { Instant } from './instant.js';
export { jsonPointer } from './issue.js';
export type { Issue } from './issue.js';
export type { Json, JsonObject, JsonSchema } from './json.js';
export { localize } from './localized-text.js';
export type { Locale, LocalizedText } from './localized-text.js';
export type { Layout, ProcessDefinition, SerialRule, ServiceCard } from './process-definition.js';
export type {
  CallState,
  DecisionState,
  FinalState,
  Outcome,
  Outcomes,
  ParallelState,
  PhaseState,
  Region,
  Route,
  ServiceState,
  State,
  States,
  StateType,
  TaskState,
  WaitState,
} from './states/state.js';
export type { ClockRule, MessageRule, TimerRule } from './timing.js';
export { YunliuError } from './yunliu-error.js';
export type { Fault } from './yunliu-error.js';
