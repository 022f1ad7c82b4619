import type { Locale } from '../definition/localized-text.js';
import type { BothLanguages } from './cli-language.js';
import type { CommandIo } from './command-io.js';

/** What a command gets: its arguments, already taken apart. */
export interface CommandCall {
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly language: Locale;
  readonly io: CommandIo;
  /** A text in the language of the call. */
  readonly say: (zh: string, en: string) => string;
}

export interface CliCommand {
  readonly name: string;
  /** `validate PATH… [--json]` */
  readonly usage: string;
  readonly summary: BothLanguages;
  readonly details?: BothLanguages;
  /** Options without and with a value, besides --help and --lang. */
  readonly flags?: readonly string[];
  readonly values?: readonly string[];
  readonly run: (call: CommandCall) => Promise<number>;
}
