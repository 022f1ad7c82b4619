import type { Agreements } from '../../agreements/agreements.js';
import type { DecideContext } from '../../decide/decision.js';
import type { Directory } from '../../identity/directory.js';
import type { Calendars } from '../../service-time/calendar.js';

/**
 * How the log keeps each thing `decide` may look at. The types make these tables complete: whoever adds a member to
 * the context has to say here how it is recorded, or the log could no longer rebuild an instance.
 *
 * - `entry`: stands in the log entry itself
 * - `asked`: questions and answers are recorded, see {@link portQuestions}
 * - `pinned`: follows from versions that the entry or its command names, or from the rules it was decided by; they never change
 * - `unlogged`: matters only where nothing is committed (wording of refusals, previews)
 */
const _contextParts: { readonly [Part in keyof Required<DecideContext>]: Keeping } = {
  now: 'entry',
  newId: 'entry',
  serials: 'entry',
  loads: 'entry',
  calendars: 'asked',
  directory: 'asked',
  agreements: 'asked',
  form: 'pinned',
  migrateTo: 'pinned',
  isEndedTask: 'unlogged',
  preview: 'unlogged',
  picksAreGiven: 'pinned',
};

type Keeping = 'entry' | 'asked' | 'pinned' | 'unlogged';

/** The ports of the context: they answer questions with JSON. */
export interface Ports {
  readonly calendars: Calendars;
  readonly directory: Directory;
  readonly agreements: Agreements;
}

/**
 * Where an answer is kept: once for all entries as a `fact` under its hash, or in the `entry` when it hardly ever comes
 * twice. `people` are facts made of a fact for each person. A question marked `?` is one the port may do without.
 */
export type Answering = 'fact' | 'fact?' | 'people' | 'entry' | 'entry?';

export const portQuestions: {
  readonly [Port in keyof Ports]: { readonly [Question in keyof Required<Ports[Port]>]: Answering };
} = {
  // Only of calendars that are a host's own code: those made of files are kept as their files.
  calendars: { has: 'entry', due: 'entry', counts: 'entry?', judge: 'entry?' },
  directory: {
    user: 'fact',
    department: 'fact',
    role: 'fact',
    usersInRole: 'people',
    usersInDepartment: 'people',
    substitutions: 'fact?',
  },
  agreements: {
    forSystem: 'entry',
    systemTitle: 'fact?',
    version: 'fact',
    rules: 'fact',
    promise: 'fact',
    downtimes: 'entry',
  },
};
