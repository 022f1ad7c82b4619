export { interpretedValidator } from '../forms/interpreted-validator.js';
export { checkScenario } from './check-scenario.js';
export type { ExpectationFailure } from './expectation-failure.js';
export { describeTransitions, mergeCoverage, transitionText } from './coverage.js';
export type { Coverage } from './coverage.js';
export type { Transition, TransitionKind } from '../compile/definition-transitions.js';
export type { ClockView, InstanceView } from './look-at.js';
export { previewAssignment, type AssignmentPreview, type AssignmentRequest } from './preview-assignment.js';
export { previewPath, type PathPreview, type PreviewRequest, type PreviewStep } from './preview-path.js';
export { offeredAtInstance, offeredAtTask } from './offered-in.js';
export type { InstanceOperation, OfferedOperation, TaskOperation } from '../decide/operations/offered-operations.js';
export { RandomPlaying, type RandomPlay, type RandomPlayOptions } from './random/random-play.js';
export { randomSource } from './random/random-source.js';
export { randomValues, type ValueSource } from './random/random-values.js';
export { scenarioSamples, scenarioStarts } from './random/scenario-samples.js';
export { runScenario } from './run-scenario.js';
export type { ScenarioRun, ScenarioWorld, TraceEvent, TraceStep } from './run-scenario.js';
export type { ExpectedTask, Expectation, Scenario, ScenarioStep } from './scenario.js';
export { ScenarioPlayback } from './scenario-playback.js';
export { scenarioOfLog, type LoggedCommand, type TicketLog } from './scenario-of-log.js';
export { scenarioSchema } from './scenario-schema.js';
export { commandVerbs } from './command-verbs.js';
export { groupsOf } from './group-view.js';
export { leafStates } from '../instance/leaf-states.js';
export { nameTarget, targetInstance, targetOfStep, type StepTarget } from './step-target.js';
export { createSimulation, Simulation } from './simulation.js';
export type {
  SimulatedCommand,
  SimulatedDocument,
  SimulatedNotice,
  SimulationOptions,
  TransitionTaken,
} from './simulation-options.js';
export type { HistoryEvent, ProcessInstance, Task } from '../instance/instance.js';
export { createDirectory, type Organisation } from '../identity/create-directory.js';
export { walkedPath, type PathStep } from './walked-path.js';
