import type { Command } from '../../decide/command.js';
import type { DecideContext } from '../../decide/decision.js';
import type { Json } from '../../definition/json.js';
import type { Directory } from '../../identity/directory.js';
import type { Calendars } from '../../service-time/calendar.js';
import { calendarFilesOf } from '../../service-time/create-calendars.js';
import type { CommandLogEntry, Fact, FactValue, RecordedAnswer } from '../../store/command-log.js';
import { calendarQuestions } from './context-parts.js';
import { FactBook } from './fact-book.js';

/**
 * Hands `decide` a context that notes everything it is asked. One decision at a time: `decide` is synchronous, so one
 * recorder serves all commands of an engine, and its wrappers are made once.
 */
export class DecisionRecorder {
  readonly #book = new FactBook();
  readonly #directories = new WeakMap<Directory, Directory>();
  readonly #calendars = new WeakMap<Calendars, Calendars>();
  #ids: string[] = [];
  #answers: RecordedAnswer[] = [];

  /** The context to decide with; what was noted before is forgotten. */
  watch(context: DecideContext): DecideContext {
    this.#ids = [];
    this.#answers = [];
    this.#book.begin();
    return {
      ...context,
      newId: (kind) => {
        const id = context.newId(kind);
        this.#ids.push(id);
        return id;
      },
      directory: once(this.#directories, context.directory, (directory) => this.#book.watch(directory)),
      calendars: once(this.#calendars, context.calendars, (calendars) => this.#watchCalendars(calendars)),
    };
  }

  /** The log entry of the decision just made, with the facts it names that the store may lack. */
  entry(
    decided: { readonly command: Command; readonly revision: number; readonly version: number },
    context: DecideContext,
  ): { readonly log: CommandLogEntry; readonly facts: readonly Fact[] } {
    const { set, facts } = this.#book.taken();
    const log: { -readonly [Key in keyof CommandLogEntry]: CommandLogEntry[Key] } = {
      revision: decided.revision,
      at: context.now,
      version: decided.version,
      command: decided.command,
      ids: this.#ids,
      facts: set,
    };
    if (Object.keys(context.serials).length > 0) log.serials = context.serials;
    if (context.loads !== undefined) log.loads = context.loads;
    if (this.#answers.length > 0) log.answers = this.#answers;
    return { log, facts };
  }

  areStored(facts: readonly Fact[]): void {
    if (facts.length > 0) this.#book.areStored(facts);
  }

  #watchCalendars(calendars: Calendars): Calendars {
    const files = calendarFilesOf(calendars);
    const value: FactValue | undefined =
      files === undefined ? undefined : { kind: 'calendars', files: files as unknown as readonly Json[] };
    const watched: Record<string, unknown> = {};
    for (const question of Object.keys(calendarQuestions) as (keyof Calendars)[]) {
      const ask = calendars[question] as ((...args: readonly Json[]) => Json | undefined) | undefined;
      if (ask === undefined) continue;
      watched[question] = (...args: readonly Json[]) => {
        const answer = ask.apply(calendars, [...args]);
        if (value !== undefined) {
          this.#book.note(value);
          return answer;
        }
        const name = `calendars.${question}`;
        this.#answers.push(answer === undefined ? [name, args] : [name, args, answer]);
        return answer;
      };
    }
    return watched as unknown as Calendars;
  }
}

function once<Port extends object>(made: WeakMap<Port, Port>, port: Port, make: (port: Port) => Port): Port {
  let wrapper = made.get(port);
  if (wrapper === undefined) {
    wrapper = make(port);
    made.set(port, wrapper);
  }
  return wrapper;
}
