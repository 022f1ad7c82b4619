export type { AssignmentRule } from './assignment-rule.js';
export { builtInHandlers } from './built-in-handlers.js';
export type { ValidationContext } from './checks/validation-context.js';
export type { Effect } from './effect.js';
export type { FieldRight, FieldRights, StateForm } from './field-right.js';
export type { Instant } from './instant.js';
export { jsonPointer, type Issue } from './issue.js';
export type { Json, JsonObject, JsonSchema } from './json.js';
export { localize, type Locale, type LocalizedText } from './localized-text.js';
export type { EachRule, GroupRule, VoteRule } from './group-rule.js';
export { parseDefinitionText, type ParsedText, type TextPlace } from './parse-definition-text.js';
export type { ConnectionLayout, Layout, ProcessDefinition, SerialRule, ServiceCard } from './process-definition.js';
export { formTemplateSchema } from './schema/form-template-schema.js';
export { processDefinitionSchema } from './schema/process-definition-schema.js';
export type { SchemaNode } from './schema/schema-node.js';
export { checkShape } from './shape/check-shape.js';
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
export type { AddSignMode, AutoSkip, ReturnRule, SeparationRule, TaskOperations, WhenNobody } from './task-rules.js';
export type { ClockRule, MessageRule, SignalRule, TimerRule } from './timing.js';
export { validateBundle, type Bundle } from './validate-bundle.js';
export { validateDefinition } from './validate-definition.js';
export { validateForm } from './validate-form.js';
export { walkStates, type PlacedState } from './walk-states.js';
export { faultOf, YunliuError, type Fault } from './yunliu-error.js';
