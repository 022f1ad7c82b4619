import type { Command } from '../../decide/command.js';
import type { DecideContext } from '../../decide/decision.js';
import type { Json } from '../../definition/json.js';
import { calendarFilesOf } from '../../service-time/create-calendars.js';
import type { CommandLogEntry, Fact, FactValue, RecordedAnswer } from '../../store/command-log.js';
import { portQuestions } from './context-parts.js';
import type { Answering, Ports } from './context-parts.js';
import { FactBook } from './fact-book.js';

/** A port as it is walked here: questions by name. */
interface AnyPort {
  readonly [question: string]: ((...args: readonly Json[]) => unknown) | undefined;
}

/**
 * Hands `decide` a context that notes everything it is asked. One decision at a time: `decide` is synchronous, so one
 * recorder serves all commands of an engine, and its wrappers are made once.
 */
export class DecisionRecorder {
  readonly #book = new FactBook();
  readonly #watched = new WeakMap<object, object>();
  #ids: string[] = [];
  #answers: RecordedAnswer[] = [];

  /** The context to decide with; what was noted before is forgotten. */
  watch(context: DecideContext): DecideContext {
    this.#ids = [];
    this.#answers = [];
    this.#book.begin();
    const { agreements } = context;
    const ids = this.#ids;
    // Not a spread: one that replaces properties takes V8 ten times as long. The type makes it complete.
    const watched: { readonly [Part in keyof Required<DecideContext>]: DecideContext[Part] } = {
      now: context.now,
      newId: (kind) => {
        const id = context.newId(kind);
        ids.push(id);
        return id;
      },
      directory: this.#port('directory', context.directory),
      calendars: this.#port('calendars', context.calendars),
      form: context.form,
      serials: context.serials,
      loads: context.loads,
      agreements: agreements && this.#port('agreements', agreements),
      migrateTo: context.migrateTo,
      preview: context.preview,
      picksAreGiven: context.picksAreGiven,
      isEndedTask: context.isEndedTask,
    };
    return watched;
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
    if (hasAny(context.serials)) log.serials = context.serials;
    if (context.loads !== undefined) log.loads = context.loads;
    if (this.#answers.length > 0) log.answers = this.#answers;
    return { log, facts };
  }

  areStored(facts: readonly Fact[]): void {
    if (facts.length > 0) this.#book.areStored(facts);
  }

  #port<Name extends keyof Ports>(name: Name, port: Ports[Name]): Ports[Name] {
    let watched = this.#watched.get(port);
    if (watched === undefined) {
      watched = this.#watchPort(name, port as unknown as AnyPort);
      this.#watched.set(port, watched);
    }
    return watched as Ports[Name];
  }

  #watchPort(name: keyof Ports, port: AnyPort): AnyPort {
    const watched: { [question: string]: (...args: readonly Json[]) => unknown } = {};
    const files = calendarFilesOf(port) as readonly Json[] | undefined;
    const calendars: FactValue | undefined = files === undefined ? undefined : { kind: 'calendars', files };
    for (const [question, how] of Object.entries<Answering>(portQuestions[name])) {
      const ask = port[question];
      if (ask === undefined) continue;
      const fullName = `${name}.${question}`;
      watched[question] = (...args) => {
        const answer = ask.apply(port, [...args]);
        // Calendars of files are asked again in a replay.
        if (calendars !== undefined) this.#book.note(calendars);
        else if (how.startsWith('entry')) this.#answers.push(recorded(fullName, args, answer));
        else return this.#book.answered(fullName, args, answer, how === 'people');
        return answer;
      };
    }
    return watched;
  }
}

function hasAny(members: object): boolean {
  for (const _ in members) return true;
  return false;
}

function recorded(question: string, args: readonly Json[], answer: unknown): RecordedAnswer {
  return answer === undefined ? [question, args] : [question, args, answer as Json];
}
