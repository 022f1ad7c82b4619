import {
  constant,
  flag,
  list,
  object,
  piece,
  record,
  text,
  whole,
  type SchemaNode,
} from '../definition/schema/schema-node.js';

const title = piece('localizedText');
const percent = { type: 'number', description: 'Percent.', minimum: 0, maximum: 100 } as const;
const per = text('Counting period.', {
  enum: ['day', 'open-day', 'week', 'month', 'quarter', 'half-year', 'year', 'term'],
});
const amount = { type: 'number', description: 'Amount above zero.', exclusiveMinimum: 0 } as const;

const common = {
  id: text('Row of the agreement, e.g. A03.8.', { pattern: '^[A-Z]\\d{2}\\.\\d{1,3}$' }),
  key: piece('key'),
  title,
  services: list('Services it is promised for; empty = the agreement as a whole.', piece('key')),
  owedBy: text('Who owes it.', { enum: ['provider', 'customer', 'vendor'] }),
  'target?': percent,
  'remark?': title,
  'source?': text('Where the contract text stands.'),
  'inferred?': list('Members that were read into the text.', { type: 'string', minLength: 1 }),
  'exclusions?': list('Exclusions that apply; absent = all.', piece('key')),
};
const measured = { ...common, measure: piece('measure') };
const pieces: { readonly [name: string]: SchemaNode } = {
  measure: object('Where the facts come from: ended cases, and which variables say what.', {
    'processes?': list('Processes whose cases count; absent = those of the services.', piece('key'), 1),
    'outcomes?': list('Only cases that ended so.', piece('name'), 1),
    'at?': piece('variableName'),
    'value?': piece('variableName'),
    'from?': piece('variableName'),
    'to?': piece('variableName'),
    'ok?': piece('variableName'),
    'anchor?': piece('variableName'),
    'group?': piece('variableName'),
  }),
  clockAmount: object('Exactly one of value and byPriority (with unit) or until.', {
    'unit?': text('Unit.', { enum: ['minute', 'workday', 'day', 'month'] }),
    'value?': amount,
    'byPriority?': record('Amount by priority.', piece('name'), amount),
    'until?': text('The agreed instant, or the end of the month.', { enum: ['appointment', 'end-of-month'] }),
  }),
  pauseReason: object('A reason for which the clock may be paused.', {
    key: piece('key'),
    title,
    waitsFor: text('Whoever is waited for.', { enum: ['client', 'third-party', 'force-majeure'] }),
    'evidence?': flag('Proof must be given.'),
    'atMost?': piece('duration'),
  }),
  agreedEscalation: object('What is done when the clock comes near its due or passes it.', {
    at: {
      description: 'Percent of the time used up, or the breach.',
      oneOf: [percent, { type: 'string', enum: ['breach'] }],
    },
    'notify?': piece('name'),
    'text?': title,
    'reassign?': piece('name'),
    'raisePriority?': piece('name'),
    'start?': piece('key'),
  }),
};

const clock = object('Time from one event of a ticket to another.', {
  kind: constant('clock'),
  ...common,
  amount: piece('clockAmount'),
  'calendar?': piece('key'),
  'calendarByService?': record('Calendar by service.', piece('key'), piece('key')),
  'metrics?': list('Names the clocks of processes call it by; absent = its key.', piece('name'), 1),
  'priorities?': list('Only tickets of these priorities.', piece('name'), 1),
  start: piece('key'),
  stop: piece('key'),
  pauseReasons: list('Reasons that may pause it; empty = never.', piece('pauseReason')),
  excludeDowntime: flag('Planned downtime does not count.'),
  'priorityMode?': text('How a change of priority is reckoned.', { enum: ['retro', 'restart_min'] }),
  'dayStart?': text('Which day is not counted.', { enum: ['eventDate', 'nextOpen'] }),
  warnAt: list('Percentages at which to warn.', percent),
  'escalation?': list('What is done when.', piece('agreedEscalation')),
});

/** The ten kinds of commitment, and the pieces they are made of. */
export const commitmentSchemas: { readonly [name: string]: SchemaNode } = {
  ...pieces,
  commitment: {
    description: 'One promise.',
    oneOf: [
      clock,
      object('Usable all the time of the calendar; judged from outages.', {
        kind: constant('availability'),
        ...measured,
        'calendar?': piece('key'),
        per,
      }),
      object('In place all the time of the calendar; judged from spans of presence.', {
        kind: constant('presence'),
        ...measured,
        'calendar?': piece('key'),
        atLeast: whole('How many at once.', 1),
        per,
      }),
      object('A number of times in each counting period.', {
        kind: constant('periodic'),
        ...measured,
        'calendar?': piece('key'),
        'while?': piece('measure'),
        each: list(
          'Counts; all must be kept.',
          object('How often in which period.', {
            per,
            atLeast: whole('How many times.', 1),
            'by?': object('The last moment; absent = the end of the period.', {
              'later?': whole('Periods later.', 0, 4),
              'day?': whole('Day of the month.', 1, 31),
              'weekday?': whole('0 = Sunday.', 0, 6),
              'time?': text('Closing time of that day.', { enum: ['closing'] }),
            }),
            'weekdays?': list('Only these weekdays (0 = Sunday).', whole('Weekday.', 0, 6), 1),
          }),
          1,
        ),
      }),
      object('A sum with an upper or a lower limit.', {
        kind: constant('sum'),
        ...measured,
        'calendar?': piece('key'),
        unit: text('Unit of the sum.', { enum: ['person-day', 'yuan', 'day', 'session'] }),
        per: text('Counting period, or each case by itself.', { enum: [...(per.enum ?? []), 'case'] }),
        'atMost?': amount,
        'atLeast?': amount,
        'byOrder?': flag('The limit stands in the order of the client.'),
      }),
      object('Something that must be true of each case.', {
        kind: constant('check'),
        ...measured,
        'calendar?': piece('key'),
      }),
      object('A distance in time before a date.', {
        kind: constant('lead'),
        ...measured,
        'calendar?': piece('key'),
        'atLeast?': piece('duration'),
        'atMost?': piece('duration'),
        'needsConsent?': flag('Counts only with consent.'),
      }),
      object('Repeated at most so far apart while a case is open.', {
        kind: constant('interval'),
        ...measured,
        'calendar?': piece('key'),
        every: piece('duration'),
      }),
      object('A consequence of grades.', {
        kind: constant('penalty'),
        ...measured,
        'calendar?': piece('key'),
        grade: piece('name'),
        inARow: whole('So many times in a row.', 1),
        'deductPercent?': percent,
        'terminates?': flag('Ends the agreement.'),
      }),
      object('Free of charge for so long after a date.', {
        kind: constant('entitlement'),
        ...measured,
        'calendar?': piece('key'),
        terms: record('Length by kind of thing.', piece('key'), piece('duration')),
      }),
    ],
  },
};
