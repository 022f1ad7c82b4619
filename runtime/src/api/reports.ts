import { commandId, cursor, instantSchema, pageLimit, personSchema } from './common.js';
import { flag, integer, key, list, map, named, nullable, number, object, oneOf, text } from './schema.js';
import type { Infer } from './schema.js';

const period = text({ maxLength: 7, pattern: '^20[0-9]{2}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$' });
const version = text({ maxLength: 6, pattern: '^[1-9][0-9]{0,5}$' });
const client = text({ minLength: 1, maxLength: 200 });
const results = oneOf('met', 'breached', 'excluded');

export const reportParams = object({ id: key() });
export const complianceQuery = object({ agreement: key(), version, period }, { client });
export const freezeReportSchema = named(
  'FreezeReport',
  object({ commandId, agreement: key(), version: integer({ minimum: 1 }), period }, { client }),
);
export const reportLinesQuery = object({}, { commitment: key(), result: results, limit: pageLimit, cursor });

const periodSchema = object({
  kind: oneOf('month', 'quarter', 'half-year', 'year'),
  name: text(),
  from: instantSchema,
  to: instantSchema,
});

/** Agreements a report can be made of, with their clients. */
export const reportScopesSchema = named(
  'ReportScopes',
  object({
    agreements: list(object({ key: text(), version: integer(), title: text(), clients: list(text()) })),
    mayFreeze: flag(),
    /** Month in China at the moment. */
    month: text(),
  }),
);
export type ReportScopes = Infer<typeof reportScopesSchema>;

const appealSchema = object(
  { at: instantSchema, cause: text(), reason: text() },
  { ruling: object({ at: instantSchema, decision: oneOf('upheld', 'excused'), reason: text() }) },
);

const reportLineSchema = named(
  'ReportLine',
  object(
    { commitment: text(), id: text(), result: results },
    {
      instanceId: text(),
      businessKey: text(),
      subject: text(),
      system: text(),
      priority: text(),
      engineer: personSchema,
      startedAt: instantSchema,
      due: instantSchema,
      at: instantSchema,
      lateMs: number(),
      found: number(),
      cause: text(),
      causeTitle: text(),
      appeal: appealSchema,
    },
  ),
);
export type ApiReportLine = Infer<typeof reportLineSchema>;

const totalsSchema = object({
  cases: integer(),
  met: integer(),
  breached: integer(),
  excluded: integer(),
  verdicts: map(integer()),
});

export const complianceReportSchema = named(
  'ComplianceReport',
  object(
    {
      agreement: object({
        key: text(),
        version: integer(),
        hash: text(),
        title: text(),
        customer: text(),
        provider: text(),
      }),
      period: periodSchema,
      asOf: instantSchema,
      calendars: list(object({ key: text(), version: text(), title: text() })),
      totals: totalsSchema,
      commitments: list(
        object({
          id: text(),
          kind: text(),
          title: text(),
          owedBy: oneOf('provider', 'customer', 'vendor'),
          count: integer(),
          met: integer(),
          breached: integer(),
          excluded: integer(),
          percent: nullable(number()),
          target: nullable(number()),
          verdict: oneOf('kept', 'broken', 'no-cases', 'not-measured'),
          consequences: list(text()),
        }),
      ),
      /** At most 500; all of them stand in the spreadsheet and come page by page. */
      breaches: list(reportLineSchema),
      hash: text(),
      forClient: flag(),
    },
    { id: text(), client: text(), frozenAt: instantSchema, frozenBy: personSchema, lines: integer() },
  ),
);
export type ApiReport = Infer<typeof complianceReportSchema>;

export const reportsSchema = named(
  'ComplianceReports',
  object({
    reports: list(
      object(
        {
          id: text(),
          agreement: object({ key: text(), version: integer(), title: text() }),
          period: periodSchema,
          frozenAt: instantSchema,
          frozenBy: personSchema,
          totals: totalsSchema,
        },
        { client: text() },
      ),
    ),
  }),
);
export type ApiReports = Infer<typeof reportsSchema>;

export const reportLinesSchema = named('ReportLines', object({ rows: list(reportLineSchema) }, { cursor: text() }));
export type ReportLines = Infer<typeof reportLinesSchema>;

const figuresSchema = object({
  count: integer(),
  met: integer(),
  breached: integer(),
  excluded: integer(),
  percent: nullable(number()),
  verdict: text(),
});

/** A frozen report held against the same one reckoned again now. */
export const recomputedSchema = named(
  'RecomputedReport',
  object({
    isReproduced: flag(),
    hash: object({ before: text(), after: text() }),
    calendars: list(object({ key: text(), before: text(), after: text() })),
    isAgreementChanged: flag(),
    figures: list(object({ commitment: text(), before: figuresSchema, after: figuresSchema })),
    /** At most 500. */
    lines: list(
      object(
        {
          commitment: text(),
          id: text(),
          why: oneOf(
            'entered-later',
            'moved-out',
            'ruled-later',
            'appealed-later',
            'calendar-changed',
            'corrected-later',
          ),
        },
        { before: reportLineSchema, after: reportLineSchema },
      ),
    ),
  }),
);
export type RecomputedReport = Infer<typeof recomputedSchema>;
