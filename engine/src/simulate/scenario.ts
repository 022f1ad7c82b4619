import type { Choices } from '../decide/command.js';
import type { Instant } from '../definition/instant.js';
import type { Json, JsonObject } from '../definition/json.js';
import type { BackDated } from '../decide/command.js';
import type { ClockStep } from './clock-steps.js';
import type { clockStatuses } from './scenario-format.js';
import type { MendingStep } from './mending-steps.js';
import type { OperationStep } from './operation-steps.js';
import type { StepTarget } from './step-target.js';

/** A story in data: what people do, when, and what must be true afterwards. File name `<name>.scenario.json`. */
export interface Scenario {
  readonly $schema?: string;
  /** Key of the process the story is about. */
  readonly process: string;
  readonly title?: string;
  readonly description?: string;
  /** Where the virtual clock begins; ISO instant, any offset. */
  readonly clock: Instant;
  /** Path of an organisation file, relative to the scenario; default: the demo organisation. */
  readonly directory?: string;
  /** Variables the embedding system starts the process with, besides what the starting person may fill in. */
  readonly data?: JsonObject;
  /** Systems of clients with the key of the agreement each is under; pickers of systems offer these. */
  readonly systems?: { readonly [system: string]: string };
  readonly steps: readonly ScenarioStep[];
}

interface StepCommon {
  readonly note?: string;
  /** The step must be refused with this fault code. */
  readonly refused?: string;
}

interface AtTask extends StepTarget {
  readonly state: string;
  readonly by: string;
}

export type ScenarioStep = StepCommon &
  (
    | {
        readonly start: BackDated & {
          readonly process?: string;
          /** Default: the highest of the world. */
          readonly version?: number;
          readonly by: string;
          readonly onBehalfOf?: string;
          readonly data?: JsonObject;
          readonly choices?: Choices;
        };
      }
    | { readonly claim: AtTask }
    | { readonly unclaim: AtTask }
    | {
        readonly complete: AtTask &
          BackDated & {
            readonly outcome: string;
            readonly data?: JsonObject;
            readonly comment?: string;
            readonly choices?: Choices;
          };
      }
    | { readonly saveDraft: AtTask & { readonly data: JsonObject } }
    | { readonly transfer: AtTask & { readonly to: string; readonly comment?: string } }
    | OperationStep
    | ClockStep
    /** A substitution has begun or ended: the open task of `state` (of several that of `by`) goes where it belongs. */
    | { readonly applySubstitution: StepTarget & { readonly state: string; readonly by?: string } }
    | { readonly comment: StepTarget & { readonly by: string; readonly text: string } }
    | { readonly cancel: StepTarget & { readonly by: string; readonly reason: string } }
    | { readonly advance: string }
    | { readonly advanceTo: Instant }
    | {
        readonly message: StepTarget & {
          readonly name: string;
          readonly key?: string;
          readonly data?: JsonObject;
          readonly by?: string;
        };
      }
    | {
        readonly job: {
          readonly handler: string;
          readonly result?: JsonObject;
          readonly fail?: string;
          readonly final?: boolean;
          /** Error code of a declared failure. */
          readonly error?: string;
        };
      }
    /** To whichever instance waits for it, as from a connected system. */
    | {
        readonly correlate: {
          readonly name: string;
          readonly key?: string;
          readonly data?: JsonObject;
          readonly id?: string;
          readonly ttl?: string;
        };
      }
    /** To every instance that listens. */
    | { readonly signal: { readonly name: string; readonly data?: JsonObject; readonly id?: string } }
    | {
        readonly addItems: StepTarget & {
          readonly state: string;
          readonly items: readonly Json[];
          readonly by?: string;
        };
      }
    | MendingStep
    | { readonly expect: Expectation }
  );

/** Everything named must hold. Lists of objects: each entry matches a different real one; an empty list means none. */
export interface Expectation extends StepTarget {
  readonly status?: 'running' | 'completed' | 'cancelled';
  readonly outcome?: string;
  /** Code of the error end; null = it came to none. */
  readonly error?: string | null;
  readonly subject?: string;
  readonly businessKey?: string;
  /** Exactly the active states that hold no others, in any order. */
  readonly states?: readonly string[];
  readonly tasks?: readonly ExpectedTask[];
  /** How the newest group of a state stands, or ended. */
  readonly groups?: readonly ExpectedGroup[];
  readonly timers?: readonly { readonly rule: string; readonly dueAt?: Instant }[];
  readonly clocks?: readonly {
    readonly metric: string;
    /** Without it an open clock is meant. */
    readonly status?: (typeof clockStatuses)[number];
    readonly dueAt?: Instant;
    /** Service time left, e.g. `PT30M`. */
    readonly remaining?: string;
    readonly commitment?: string;
    readonly cause?: string;
  }[];
  /** Part of the variables. */
  readonly data?: JsonObject;
  /** Event types that have occurred. */
  readonly events?: readonly string[];
  /** Messages kept until somebody waits for them, in the whole world. */
  readonly keptMessages?: number;
  /** Number of jobs that wait for a person. */
  readonly incidents?: number;
  readonly children?: readonly {
    readonly process: string;
    readonly status?: string;
    readonly outcome?: string;
    readonly error?: string;
  }[];
  /** Titles of notices sent so far. */
  readonly notices?: readonly string[];
  /** Templates printed so far. */
  readonly documents?: readonly string[];
  /** Users who were copied in. */
  readonly copies?: readonly string[];
}

export interface ExpectedTask {
  readonly state: string;
  /** null = nobody has it yet. */
  readonly assignee?: string | null;
  /** Principals (`role:desk`, `user:x`, `department:y`); a bare word is a role. */
  readonly candidates?: readonly string[];
  readonly dueAt?: Instant;
  readonly onBehalfOf?: string;
}

export interface ExpectedGroup {
  readonly state: string;
  readonly members?: number;
  readonly pass?: number;
  readonly reject?: number;
  readonly abstain?: number;
  readonly open?: number;
  /** `pass`, `reject`, `direct` (an outcome that is no ballot), `none` (its state was left); null = still open. */
  readonly result?: string | null;
  readonly reason?: string;
}
