import { instantSchema, personSchema } from './common.js';
import { flag, integer, key, list, named, nullable, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

export const calendarsSchema = named(
  'Calendars',
  object({
    today: text(),
    /** Version of the whole set; a change names the one it was made for. */
    version: text(),
    calendars: list(
      object(
        {
          key: text(),
          title: text(),
          zone: text(),
          counts: oneOf('elapsed', 'working-days', 'open-hours'),
          version: text(),
        },
        { publishedThrough: text() },
      ),
    ),
  }),
);
export type Calendars = Infer<typeof calendarsSchema>;

export const calendarMonthParams = object({
  key: key(),
  month: text({ maxLength: 7, pattern: '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$' }),
});

const daySchema = object(
  {
    date: text(),
    /** 0 = Sunday. */
    weekday: integer(),
    hours: list(object({ from: text(), to: text() })),
    kind: oneOf('weekly', 'holiday', 'make-up', 'special', 'guarantee'),
    layer: text(),
    provisional: flag(),
  },
  { title: text(), source: text() },
);
export type CalendarDay = Infer<typeof daySchema>;

export const calendarMonthSchema = named(
  'CalendarMonth',
  object({
    key: text(),
    month: text(),
    today: text(),
    days: list(daySchema),
    notices: list(object({ title: text(), issued: text() }, { number: text() })),
    /** Planned downtime that touches the month. */
    downtimes: list(
      object({ id: text(), system: text(), from: instantSchema, to: instantSchema, reason: text(), approved: flag() }),
    ),
  }),
);
export type CalendarMonth = Infer<typeof calendarMonthSchema>;

const rowSchema = object(
  {
    date: text({ maxLength: 10 }),
    hours: text({ minLength: 1, maxLength: 200 }),
    title: text({ minLength: 1, maxLength: 100 }),
  },
  { to: text({ maxLength: 10 }), titleEn: text({ maxLength: 100 }), source: text({ maxLength: 200 }) },
);

const addition = {
  calendar: key(),
  rows: list(rowSchema, { maxItems: 400 }),
};
const additionExtras = {
  notice: object(
    { title: text({ minLength: 1, maxLength: 200 }), issued: text({ maxLength: 10 }) },
    { number: text({ maxLength: 100 }) },
  ),
  publishedThrough: text({ maxLength: 10 }),
};
export const checkCalendarSchema = named('CheckCalendar', object(addition, additionExtras));
export type CheckCalendar = Infer<typeof checkCalendarSchema>;
export const changeCalendarSchema = named(
  'ChangeCalendar',
  object(
    { ...addition, /** `version` of the list the dry run was made for. */ expectedVersion: text() },
    additionExtras,
  ),
);

const movedSchema = object(
  {
    instanceId: text(),
    clockId: text(),
    subject: text(),
    metric: text(),
    oldDue: nullable(instantSchema),
    newDue: nullable(instantSchema),
    newlyBreached: flag(),
    why: list(text()),
  },
  { businessKey: text() },
);
export type MovedDue = Infer<typeof movedSchema>;

export const calendarDryRunSchema = named(
  'CalendarDryRun',
  object({
    version: text(),
    /** Days that open otherwise than before, by calendar. */
    days: list(object({ calendar: text(), title: text(), date: text(), before: text(), after: text(), why: text() })),
    judged: integer(),
    newlyBreached: integer(),
    moved: list(movedSchema),
  }),
);
export type CalendarDryRun = Infer<typeof calendarDryRunSchema>;

export const calendarChangesSchema = named(
  'CalendarChanges',
  object({
    changes: list(
      object(
        {
          id: text(),
          at: instantSchema,
          by: personSchema,
          calendar: text(),
          rows: integer(),
          moved: list(movedSchema),
        },
        { notice: text(), publishedThrough: text() },
      ),
    ),
  }),
);
export type CalendarChanges = Infer<typeof calendarChangesSchema>;
