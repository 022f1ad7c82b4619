import { instantSchema, personSchema, titledSchema } from './common.js';
import { anyJson, flag, integer, key, list, named, nullable, number, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

/** Who or what a breach is put down to. */
export const breachCause = oneOf(
  'engineer',
  'client',
  'third-party',
  're-grading',
  'agreement-change',
  'force-majeure',
);
/** How a stopped promise ended. */
export const clockResult = oneOf('met', 'breached', 'excused', 'void');

const apiClockSchema = named(
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
      cause: breachCause,
      result: clockResult,
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
        { at: instantSchema, by: personSchema, cause: breachCause, reason: text(), evidence: list(text()) },
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
