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
 * A promised time. Here it sets `dueAt` of the tasks of the state and is shown; the service-time engine starts, pauses
 * and judges it. `metric` names a commitment of an agreement, e.g. `hotline-20min`.
 */
export interface ClockRule {
  readonly metric: string;
  readonly title?: LocalizedText;
  readonly within: string;
  readonly calendar?: string;
  /** Counted from entry of the state (default) or from the start of the instance. */
  readonly from?: 'state' | 'start';
  /** FEEL giving a date-and-time (ISO text) at which the promise ends at the latest; the earlier one counts. */
  readonly latest?: string;
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
