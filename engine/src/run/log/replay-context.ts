import type { DecideContext } from '../../decide/decision.js';
import type { Json } from '../../definition/json.js';
import type { User } from '../../identity/directory.js';
import type { CalendarFile } from '../../service-time/calendar-file.js';
import { createCalendars } from '../../service-time/create-calendars.js';
import type { Calendars } from '../../service-time/calendar.js';
import type { CommandLogEntry, FactValue } from '../../store/command-log.js';
import type { PreparedDefinition } from '../definition-cache.js';
import { portQuestions } from './context-parts.js';
import type { Answering, Ports } from './context-parts.js';
import { RULES_OF_PICKED_ENTRIES } from './decision-rules.js';
import { ReplayGap } from './replay-gap.js';

export type FactLookup = (hash: string) => FactValue | undefined;

/**
 * How a port is given that nobody asked then: with the questions it may do without, or lacking them. A decision may go by
 * their being there alone, which leaves nothing to record.
 */
export type Unasked = 'able' | 'unable';

/** The context of a logged decision, from its entry alone. Throws {@link ReplayGap} when asked what was not recorded. */
export function replayContext(
  entry: CommandLogEntry,
  definition: PreparedDefinition,
  lookup: FactLookup,
  unasked: Unasked,
): DecideContext {
  const answers = new Map<string, unknown>();
  for (const [question, args, answer] of entry.answers ?? []) answers.set(keyOf(question, args), answer);
  if (entry.facts !== undefined) addFacts(answers, entry.facts, lookup);
  let drawn = 0;
  const ask =
    (question: string) =>
    (...args: readonly Json[]): unknown => {
      const key = keyOf(question, args);
      if (!answers.has(key)) throw new ReplayGap('log/answer-missing', `${question}${JSON.stringify(args)}`);
      return answers.get(key);
    };
  return {
    now: entry.at,
    newId(kind) {
      const id = entry.ids[drawn++];
      if (id === undefined) throw new ReplayGap('log/id-missing', kind);
      return id;
    },
    serials: entry.serials ?? {},
    ...(entry.loads === undefined ? {} : { loads: entry.loads }),
    form: definition.form,
    ...((rulesOf(entry, lookup) ?? RULES_OF_PICKED_ENTRIES) < RULES_OF_PICKED_ENTRIES ? { picksAreGiven: true } : {}),
    directory: port('directory', answers, ask, unasked),
    calendars: calendarsOf(entry, lookup) ?? port('calendars', answers, ask, unasked),
    // Absent and never asked are the same to a decision; absent and asked are not.
    ...(wasAsked(answers, 'agreements') ? { agreements: port('agreements', answers, ask, unasked) } : {}),
  };
}

/** Rules the entry was decided by; `undefined` = its facts are missing. */
export function rulesOf(entry: CommandLogEntry, lookup: FactLookup): number | undefined {
  const set = entry.facts === undefined ? undefined : lookup(entry.facts);
  return set?.kind === 'set' ? set.rules : undefined;
}

/** Made once for each content, whatever the number of entries that name it. */
const made = new Map<string, Calendars>();

function calendarsOf(entry: CommandLogEntry, lookup: FactLookup): Calendars | undefined {
  const set = entry.facts === undefined ? undefined : lookup(entry.facts);
  for (const hash of set?.kind === 'set' ? set.facts : []) {
    const value = lookup(hash);
    if (value?.kind !== 'calendars') continue;
    let calendars = made.get(hash);
    if (calendars === undefined) {
      calendars = createCalendars(value.files as unknown as readonly CalendarFile[]);
      made.set(hash, calendars);
    }
    return calendars;
  }
  return undefined;
}

function wasAsked(answers: ReadonlyMap<string, unknown>, name: keyof Ports): boolean {
  return [...answers.keys()].some((key) => key.startsWith(`["${name}.`));
}

function port<Name extends keyof Ports>(
  name: Name,
  answers: ReadonlyMap<string, unknown>,
  ask: (question: string) => (...args: readonly Json[]) => unknown,
  unasked: Unasked,
): Ports[Name] {
  const asked = new Set([...answers.keys()].map((key) => (JSON.parse(key) as [string])[0]));
  const isSilent = !wasAsked(answers, name);
  // What a port may do without was there when it was asked.
  const there = Object.entries<Answering>(portQuestions[name]).filter(
    ([question, how]) => !how.endsWith('?') || asked.has(`${name}.${question}`) || (isSilent && unasked === 'able'),
  );
  return Object.fromEntries(
    there.map(([question]) => [question, ask(`${name}.${question}`)]),
  ) as unknown as Ports[Name];
}

function addFacts(answers: Map<string, unknown>, setHash: string, lookup: FactLookup): void {
  const set = fact(setHash, lookup);
  if (set.kind !== 'set') throw new ReplayGap('log/fact-missing', setHash);
  for (const hash of set.facts) {
    const value = fact(hash, lookup);
    if (value.kind === 'answer') answers.set(keyOf(value.question, value.args), value.answer);
    if (value.kind !== 'list') continue;
    const people = value.items.map((item) => {
      const person = fact(item, lookup);
      return person.kind === 'answer' ? (person.answer as unknown as User) : undefined;
    });
    answers.set(keyOf(value.question, value.args), people);
  }
}

function fact(hash: string, lookup: FactLookup): FactValue {
  const value = lookup(hash);
  if (value === undefined) throw new ReplayGap('log/fact-missing', hash);
  return value;
}

function keyOf(question: string, args: readonly Json[]): string {
  return JSON.stringify([question, ...args]);
}
