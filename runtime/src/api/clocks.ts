import { backDated, commandId, cursor, instantSchema, pageLimit, personSchema, titledSchema } from './common.js';
import { amount, anyJson, flag, integer, key, list, named, nullable, number, object, oneOf, text } from './schema.js';
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
      pauseReasons: list(object({ key: text(), title: text(), evidence: flag() })),
      /** Percentages with the instants at which they are used up. */
      thresholds: list(object({ percent: number(), at: nullable(instantSchema) })),
      /** What the viewer may do with it now; the engine was asked. */
      may: object({
        pause: flag(),
        resume: flag(),
        requestExtension: flag(),
        decideExtension: flag(),
        appeal: flag(),
        rule: flag(),
      }),
    },
    {
      unit: oneOf('minute', 'workday', 'day'),
      calendar: titledSchema,
      /** Promised, with extensions: milliseconds of service time, or days. */
      budgetMs: number(),
      budgetDays: number(),
      elapsedDays: number(),
      /** Share of cases in percent that the agreement wants kept. */
      target: number(),
      pausedSince: instantSchema,
      pausedUntil: instantSchema,
      commitment: text(),
      stoppedAt: instantSchema,
      breachedAt: instantSchema,
      cause: causes,
      result: oneOf('met', 'breached', 'excused', 'void'),
      engineer: personSchema,
      pauseReason: text(),
      extension: object({
        at: instantSchema,
        by: personSchema,
        amount: number(),
        reason: text(),
        needs: oneOf('agreement', 'consent'),
        /** Roles that decide it. */
        decides: list(text()),
      }),
      appeal: object(
        { at: instantSchema, by: personSchema, cause: causes, reason: text(), evidence: list(text()) },
        {
          ruling: object({
            at: instantSchema,
            by: personSchema,
            decision: oneOf('upheld', 'excused'),
            reason: text(),
          }),
        },
      ),
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
      lateEntries: list(
        object({
          id: text(),
          at: instantSchema,
          recordedAt: instantSchema,
          by: personSchema,
          what: text(),
          reason: text(),
          evidence: list(text()),
          mayDecide: flag(),
        }),
      ),
      /** Reasons for which the agreement does not count a breach. */
      exclusions: list(titledSchema),
      mayChangePriority: flag(),
    },
    {
      system: text(),
      systemTitle: text(),
      agreement: object({ key: text(), version: integer(), title: text() }),
      priority: text(),
    },
  ),
);
export type TicketClocks = Infer<typeof ticketClocksSchema>;

/** Why a due is what it is: what counted and what did not, with the rule (`explainClock`). */
export const clockExplanationSchema = named(
  'ClockExplanation',
  object({ explanation: anyJson(), events: list(anyJson()) }),
);
export type ClockExplanation = Infer<typeof clockExplanationSchema>;

export const previewPriorityQuery = object({ priority: key() });
/** What another priority would do to the open clocks. */
export const priorityPreviewSchema = named(
  'PriorityPreview',
  object({
    clocks: list(
      object({
        clockId: text(),
        title: text(),
        oldDue: nullable(instantSchema),
        newDue: nullable(instantSchema),
        newlyBreached: flag(),
      }),
    ),
  }),
);
export type PriorityPreview = Infer<typeof priorityPreviewSchema>;

/** Requests, appeals and late entries that wait for this viewer's decision. */
export const clockDecisionsSchema = named(
  'ClockDecisions',
  object({
    decisions: list(
      object(
        {
          what: oneOf('extension', 'appeal', 'entry'),
          instanceId: text(),
          clockId: text(),
          subject: text(),
          process: titledSchema,
          title: text(),
          due: nullable(instantSchema),
          reason: text(),
          by: personSchema,
          at: instantSchema,
          /** The viewer may open the ticket. */
          maySee: flag(),
          exclusions: list(titledSchema),
        },
        {
          businessKey: text(),
          amount: number(),
          unit: oneOf('minute', 'workday', 'day'),
          needs: oneOf('agreement', 'consent'),
          cause: causes,
          entryId: text(),
          /** True time as stated. */
          occurredAt: instantSchema,
          evidence: list(text()),
        },
      ),
    ),
  }),
);
export type ClockDecisions = Infer<typeof clockDecisionsSchema>;

export const startChoicesQuery = object({ process: key() });
/** Systems whose agreement promises something for a process, with its priorities. */
export const startChoicesSchema = named(
  'StartChoices',
  object({
    systems: list(
      object({
        key: text(),
        /** As people write it; what the start takes as variable `system`. */
        name: text(),
        title: text(),
        customer: text(),
        agreement: object({ key: text(), version: integer(), title: text() }),
        priorities: list(object({ key: text(), title: text() }, { remark: text() })),
        defaultPriority: text(),
      }),
    ),
  }),
);
export type StartChoices = Infer<typeof startChoicesSchema>;

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
