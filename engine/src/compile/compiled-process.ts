import type { ProcessDefinition } from '../definition/process-definition.js';
import type { Outcomes, State } from '../definition/states/state.js';
import type { MessageRule, TimerRule } from '../definition/timing.js';

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
}

/** A published version prepared for running: looked up by key, never changed, cached by hash. */
export interface CompiledProcess {
  readonly definition: ProcessDefinition;
  readonly hash: string;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly timers: ReadonlyMap<string, { readonly rule: TimerRule; readonly owner?: string }>;
  readonly messages: readonly { readonly rule: MessageRule; readonly owner?: string }[];
}
