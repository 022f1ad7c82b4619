import { breachCause, clockResult } from './clocks.js';
import { cursor, instantSchema, pageLimit } from './common.js';
import { flag, integer, key, list, named, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

const filter = { agreement: key(), commitment: key(), metric: key(), process: key(), system: key(), engineer: key() };

export const openClocksQuery = object(
  {},
  { ...filter, state: oneOf('running', 'paused'), dueBefore: text({ maxLength: 40 }), limit: pageLimit, cursor },
);
const rowFields = {
  instanceId: text(),
  clockId: text(),
  subject: text(),
  process: text(),
  metric: text(),
  startedAt: instantSchema,
};
const rowExtras = {
  businessKey: text(),
  agreement: text(),
  agreementVersion: integer(),
  commitment: text(),
  system: text(),
  priority: text(),
  due: instantSchema,
  breachedAt: instantSchema,
};
export const openClocksSchema = named(
  'OpenClocks',
  object({ rows: list(object({ ...rowFields, state: oneOf('running', 'paused') }, rowExtras)) }, { cursor: text() }),
);
export type OpenClocks = Infer<typeof openClocksSchema>;

export const clockVerdictsQuery = object(
  { from: text({ maxLength: 40 }), to: text({ maxLength: 40 }) },
  { ...filter, result: clockResult },
);
export const clockVerdictsSchema = named(
  'ClockVerdicts',
  object({
    rows: list(
      object(
        {
          ...rowFields,
          stoppedAt: instantSchema,
          result: clockResult,
          excluded: flag(),
        },
        { ...rowExtras, engineer: text(), cause: breachCause },
      ),
    ),
  }),
);
export type ClockVerdicts = Infer<typeof clockVerdictsSchema>;
