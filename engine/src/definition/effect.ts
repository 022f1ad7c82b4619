import type { AssignmentRule } from './assignment-rule.js';
import type { LocalizedText } from './localized-text.js';

/**
 * What happens on entry or exit of a state, when an outcome is taken or when a timer fires. `set` and `serial` change
 * variables within the same atomic write; the others become outbox jobs written with it.
 */
export type Effect =
  /**
   * `values`: variable name -> FEEL. All are evaluated on the data before the effect, in the order written. Every FEEL
   * text of a definition may also read `startedBy` and `actor` (user ids; `actor` is null while the engine acts).
   */
  | { readonly type: 'set'; readonly values: { readonly [variable: string]: string } }
  /**
   * Next number of the definition's serial rule `rule`, written to variable `into` unless it already has one. The rule
   * that gives the business key takes no second number: `into` gets the business key itself.
   */
  | { readonly type: 'serial'; readonly rule: string; readonly into: string }
  /** Renders form template `template` with the data of this moment and keeps the PDF with the instance. */
  | {
      readonly type: 'document';
      readonly template: string;
      /** Default: the highest version of the template that a task of this definition uses, else 1. */
      readonly version?: number;
      /** Name of one of the form's print templates; default: its main one, `print.hbs`. */
      readonly print?: string;
      readonly title?: LocalizedText;
    }
  /** In-app notice (and whatever the host's Notifier adds). `text` is a Handlebars-free template: `{{variable}}` only. */
  | {
      readonly type: 'notify';
      readonly to: AssignmentRule;
      readonly title: LocalizedText;
      readonly text?: LocalizedText;
    }
  /** 抄送: the people get the instance in their copies, read-only. */
  | { readonly type: 'cc'; readonly to: AssignmentRule }
  /** Starts another process without waiting; the instance is listed as related. `input`: child variable -> FEEL. */
  | { readonly type: 'start'; readonly process: string; readonly input?: { readonly [variable: string]: string } }
  /**
   * Sends a message to whichever instance waits for it (or starts by it). `key` and `data` are FEEL. While nobody waits it is
   * kept for `ttl` (ISO 8601 duration); without `ttl` it is tried like any other job and becomes an incident.
   */
  | {
      readonly type: 'message';
      readonly name: string;
      readonly key?: string;
      readonly data?: { readonly [name: string]: string };
      readonly ttl?: string;
    }
  /** Broadcasts to every instance that waits for the signal at that time. */
  | { readonly type: 'signal'; readonly name: string; readonly data?: { readonly [name: string]: string } }
  /**
   * Undoes completed states that have `compensation`, newest first, each once: those in `scope` (a state with all inside it;
   * absent = the whole process).
   */
  | { readonly type: 'compensate'; readonly scope?: string };
