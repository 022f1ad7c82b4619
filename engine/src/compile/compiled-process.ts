import type { ProcessDefinition } from '../definition/process-definition.js';
import type { Outcome, Outcomes, State } from '../definition/states/state.js';
import type { ClockRule, MessageRule, SignalRule, TimerRule } from '../definition/timing.js';
import type { Expression } from '../expressions/expression.js';

/** One state with its place in the tree; `parent` absent = top level. */
export interface CompiledState {
  readonly key: string;
  readonly state: State;
  readonly parent?: string;
  readonly region?: string;
  /** Enclosing states, outermost first. */
  readonly ancestors: readonly string[];
  /** Outcomes a task here offers: its own, then those of the enclosing phases and of the process. */
  readonly outcomes: Outcomes;
  /** The same by name, with the state that declares it (absent = the process itself). */
  readonly outcomeRules: ReadonlyMap<string, { readonly outcome: Outcome; readonly owner?: string }>;
  /** Promised times that bind a task here: its own, those of the enclosing states and of the process. */
  readonly clocks: readonly { readonly rule: ClockRule; readonly owner?: string }[];
}

/** A published version prepared for running: looked up by key, never changed, cached by hash. */
export interface CompiledProcess {
  readonly definition: ProcessDefinition;
  readonly hash: string;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly timers: ReadonlyMap<string, { readonly rule: TimerRule; readonly owner?: string }>;
  readonly messages: readonly { readonly rule: MessageRule; readonly owner?: string }[];
  readonly signals: readonly { readonly rule: SignalRule; readonly owner?: string }[];
  /** Every FEEL text of the definition, parsed once. */
  readonly expressions: ReadonlyMap<string, Expression>;
  /** Task states an instance can reach at its start without waiting for anything. */
  readonly firstTasks: ReadonlySet<string>;
  /** Highest version of each form template that a task state shows. */
  readonly templateVersions: ReadonlyMap<string, number>;
}
