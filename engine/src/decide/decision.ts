import type { Agreements } from '../agreements/agreements.js';
import type { CompiledProcess } from '../compile/compiled-process.js';
import type { TransitionKind } from '../compile/definition-transitions.js';
import type { Instant } from '../definition/instant.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { Directory } from '../identity/directory.js';
import type { HistoryEvent, ProcessInstance, Task } from '../instance/instance.js';
import type { Calendars } from '../service-time/calendar.js';
import type { CompiledForm } from '../forms/compiled-form.js';

/** Everything `decide` may look at besides definition, instance and command. Nothing else: no clock, no randomness. */
export interface DecideContext {
  readonly now: Instant;
  /** Fresh ids, unique across the installation; called in a fixed order, so that tests can foresee them. */
  readonly newId: (kind: 'task' | 'timer' | 'job' | 'instance') => string;
  readonly directory: Directory;
  readonly calendars: Calendars;
  /** Agreements of client systems; absent = no ticket is under one. */
  readonly agreements?: Agreements;
  /** Form templates of the definition's task states. */
  readonly form: (template: string, version: number) => CompiledForm | undefined;
  /** Numbers the shell holds for serial scopes; when one is missing `decide` answers with `serial-needed`. */
  readonly serials: { readonly [scope: string]: number };
  /** Open tasks of people the shell has counted; when one is missing `decide` answers with `load-needed`. */
  readonly loads?: { readonly [userId: string]: number };
  /** Looking ahead, not doing: required fields and comments need not be filled, and outcomes count as offered, because their data may be yet to come. Never set by the shell for a commit. */
  readonly preview?: boolean;
  /** Only to rebuild what was decided when nobody asked the lists behind pickers: what was picked is taken as given. */
  readonly picksAreGiven?: boolean;
  /** Only for `migrate`: the version to go to, with the forms of both. */
  readonly migrateTo?: {
    readonly process: CompiledProcess;
    readonly form: (template: string, version: number) => CompiledForm | undefined;
  };
  /** Where known: has this task ended? Only to say `task/ended` instead of `task/not-found`. */
  readonly isEndedTask?: (taskId: string) => boolean;
}

/** A number taken from a gapless series; confirmed in the same write as the instance. */
export interface SerialTaken {
  /** `<rule>/<period>`, e.g. `F14/2026-09`. */
  readonly scope: string;
  readonly number: number;
}

/** One person's copy (抄送) of an instance. */
export interface CopyGiven {
  readonly userId: string;
  readonly at: Instant;
  readonly from: string;
}

/** The result of an accepted command, as data; nothing has been written yet. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly instance: ProcessInstance;
  readonly events: readonly HistoryEvent[];
  /** Tasks that ended in this command (they have left `instance.tasks`). */
  readonly endedTasks: readonly EndedTask[];
  readonly serials: readonly SerialTaken[];
  readonly copies: readonly CopyGiven[];
  /** Transitions taken, in order. Not stored: for coverage, simulation and previews. */
  readonly transitions: readonly TakenTransition[];
  /** What the caller gets, now and when the command is repeated. */
  readonly result: CommandResult;
}

/** One transition of the definition that this command took; `from` absent = declared by the process itself. */
export interface TakenTransition {
  readonly kind: TransitionKind;
  readonly from?: string;
  readonly name: string;
  readonly to: string;
}

export interface EndedTask {
  readonly task: Task;
  readonly status: 'completed' | 'cancelled';
  readonly outcome?: string;
  readonly completedBy?: string;
  readonly endedAt: Instant;
  /** Why it was taken away: a code (`group-decided` …) or what a person wrote. */
  readonly reason?: string;
}

export interface CommandResult {
  readonly instanceId: string;
  readonly revision: number;
  /** Tasks created by this command. */
  readonly createdTasks: readonly string[];
}

interface Refused {
  readonly kind: 'refused';
  readonly fault: Fault;
}

/** The shell must hold the next number of `scope` and decide again. */
interface SerialNeeded {
  readonly kind: 'serial-needed';
  readonly scope: string;
}

/** The shell must count the open tasks of these people and decide again. */
interface LoadNeeded {
  readonly kind: 'load-needed';
  readonly users: readonly string[];
}

export type Decision = Accepted | Refused | SerialNeeded | LoadNeeded;
