import type { Instant } from '../definition/instant.js';
import type { Json } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { HistoryEventType } from '../instance/instance.js';
import type { ExpectationFailure } from './expectation-failure.js';
import type { InstanceView } from './look-at.js';
import type { ScenarioStep } from './scenario.js';
import type { ConditionSeen, SimulationOptions, StateEntered, TransitionTaken } from './simulation-options.js';

/** What a scenario runs on; the clock's beginning is its own. */
export type ScenarioWorld = Omit<SimulationOptions, 'now'>;

/** One step as it went: where the instance stood after it, what happened, what was wrong. */
export interface TraceStep extends InstanceView {
  /** 1, 2, 3 … */
  readonly step: number;
  readonly at: Instant;
  readonly command: ScenarioStep;
  readonly events: readonly TraceEvent[];
  /** Why the command was refused. */
  readonly refusal?: Fault;
  readonly failures: readonly ExpectationFailure[];
}

export interface TraceEvent {
  readonly instance: string;
  readonly type: HistoryEventType;
  readonly actor: string;
  readonly state?: string;
  readonly details: { readonly [key: string]: Json };
}

export interface ScenarioRun {
  readonly process: string;
  readonly title?: string;
  /** Everything expected came true and no command was refused unexpectedly. */
  readonly ok: boolean;
  readonly trace: readonly TraceStep[];
  readonly failures: readonly ExpectationFailure[];
  readonly transitions: readonly TransitionTaken[];
  readonly conditions: readonly ConditionSeen[];
  readonly entered: readonly StateEntered[];
  /** Steps not played because an unexpected refusal ended the story before them. */
  readonly skipped: number;
}
