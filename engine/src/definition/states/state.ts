import type { AssignmentRule } from '../assignment-rule.js';
import type { Effect } from '../effect.js';
import type { StateForm } from '../field-right.js';
import type { LocalizedText } from '../localized-text.js';
import type { ClockRule, MessageRule, TimerRule } from '../timing.js';

/** A choice a person takes at a task. `to` names any state of the definition (state keys are unique in the whole file). */
export interface Outcome {
  readonly title: LocalizedText;
  readonly to: string;
  /** FEEL on the variables with the submitted values; not true = not offered, and refused when sent. */
  readonly when?: string;
  readonly effects?: readonly Effect[];
  readonly style?: 'primary' | 'default' | 'danger';
  /** The person must write a comment (reasons for a refusal …). */
  readonly commentRequired?: boolean;
  /** Required form fields need not be filled (withdraw, return). */
  readonly skipRequired?: boolean;
}

export type Outcomes = { readonly [outcome: string]: Outcome };

/** A way out that people do not choose: of a call (the child's final outcome), a phase (the final reached) or a service. */
export interface Route {
  readonly to: string;
  readonly effects?: readonly Effect[];
}

interface StateCommon {
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly onEntry?: readonly Effect[];
  readonly onExit?: readonly Effect[];
}

/** States in which an instance can stay: they may own timers, messages and clocks. */
interface WaitingState extends StateCommon {
  readonly timers?: readonly TimerRule[];
  readonly messages?: readonly MessageRule[];
  readonly clocks?: readonly ClockRule[];
}

/** Human work. */
export interface TaskState extends WaitingState {
  readonly type: 'task';
  readonly assign: AssignmentRule;
  readonly form?: StateForm;
  /** Further templates shown read-only beside the form. */
  readonly reference?: readonly { readonly template: string; readonly version: number }[];
  readonly outcomes: Outcomes;
}

/** Takes the first branch whose FEEL is true, else `otherwise`. */
export interface DecisionState extends StateCommon {
  readonly type: 'decision';
  readonly branches: readonly { readonly when: string; readonly to: string; readonly title?: LocalizedText }[];
  readonly otherwise: string;
}

export interface Region {
  readonly title?: LocalizedText;
  readonly initial: string;
  readonly states: States;
}

/** All regions run; when every region has reached a final, the instance goes on to `to`. */
export interface ParallelState extends WaitingState {
  readonly type: 'parallel';
  readonly regions: { readonly [region: string]: Region };
  readonly join: 'all';
  readonly to: string;
}

/** Nested states with what is common to all of them: outcomes offered at every task inside, timers, messages. */
export interface PhaseState extends WaitingState {
  readonly type: 'phase';
  readonly initial: string;
  readonly states: States;
  readonly outcomes?: Outcomes;
  /** By outcome of the nested final that was reached; `*` = any other. */
  readonly onDone: { readonly [finalOutcome: string]: Route };
}

/** Starts a child process. */
export interface CallState extends WaitingState {
  readonly type: 'call';
  /** One key, or several with FEEL in `choose` giving the key. */
  readonly process: string | { readonly oneOf: readonly string[]; readonly choose: string };
  /** Child variable -> FEEL on the parent's variables. */
  readonly input?: { readonly [variable: string]: string };
  /** Parent variable -> FEEL over `child.*` (the child's variables, `child.outcome`, `child.businessKey`, `child.id`). */
  readonly output?: { readonly [variable: string]: string };
  /** `true`: stay until the child ends, leave by `outcomes` (child's final outcome, `cancelled`, `*`). `false`: go on by `*`. */
  readonly wait: boolean;
  readonly outcomes: { readonly [childOutcome: string]: Route };
}

/** Nothing to do but wait for one of its messages or timers (at least one must lead away). */
export interface WaitState extends WaitingState {
  readonly type: 'wait';
}

/** A job of the host's handler `handler`, run through the outbox, retried, an incident after the last try. */
export interface ServiceState extends WaitingState {
  readonly type: 'service';
  readonly handler: string;
  readonly input?: { readonly [name: string]: string };
  /** Variable -> FEEL over `result.*`. */
  readonly output?: { readonly [variable: string]: string };
  /** Tries in all; default 3. */
  readonly tries?: number;
  /** Pause before the next try, doubled each time; default `PT30S`. */
  readonly backoff?: string;
  readonly to: string;
  /** Where a handler's declared failure leads; without it the failure is retried and then an incident. */
  readonly onFailure?: string;
}

/** The end of the process, the phase or the region it stands in. */
export interface FinalState extends StateCommon {
  readonly type: 'final';
  /** Named result, e.g. `released`; default is the state's key. */
  readonly outcome?: string;
}

export type State =
  TaskState | DecisionState | ParallelState | PhaseState | CallState | WaitState | ServiceState | FinalState;

export type StateType = State['type'];

export type States = { readonly [state: string]: State };
