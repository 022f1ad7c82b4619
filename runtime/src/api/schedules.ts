import { commandId, instantSchema, personSchema, titledSchema } from './common.js';
import { flag, key, list, named, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

const scheduleRunSchema = named(
  'ScheduleRun',
  object(
    {
      /** Which occurrence; sent back to make up for one that failed or was skipped. */
      occurrence: text(),
      at: instantSchema,
      ranAt: instantSchema,
      result: oneOf('started', 'failed', 'skipped'),
    },
    {
      instanceId: text(),
      part: text(),
      period: text(),
      /** Who ran it by hand. */
      by: personSchema,
      fault: text(),
    },
  ),
);
export type ScheduleRun = Infer<typeof scheduleRunSchema>;

const upcomingSchema = object({ at: instantSchema }, { deadline: instantSchema, part: text(), period: text() });

export const scheduleSchema = named(
  'Schedule',
  object(
    {
      key: text(),
      code: text(),
      agreement: text(),
      /** What the schedules of the agreement are called together. */
      group: text(),
      title: text(),
      /** When it comes round, in words. */
      rule: text(),
      who: list(titledSchema),
      status: oneOf('active', 'waiting', 'paused', 'covered'),
      /** Processes that are not published yet. */
      waitingFor: list(text()),
      /** Date sets without a date to come. */
      waitingForDates: list(text()),
      /** Several rules of one schedule; run now needs one of them. */
      parts: list(titledSchema),
      source: list(text()),
      /** What the source does not say and was set here. */
      inferred: list(text()),
      next: list(upcomingSchema),
    },
    {
      description: text(),
      product: text(),
      /** The schedule whose work this one is part of. */
      coveredBy: titledSchema,
      pause: object({ by: personSchema, at: instantSchema, reason: text() }),
      last: scheduleRunSchema,
    },
  ),
);
/** A recurring duty as its list shows it. */
export type ApiSchedule = Infer<typeof scheduleSchema>;

const dateText = text({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 });
const dateEntry = object({ date: dateText }, { to: dateText, title: text({ maxLength: 200 }) });

export const dateSetSchema = named(
  'DateSet',
  object(
    {
      key: text(),
      agreement: text(),
      title: text(),
      dates: list(dateEntry),
      isChanged: flag(),
      /** Codes of the schedules that go by it. */
      schedules: list(text()),
    },
    { description: text() },
  ),
);
/** Dates that only the contract or the customer knows. */
export type ApiDateSet = Infer<typeof dateSetSchema>;

export const schedulesSchema = named(
  'Schedules',
  object({ schedules: list(scheduleSchema), dateSets: list(dateSetSchema) }),
);
export type Schedules = Infer<typeof schedulesSchema>;

export const scheduleRunsSchema = named(
  'ScheduleRuns',
  object({
    /** Newest first. */
    runs: list(scheduleRunSchema),
    audit: list(
      object(
        { action: oneOf('pause', 'resume', 'run-now', 'set-dates'), by: personSchema, at: instantSchema },
        { reason: text() },
      ),
    ),
  }),
);
export type ScheduleRuns = Infer<typeof scheduleRunsSchema>;

export const scheduleParams = object({ key: key() });

export const runScheduleSchema = named(
  'RunSchedule',
  object({ commandId }, { part: text({ maxLength: 80 }), occurrence: text({ maxLength: 400 }) }),
);

export const runScheduleAnswerSchema = named('RunScheduleAnswer', object({ runs: list(scheduleRunSchema) }));

export const pauseScheduleSchema = named('PauseSchedule', object({ reason: text({ minLength: 1, maxLength: 500 }) }));

export const putDatesSchema = named('PutDates', object({ dates: list(dateEntry, { maxItems: 500 }) }));
