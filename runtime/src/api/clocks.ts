import { backDated, commandId, cursor, instantSchema, pageLimit, personSchema, titledSchema } from './common.js';
import {
  amount,
  anyJson,
  flag,
  integer,
  key,
  list,
  named,
  nullable,
  number,
  object,
  oneOf,
  text,
  values,
} from './schema.js';
import type { Infer } from './schema.js';

const reason = text({ minLength: 1, maxLength: 2000 });
const remark = text({ maxLength: 2000 });
const evidence = list(text({ minLength: 1, maxLength: 400 }), { maxItems: 50 });
const expectedRevision = integer({ minimum: 0 });
const causes = oneOf('engineer', 'client', 'third-party', 're-grading', 'agreement-change', 'force-majeure');

export const clockParams = object({ id: key(), clockId: key() });
export const entryParams = object({ id: key(), entryId: key() });

export const pauseClockSchema = named(
  'PauseClock',
  object(
    { commandId, reason: key() },
    { note: remark, evidence, until: text({ maxLength: 40 }), expectedRevision, ...backDated },
  ),
);
export const resumeClockSchema = named(
  'ResumeClock',
  object({ commandId }, { note: remark, expectedRevision, ...backDated }),
);
export const requestExtensionSchema = named(
  'RequestExtension',
  object({ commandId, amount: amount(), reason }, { expectedRevision }),
);
export const decideExtensionSchema = named(
  'DecideExtension',
  object({ commandId, decision: oneOf('grant', 'refuse') }, { amount: amount(), reason: remark, expectedRevision }),
);
export const changePrioritySchema = named(
  'ChangePriority',
  object({ commandId, priority: key(), reason }, { expectedRevision, ...backDated }),
);
export const changeAgreementSchema = named(
  'ChangeAgreement',
  object(
    {
      commandId,
      agreement: object({ key: key(), version: integer({ minimum: 1 }) }),
      mode: oneOf('grandfather', 'carry', 'retro'),
      reason,
    },
    { expectedRevision },
  ),
);
export const appealBreachSchema = named(
  'AppealBreach',
  object({ commandId, cause: causes, reason }, { evidence, expectedRevision }),
);
export const ruleAppealSchema = named(
  'RuleAppeal',
  object(
    { commandId, decision: oneOf('uphold', 'excuse'), reason },
    { cause: causes, exclusion: key(), expectedRevision },
  ),
);
export const decideEntrySchema = named(
  'DecideEntry',
  object({ commandId, approve: flag() }, { reason: remark, expectedRevision }),
);

export const apiClockSchema = named(
  'Clock',
  object(
    {
      id: text(),
      metric: text(),
      title: text(),
      state: oneOf('running', 'paused', 'stopped'),
      startedAt: instantSchema,
      /** null: it stands still, or nothing is promised. */
      due: nullable(instantSchema),
      provisional: flag(),
      breached: flag(),
      /** Milliseconds of service time. */
      elapsedMs: number(),
      remainingMs: nullable(number()),
      pauseReasons: list(titledSchema),
      /** Percentages with the instants at which they are used up. */
      thresholds: list(object({ percent: number(), at: nullable(instantSchema) })),
    },
    {
      commitment: text(),
      stoppedAt: instantSchema,
      breachedAt: instantSchema,
      cause: causes,
      result: oneOf('met', 'breached', 'excused', 'void'),
      engineer: personSchema,
      pauseReason: text(),
      extension: values(),
      appeal: values(),
    },
  ),
);
export type ApiClock = Infer<typeof apiClockSchema>;

/** Clocks of a ticket as they stand now, with what waits for a decision. */
export const ticketClocksSchema = named(
  'TicketClocks',
  object(
    {
      now: instantSchema,
      clocks: list(apiClockSchema),
      priorities: list(titledSchema),
      lateEntries: list(values()),
    },
    { system: text(), agreement: object({ key: text(), version: integer(), title: text() }), priority: text() },
  ),
);
export type TicketClocks = Infer<typeof ticketClocksSchema>;

/** Why a due is what it is: what counted and what did not, with the rule (`explainClock`). */
export const clockExplanationSchema = named(
  'ClockExplanation',
  object({ explanation: anyJson(), events: list(anyJson()) }),
);
export type ClockExplanation = Infer<typeof clockExplanationSchema>;

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
  { ...filter, result: oneOf('met', 'breached', 'excused', 'void') },
);
export const clockVerdictsSchema = named(
  'ClockVerdicts',
  object({
    rows: list(
      object(
        {
          ...rowFields,
          stoppedAt: instantSchema,
          result: oneOf('met', 'breached', 'excused', 'void'),
          excluded: flag(),
        },
        { ...rowExtras, engineer: text(), cause: causes },
      ),
    ),
  }),
);
export type ClockVerdicts = Infer<typeof clockVerdictsSchema>;
