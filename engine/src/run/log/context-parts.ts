import type { DecideContext } from '../../decide/decision.js';
import type { Directory } from '../../identity/directory.js';
import type { Calendars } from '../../service-time/calendar.js';

/**
 * How the log keeps each thing `decide` may look at. The types make these tables complete: whoever adds a member to
 * the context has to say here how it is recorded, or the log could no longer rebuild an instance.
 *
 * - `entry`: stands in the log entry itself
 * - `facts`: kept once for all entries under its hash: the answers of the directory, the files of the calendars. What a
 *   host's own calendars answer stands in the entry
 * - `pinned`: follows from versions that the entry or its command names; versions never change
 * - `unlogged`: matters only where nothing is committed (wording of refusals, previews)
 */
export type Keeping = 'entry' | 'facts' | 'pinned' | 'unlogged';

export const contextParts: { readonly [Part in keyof Required<DecideContext>]: Keeping } = {
  now: 'entry',
  newId: 'entry',
  serials: 'entry',
  loads: 'entry',
  calendars: 'facts',
  directory: 'facts',
  form: 'pinned',
  migrateTo: 'pinned',
  isEndedTask: 'unlogged',
  preview: 'unlogged',
};

/** Questions a port may do without: in a replay they are there when one was asked. */
export type Presence = 'always' | 'optional';

type Questions<Port> = { readonly [Question in keyof Required<Port>]: Presence };

export const calendarQuestions: Questions<Calendars> = {
  has: 'always',
  due: 'always',
  counts: 'optional',
  judge: 'optional',
};

export const directoryQuestions: Questions<Directory> = {
  user: 'always',
  department: 'always',
  role: 'always',
  usersInRole: 'always',
  usersInDepartment: 'always',
  substitutions: 'optional',
};

/** Answered with a list of people, each of whom is a fact of its own. */
export const peopleQuestions: ReadonlySet<keyof Directory> = new Set(['usersInRole', 'usersInDepartment']);
