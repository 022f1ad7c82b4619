import type { Instant } from '../definition/instant.js';
import type { Json } from '../definition/json.js';
import type { Command } from '../decide/command.js';

/**
 * One accepted command with everything its decision looked at besides the instance: from the entries of an instance and
 * the versions they name, the instance is rebuilt exactly, without clock, directory or calendars.
 */
export interface CommandLogEntry {
  /** Revision of the instance that this command made; 1, 2, 3 … in a complete log. */
  readonly revision: number;
  /** `now` of the decision. */
  readonly at: Instant;
  /** Version of the definition it was decided by. */
  readonly version: number;
  readonly command: Command;
  /** Fresh ids in the order they were drawn. */
  readonly ids: readonly string[];
  /** Next numbers the shell held for serial scopes. */
  readonly serials?: { readonly [scope: string]: number };
  /** Numbers of open tasks the shell had counted, by user. */
  readonly loads?: { readonly [userId: string]: number };
  /** Answers of calendars that are a host's own code: they cannot be asked again. */
  readonly answers?: readonly RecordedAnswer[];
  /** Hash of a fact of kind `set`: the lasting answers (people, roles, departments …). */
  readonly facts?: string;
}

/** `[question, arguments, answer]`; without an answer = `undefined` was answered. */
export type RecordedAnswer = readonly [question: string, args: readonly Json[], answer?: Json];

/**
 * Something that was true for many commands, kept once under the SHA-256 of its canonical JSON: an answer of the
 * directory, or the set of all facts that one decision looked at.
 */
export interface Fact {
  readonly hash: string;
  readonly value: FactValue;
}

export type FactValue =
  | { readonly kind: 'answer'; readonly question: string; readonly args: readonly Json[]; readonly answer?: Json }
  /** An answer that is a list of other facts' answers (the people of a role …). */
  | {
      readonly kind: 'list';
      readonly question: string;
      readonly args: readonly Json[];
      readonly items: readonly string[];
    }
  /** The calendar files that due times were reckoned by. */
  | { readonly kind: 'calendars'; readonly files: readonly Json[] }
  /** `rules` counts changes of the engine that make the same command give something else. */
  | { readonly kind: 'set'; readonly rules: number; readonly facts: readonly string[] };
