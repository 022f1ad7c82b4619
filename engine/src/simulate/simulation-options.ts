import type { Agreement } from '../agreements/agreement.js';
import type { Command, JobResult } from '../decide/command.js';
import type { TakenTransition } from '../decide/decision.js';
import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { CompiledForm } from '../forms/compiled-form.js';
import type { Directory, Principal } from '../identity/directory.js';
import type { Calendars } from '../service-time/calendar.js';

/** What a simulation runs on. Everything is data or pure: it works in the browser as in the CLI. */
export interface SimulationOptions {
  /** All that may be started; of one key the highest version counts. */
  readonly definitions: readonly ProcessDefinition[];
  readonly forms: readonly CompiledForm[];
  readonly directory: Directory;
  readonly calendars: Calendars;
  readonly agreements?: readonly Agreement[];
  /** Systems of clients with the key of the agreement each is under. */
  readonly systems?: { readonly [system: string]: string };
  /** Where the virtual clock begins. */
  readonly now: Instant;
  /** Looking ahead: required fields and comments may be missing (see `DecideContext.preview`). */
  readonly preview?: boolean;
  /** Handlers of service states by name; one that is missing succeeds with nothing. */
  readonly handlers?: { readonly [handler: string]: (input: JsonObject) => JobResult };
}

/** A command as the simulation takes it: who acts and what, without ids of commands. */
export type SimulatedCommand = DistributiveOmit<Command, 'commandId' | 'actor'> & { readonly by: string };
type DistributiveOmit<Type, Key extends string> = Type extends unknown ? Omit<Type, Key> : never;

export interface SimulatedNotice {
  readonly instanceId: string;
  readonly to: readonly Principal[];
  readonly title: string;
  readonly text: string;
}

export interface SimulatedDocument {
  readonly instanceId: string;
  readonly template: string;
  readonly version: number;
  readonly title: string;
  readonly values: JsonObject;
}

/** One transition taken, with the definition it belongs to. */
export interface TransitionTaken extends TakenTransition {
  readonly process: string;
  readonly version: number;
}

/** One answer a condition has given. */
export interface ConditionSeen {
  readonly process: string;
  readonly version: number;
  readonly text: string;
  readonly result: boolean;
}

/** A state that was entered at least once. */
export interface StateEntered {
  readonly process: string;
  readonly version: number;
  readonly state: string;
}
