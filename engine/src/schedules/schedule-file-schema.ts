import { commonSchemas } from '../definition/schema/common-schemas.js';
import {
  constant,
  DRAFT,
  list,
  object,
  piece,
  record,
  text,
  whole,
  type SchemaNode,
} from '../definition/schema/schema-node.js';
import { weekdayNames } from './recurrence.js';

const date = text('Date, e.g. 2026-09-30.', { pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const time = text('Time of day, e.g. 09:00.', { pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const duration = (description: string): SchemaNode => text(description, { pattern: '^P[0-9A-Z.]+$', maxLength: 60 });
const values = record('Variables of the instance as FEEL over `schedule`.', piece('variableName'), piece('feel'));
const everyMonths = whole('3 = quarterly, 6 = half-yearly, 12 = yearly.', 1, 120);
const anchorMonth = whole('A month that counts.', 1, 12);

const common = {
  'part?': piece('key'),
  'title?': piece('localizedText'),
  'start?': piece('start'),
};
const timed = { ...common, at: list('Times of day.', time, 1) };

/** JSON schema of process-definitions/schedules/<key>.json. */
export const scheduleFileSchema: SchemaNode = {
  $schema: DRAFT,
  $id: 'https://yunliu.dev/schema/schedule-file.schema.json',
  title: 'Yunliu schedules',
  ...object('The recurring duties of one agreement.', {
    '$schema?': { type: 'string' },
    key: piece('key'),
    agreement: text('Number of the agreement, e.g. A02.', { pattern: '^[A-Z]\\d{2,3}$' }),
    title: piece('localizedText'),
    'description?': piece('localizedText'),
    calendar: piece('key'),
    'dateSets?': record('Dates that only the contract or the customer knows.', piece('key'), piece('dateSet')),
    schedules: list('One row for each duty.', piece('row')),
  }),
  $defs: {
    localizedText: commonSchemas['localizedText'] ?? {},
    key: commonSchemas['key'] ?? {},
    variableName: commonSchemas['variableName'] ?? {},
    feel: commonSchemas['feel'] ?? {},
    dateEntry: object('A date, or a period of whole days.', { date, 'to?': date, 'title?': piece('localizedText') }),
    dateSet: object('A list of dates that administrators may replace.', {
      title: piece('localizedText'),
      'description?': piece('localizedText'),
      dates: list('The dates.', piece('dateEntry')),
    }),
    start: {
      description: 'What an occurrence begins.',
      oneOf: [
        object('An instance of the latest published version.', {
          type: constant('process'),
          process: piece('key'),
          'values?': values,
        }),
        object('A task for the people of `who`.', { type: constant('duty'), 'values?': values }),
        object('Nothing of its own: the work is part of another schedule.', {
          type: constant('with'),
          schedule: piece('key'),
        }),
      ],
    },
    during: {
      description: 'Occurs only while such a period lasts, once for each.',
      oneOf: [
        object('A running instance of a process.', { type: constant('instances'), process: piece('key') }),
        object('An entry of a date set.', { type: constant('set'), set: piece('key') }),
      ],
    },
    anchor: {
      description: 'Where dates come from that no rule can reckon.',
      oneOf: [
        object('The entries of a date set.', { type: constant('set'), set: piece('key') }),
        object('The statutory holidays of the calendar.', {
          type: constant('holidays'),
          'minDays?': whole('Closed days on end.', 1, 60),
        }),
        object('A date in a variable of every running instance.', {
          type: constant('field'),
          process: piece('key'),
          field: piece('variableName'),
        }),
      ],
    },
    recurrence: {
      description: 'When it occurs.',
      oneOf: [
        object('Every day, or every n days.', {
          type: constant('daily'),
          ...timed,
          'everyDays?': whole('Every n days.', 1, 3660),
          'anchorDate?': date,
        }),
        object('Every working day of the calendar.', { type: constant('workdays'), ...timed }),
        object('On weekdays.', {
          type: constant('weekly'),
          ...timed,
          on: list('Weekdays.', text('Weekday.', { enum: weekdayNames }), 1),
          'everyWeeks?': whole('Every n weeks.', 1, 520),
          'anchorDate?': date,
        }),
        object('On a day of the month.', {
          type: constant('monthly'),
          ...timed,
          day: whole('Day of the month; -1 = the last day.', -31, 31),
          'everyMonths?': everyMonths,
          'anchorMonth?': anchorMonth,
        }),
        object('On the n-th working day of the month.', {
          type: constant('monthly-workday'),
          ...timed,
          nth: whole('n-th working day; -1 = the last.', -31, 31),
          'everyMonths?': everyMonths,
          'anchorMonth?': anchorMonth,
        }),
        object('Around dates that are kept somewhere.', {
          type: constant('dates'),
          ...timed,
          anchors: list('Where the dates come from.', piece('anchor'), 1),
          'edge?': text('Which end of a period counts.', { enum: ['start', 'end'] }),
          'offsets?': list(
            'Signed durations of whole days.',
            text('e.g. -P1M.', { pattern: '^-?P[0-9A-Z]+$', maxLength: 60 }),
            1,
          ),
        }),
        object('Again and again while a period lasts.', {
          type: constant('interval'),
          ...common,
          every: duration('ISO 8601 duration of exact time, e.g. PT30M.'),
        }),
        object('A cron rule of five fields.', {
          type: constant('cron'),
          ...common,
          cron: text('Minute, hour, day of month, month, weekday.', { minLength: 9, maxLength: 200 }),
        }),
      ],
    },
    catchUp: object('What is done about occurrences that were missed.', {
      policy: text('fire-once, fire-all or skip.', { enum: ['fire-once', 'fire-all', 'skip'] }),
      'within?': duration('Older ones are not made up for.'),
      'limit?': whole('The latest n only (fire-all).', 1, 1000),
    }),
    row: object('One recurring duty.', {
      code: text('Number in the service catalogue, e.g. S01.', { pattern: '^[A-Z]\\d{2,3}$' }),
      key: piece('key'),
      title: piece('localizedText'),
      'description?': piece('localizedText'),
      'product?': text('Product or report, e.g. P01.', { pattern: '^[A-Z]\\d{2,3}$' }),
      'source?': list('Where it was promised.', text('e.g. 001:367.')),
      'inferred?': list('What the source does not say and was set here.', text('One remark.')),
      who: list('Roles who do it.', piece('key')),
      recurrences: list('When it occurs.', piece('recurrence'), 1),
      'calendar?': piece('key'),
      'zone?': text('IANA time zone.'),
      'onHoliday?': text('When the day is not a working day.', { enum: ['skip', 'next', 'previous', 'stay'] }),
      'opensBefore?': duration('Started so much before the deadline.'),
      'dueTime?': time,
      'dueIn?': duration('Due so long after the start.'),
      'dueCalendar?': piece('key'),
      'during?': piece('during'),
      'from?': date,
      'to?': date,
      start: piece('start'),
      'onBehalfOf?': object('In whose name it is started.', { 'role?': piece('key'), 'user?': text('User id.') }),
      'catchUp?': piece('catchUp'),
    }),
  },
};
