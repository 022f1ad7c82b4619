import {
  buildComplianceReport,
  clientLine,
  clientReport,
  compareReports,
  monthOfInstant,
  reportPeriod,
} from '@yunliu/engine/reports';
import type { ComplianceReport, ReportLine, ReportPeriod } from '@yunliu/engine/reports';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import type { StoredAgreement } from '@yunliu/engine';
import { contentDisposition } from '../http/content-disposition.js';
import type { Handlers } from '../http/call.js';
import { refuse } from '../refuse.js';
import { gatherFacts } from '../reports/gather-facts.js';
import { printedReport } from '../reports/printed-report.js';
import { isInScope, noReport } from '../reports/read-right.js';
import { clientName, reportScope } from '../reports/report-rights.js';
import { reportSheets } from '../reports/report-sheets.js';
import { lineView, reportNames, reportView } from '../reports/report-view.js';
import { reportWords } from '../reports/report-words.js';
import { reportLines, saveReport, storedReport, storedReports, wholeReport } from '../reports/stored-reports.js';
import type { StoredReport } from '../reports/stored-reports.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';

const MOST_LINES = 500;

export const reportHandlers: Handlers<
  | 'listReportScopes'
  | 'previewCompliance'
  | 'listReports'
  | 'freezeReport'
  | 'readReport'
  | 'readReportLines'
  | 'recomputeReport'
  | 'printReport'
  | 'reportSpreadsheet'
> = {
  async listReportScopes({ parts, viewer, locale }) {
    const [scope, stored, systems] = await Promise.all([
      reportScope(parts, viewer),
      parts.engine.agreements.list(),
      parts.engine.agreements.systems(),
    ]);
    const own = stored.filter(
      ({ agreement }) => scope.kind === 'all' || (scope.kind === 'client' && scope.agreements.has(agreement.key)),
    );
    return {
      agreements: own.map(({ agreement: { key, version, title } }) => ({
        key,
        version,
        title: localize(title, locale),
        clients: [...new Set(systems.filter((one) => one.agreement.key === key).map(clientName))].filter(
          (name) => scope.kind === 'all' || (scope.kind === 'client' && scope.clients.has(name)),
        ),
      })),
      mayFreeze: scope.kind === 'all',
      month: monthOfInstant(parts.clock.now()),
    };
  },

  async previewCompliance({ parts, query, locale }) {
    const stored = await agreementOf(parts, query.agreement, Number(query.version));
    const now = parts.clock.now();
    const period = periodOf(query.period);
    const report = await reckon(parts, stored, period, period.to < now ? period.to : now, query.client);
    return viewOf(parts, report, breachesOf(report.lines), locale, undefined, false);
  },

  async listReports({ parts, viewer, locale }) {
    const scope = await reportScope(parts, viewer);
    const directory = parts.directory.view();
    const reports = (await storedReports(parts)).filter((one) => isInScope(scope, one));
    return {
      reports: reports.map(({ id, agreement, client, period, frozenAt, frozenBy, totals }) => ({
        id,
        agreement: { key: agreement.key, version: agreement.version, title: localize(agreement.title, locale) },
        period,
        frozenAt,
        frozenBy: personOf(directory, frozenBy, locale),
        totals,
        ...(client === undefined ? {} : { client }),
      })),
    };
  },

  async freezeReport({ parts, viewer, body, locale }) {
    const { commandId, agreement, version, period: name, client } = body;
    const known = await storedReport(parts, commandId);
    // The id is the command's, so that sending it again finds the report instead of freezing other figures.
    if (known !== undefined) return storedView(parts, known, locale, false);
    const stored = await agreementOf(parts, agreement, version);
    const period = periodOf(name);
    const now = parts.clock.now();
    if (period.to > now) {
      throw refuse(
        'report/period-not-over',
        ['该期间尚未结束，不能出具报告。', 'The period is not over, so its report cannot be issued.'],
        ['期间结束后再出具；现在可以先预览。', 'Issue it when the period is over; until then look at the preview.'],
        { pointer: '/period' },
      );
    }
    const report = await reckon(parts, stored, period, now, client);
    const saved = await saveReport(parts, commandId, report, { at: now, by: viewer.user.id });
    parts.logger.info({ report: commandId, agreement, version, period: name, by: viewer.user.id }, 'report frozen');
    return storedView(parts, saved, locale, false);
  },

  async readReport({ parts, viewer, params, locale }) {
    return storedView(parts, await found(parts, params.id), locale, await isForClient(parts, viewer));
  },

  async readReportLines({ parts, viewer, params, query, locale }) {
    const stored = await found(parts, params.id);
    const forClient = await isForClient(parts, viewer);
    const names = await reportNames(parts, stored, locale);
    const limit = Number(query.limit ?? 50);
    const rows: ReturnType<typeof lineView>[] = [];
    for await (const [index, line] of reportLines(parts, stored, startOf(query.cursor))) {
      if (query.commitment !== undefined && line.commitment !== query.commitment) continue;
      if (query.result !== undefined && line.result !== query.result) continue;
      if (rows.length === limit) return { rows, cursor: String(index) };
      rows.push(lineView(forClient ? clientLine(line) : line, names, forClient));
    }
    return { rows };
  },

  async recomputeReport({ parts, params, locale }) {
    const stored = await found(parts, params.id);
    const { agreement, period, asOf, client } = stored;
    const before = await wholeReport(parts, stored);
    const text = await agreementOf(parts, agreement.key, agreement.version);
    const after = await reckon(parts, text, period, asOf, client);
    const names = await reportNames(parts, stored, locale);
    const moves = compareReports(before, after);
    const shown = (line: ReportLine | undefined) => (line === undefined ? undefined : lineView(line, names, false));
    return {
      ...moves,
      lines: moves.lines.slice(0, MOST_LINES).map(({ commitment, id, why, before: was, after: is }) => ({
        commitment,
        id,
        why,
        before: shown(was),
        after: shown(is),
      })),
    };
  },

  async printReport({ parts, viewer, params, locale, response }) {
    const stored = await found(parts, params.id);
    const forClient = await isForClient(parts, viewer);
    const report = await wholeReport(parts, stored);
    const pdf = await printedReport(parts, forClient ? clientReport(report) : report, stored, {
      locale,
      forClient,
      by: viewer.user.id,
    });
    response
      .set(attachment('inline', stored, locale, 'pdf'))
      .type('application/pdf')
      .send(Buffer.from(pdf));
    return undefined;
  },

  async reportSpreadsheet({ parts, viewer, params, locale, response }) {
    const stored = await found(parts, params.id);
    const forClient = await isForClient(parts, viewer);
    const report = await wholeReport(parts, stored);
    const names = await reportNames(parts, stored, locale);
    const bytes = await reportSheets(forClient ? clientReport(report) : report, stored, names, forClient);
    response.set(attachment('attachment', stored, locale, 'xlsx'));
    response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(bytes);
    return undefined;
  },
};

async function reckon(
  parts: ServerParts,
  stored: StoredAgreement,
  period: ReportPeriod,
  asOf: string,
  client: string | undefined,
): Promise<ComplianceReport> {
  return buildComplianceReport(await gatherFacts(parts, { stored, period, asOf, client }));
}

async function storedView(parts: ServerParts, stored: StoredReport, locale: Locale, forClient: boolean) {
  const breaches: ReportLine[] = [];
  for await (const [, line] of reportLines(parts, stored)) {
    if (line.result === 'breached') breaches.push(forClient ? clientLine(line) : line);
    if (breaches.length === MOST_LINES) break;
  }
  return viewOf(parts, stored, breaches, locale, stored, forClient);
}

async function viewOf(
  parts: ServerParts,
  head: Omit<ComplianceReport, 'lines'>,
  breaches: readonly ReportLine[],
  locale: Locale,
  stored: StoredReport | undefined,
  forClient: boolean,
) {
  const names = await reportNames(parts, head, locale);
  return reportView(head, breaches, names, {
    forClient,
    ...(stored === undefined ? {} : { stored }),
    calendarTitle: (key) =>
      parts.calendars?.has(key) === true ? localize(parts.calendars.calendar(key).title, locale) : key,
  });
}

function breachesOf(lines: readonly ReportLine[]): readonly ReportLine[] {
  return lines.filter(({ result }) => result === 'breached').slice(0, MOST_LINES);
}

async function isForClient(parts: ServerParts, viewer: Parameters<typeof reportScope>[1]): Promise<boolean> {
  return (await reportScope(parts, viewer)).kind !== 'all';
}

async function found(parts: ServerParts, id: string): Promise<StoredReport> {
  const stored = await storedReport(parts, id);
  if (stored === undefined) throw noReport();
  return stored;
}

async function agreementOf(parts: ServerParts, key: string, version: number): Promise<StoredAgreement> {
  const stored = await parts.engine.agreements.get(key, version);
  if (stored !== undefined) return stored;
  throw refuse(
    'agreement/not-found',
    ['没有这一版协议。', 'There is no such version of the agreement.'],
    ['请核对协议与版本。', 'Check key and version.'],
  );
}

function periodOf(name: string): ReportPeriod {
  const period = reportPeriod(name);
  if (period === undefined) throw new Error(`the schema let the period ${name} through`);
  return period;
}

function startOf(cursor: string | undefined): number {
  const start = Number(cursor ?? 0);
  if (Number.isSafeInteger(start) && start >= 0) return start;
  throw refuse(
    'query/invalid-cursor',
    ['翻页位置无效。', 'The page cursor is not valid.'],
    ['请从第一页重新开始。', 'Start again from the first page.'],
  );
}

function attachment(kind: 'inline' | 'attachment', { agreement, period }: StoredReport, locale: Locale, end: string) {
  const name = `${reportWords(locale).title}-${localize(agreement.title, locale)}-${period.name}.${end}`;
  return { 'Content-Disposition': contentDisposition(kind, name), 'Cache-Control': 'private, no-store' };
}
