import type { AssignmentRule } from './assignment-rule.js';
import type { Effect } from './effect.js';
import type { LocalizedText } from './localized-text.js';

/**
 * A timer of a state (armed at entry, gone at exit), a phase or the whole process.
 * Exactly one of `after` and `at`. With `to` it interrupts: the owner state is left for `to`. Without, only the effects
 * run and the state stays. `id` is unique within the definition.
 */
export interface TimerRule {
  readonly id: string;
  readonly title?: LocalizedText;
  /** ISO 8601 duration counted on `calendar`; `P1D` on `workday` expires at the close of the next working day. */
  readonly after?: string;
  /** FEEL giving a date-and-time (ISO text). */
  readonly at?: string;
  /** Calendar key (process-definitions/calendars); default `always`. */
  readonly calendar?: string;
  /** Arm again after each firing with the same `after` (only without `to`). */
  readonly repeat?: boolean;
  /** Firings in all of a repeating timer; absent = as long as the state lasts. */
  readonly times?: number;
  /**
   * Firings of a repeating timer that fell into an outage (late by a period or more): made up `once`, counting anew from
   * now (default), `all` one by one, or `skip`ped to the next regular time.
   */
  readonly missed?: 'once' | 'all' | 'skip';
  readonly to?: string;
  readonly effects?: readonly Effect[];
}

/**
 * A promised time. Its clock starts, pauses, stops and is judged in the same write as the move it follows; the earliest
 * live clock sets `dueAt` of the tasks it binds. `metric` names a commitment of the ticket's agreement, which then says
 * how much time there is; without one `within` and `calendar` apply.
 */
export interface ClockRule {
  readonly metric: string;
  readonly title?: LocalizedText;
  /** Absent: there is a clock only where the agreement promises one. */
  readonly within?: string;
  readonly calendar?: string;
  /**
   * Counted from entry of the state (default), from the start of the instance, or from the report: the start of the
   * first process of the ticket's family that was under the agreement (a visit to the site counts from the fault call).
   */
  readonly from?: 'state' | 'start' | 'report';
  /** FEEL giving a date-and-time (ISO text) at which the promise ends at the latest; the earlier one counts. */
  readonly latest?: string;
  /** What starts it; default: entry of the owner. */
  readonly start?: ClockPoint;
  /** What ends it, the first to happen; default: the owner is left. It ends with the process at the latest. */
  readonly stop?: readonly ClockPoint[];
  /** State -> reason: it stands still while the instance is in that state (if its terms allow the reason). */
  readonly pauseIn?: { readonly [state: string]: string };
  readonly escalation?: readonly ClockEscalation[];
}

/** A moment in the course of an instance. Exactly one of `enter`, `leave`, `outcome` (with `of`) and `stopOf`. */
export interface ClockPoint {
  /** State that is entered. */
  readonly enter?: string;
  readonly leave?: string;
  /** Outcome that is taken at a task of the state `of`. */
  readonly outcome?: string;
  readonly of?: string;
  /** Metric of the clock before it in a chain: response -> arrival -> handling -> report -> call-back -> closing. */
  readonly stopOf?: string;
}

/** What is done when a clock comes near its due (percent of its time) or passes it. */
export interface ClockEscalation {
  readonly at: number | 'breach';
  readonly notify?: AssignmentRule;
  readonly title?: LocalizedText;
  readonly text?: LocalizedText;
  /** Open tasks that the clock binds go to them. */
  readonly reassign?: AssignmentRule;
  /** Priority the ticket is raised to. */
  readonly raisePriority?: string;
  readonly effects?: readonly Effect[];
}

/** Leaves the owner state when message `name` arrives for this instance and key. */
export interface MessageRule {
  readonly name: string;
  readonly title?: LocalizedText;
  /** FEEL on the variables; must equal the message's key. Without it the instance id or business key addresses it. */
  readonly key?: string;
  /** Variable -> FEEL over `message.*` and the variables. */
  readonly output?: { readonly [variable: string]: string };
  readonly to: string;
  readonly effects?: readonly Effect[];
}

/** Leaves the owner state when signal `name` is broadcast; without `to` only its effects run. Signals have no key and are not kept. */
export interface SignalRule {
  readonly name: string;
  readonly title?: LocalizedText;
  /** Variable -> FEEL over `signal.*` and the variables. */
  readonly output?: { readonly [variable: string]: string };
  readonly to?: string;
  readonly effects?: readonly Effect[];
}
