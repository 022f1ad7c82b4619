import { cursor, instantSchema, pageLimit } from './common.js';
import { integer, key, list, named, nullable, number, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

const month = text({ maxLength: 7, pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' });
const filter = { agreement: key(), commitment: key(), process: key(), engineer: key() };
const risks = oneOf('normal', 'warning', 'overdue', 'paused');

/** `month` = the last of the twelve months that are shown; default: the running one. */
export const slaBoardQuery = object({}, { ...filter, month });
/** Either open tickets of a risk, or ended ones of a month (absent = all twelve) by result and cause. */
export const slaTicketsQuery = object(
  {},
  {
    ...filter,
    month,
    of: month,
    risk: risks,
    result: oneOf('met', 'breached', 'excused'),
    cause: key(),
    limit: pageLimit,
    cursor,
  },
);

const figures = list(
  object({
    key: text(),
    title: text(),
    met: integer(),
    breached: integer(),
    excluded: integer(),
    percent: nullable(number()),
  }),
);

const counted = list(object({ key: text(), title: text(), count: integer() }));
const choices = list(object({ key: text(), title: text() }));

export const slaBoardSchema = named(
  'SlaBoard',
  object({
    now: instantSchema,
    months: list(text()),
    open: list(object({ key: risks, count: integer() })),
    causes: counted,
    agreements: figures,
    commitments: figures,
    byMonth: figures,
    products: figures,
    engineers: figures,
    /** What can be filtered by, whatever the filter is now. */
    choices: object({ agreements: choices, commitments: choices, products: choices, engineers: choices }),
  }),
);
export type SlaBoard = Infer<typeof slaBoardSchema>;

export const slaTicketsSchema = named(
  'SlaTickets',
  object(
    {
      rows: list(
        object(
          { instanceId: text(), clockId: text(), subject: text(), product: text(), commitment: text(), title: text() },
          {
            businessKey: text(),
            due: instantSchema,
            at: instantSchema,
            risk: risks,
            result: oneOf('met', 'breached', 'excused', 'void'),
            engineer: text(),
            causeTitle: text(),
          },
        ),
      ),
      total: integer(),
    },
    { cursor: text() },
  ),
);
export type SlaTickets = Infer<typeof slaTicketsSchema>;
