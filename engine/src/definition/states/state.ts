import type { AssignmentRule } from '../assignment-rule.js';
import type { Effect } from '../effect.js';
import type { StateForm } from '../field-right.js';
import type { EachRule, GroupRule } from '../group-rule.js';
import type { LocalizedText } from '../localized-text.js';
import type { AutoSkip, SeparationRule, TaskOperations, WhenNobody } from '../task-rules.js';
import type { ClockRule, MessageRule, SignalRule, TimerRule } from '../timing.js';

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
  /**
   * Undoes this state after it was completed: run, newest first, by a `compensate` effect of an enclosing place. Effects
   * that work outside (start, notify, document) go through the outbox like any other.
   */
  readonly compensation?: readonly Effect[];
}

/** States in which an instance can stay: they may own timers, messages and clocks. */
interface WaitingState extends StateCommon {
  readonly timers?: readonly TimerRule[];
  readonly messages?: readonly MessageRule[];
  readonly signals?: readonly SignalRule[];
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
  readonly group?: GroupRule;
  readonly operations?: TaskOperations;
  readonly whenNobody?: WhenNobody;
  readonly autoSkip?: AutoSkip;
  readonly separation?: SeparationRule;
}

/** Takes the first branch whose FEEL is true, else `otherwise`. */
export interface DecisionState extends StateCommon {
  readonly type: 'decision';
  readonly branches: readonly { readonly when: string; readonly to: string; readonly title?: LocalizedText }[];
  readonly otherwise: string;
}

export interface Region {
  readonly title?: LocalizedText;
  /** FEEL: entered only when true (inclusive split). When no region is, `otherwise` is entered, or the state is passed through. */
  readonly when?: string;
  readonly initial: string;
  readonly states: States;
}

/**
 * The regions whose `when` holds run side by side. When as many of them as `join` asks for have reached a final, the
 * instance goes on to `to`.
 */
export interface ParallelState extends WaitingState {
  readonly type: 'parallel';
  readonly regions: { readonly [region: string]: Region };
  /** `any` = the first, or a number of the entered regions (at most their number). */
  readonly join: 'all' | 'any' | number;
  /** Regions still at work when the join is reached: cancelled with that reason (default), or left to finish on their own. */
  readonly late?: 'cancel' | 'finish';
  /** Region entered when no `when` holds. */
  readonly otherwise?: string;
  readonly to: string;
}

/** Nested states with what is common to all of them: outcomes offered at every task inside, timers, messages. */
export interface PhaseState extends WaitingState {
  readonly type: 'phase';
  readonly initial: string;
  readonly states: States;
  /** `resume`: entered again by its own key, it goes on in the states it was last left in (default: at `initial`). */
  readonly history?: 'resume';
  readonly outcomes?: Outcomes;
  /** By outcome of the nested final that was reached; `*` = any other. */
  readonly onDone: { readonly [finalOutcome: string]: Route };
  /** By error code raised by a final or a failed service inside (`*` = any). */
  readonly onError?: { readonly [code: string]: Route };
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
  /** One child per element; with `wait` the state is left by `*` when all (or `enough`) have ended, `output` collects lists. */
  readonly each?: EachRule;
  readonly outcomes: { readonly [childOutcome: string]: Route };
  /** By the child's error code (`*` = any): asked before `outcomes`. */
  readonly onError?: { readonly [code: string]: Route };
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
  /** By error code of a declared failure (`*` = any): asked before `onFailure`. */
  readonly onError?: { readonly [code: string]: Route };
  /** Fetched by external workers over REST under topic `handler`, instead of running in the host. */
  readonly external?: boolean;
}

/** The end of the process, the phase or the region it stands in. */
export interface FinalState extends StateCommon {
  readonly type: 'final';
  /** Named result, e.g. `released`; default is the state's key. */
  readonly outcome?: string;
  /** An error end: the enclosing phase (`onError`), or the call that waits for this process, takes its error route. */
  readonly error?: string;
}

export type State =
  TaskState | DecisionState | ParallelState | PhaseState | CallState | WaitState | ServiceState | FinalState;

export type StateType = State['type'];

export type States = { readonly [state: string]: State };
