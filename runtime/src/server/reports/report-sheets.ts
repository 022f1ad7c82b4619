import writeXlsxFile from 'write-excel-file/node';
import type { Cell, Row, Sheet } from 'write-excel-file/node';
import { localize } from '@yunliu/engine/definition';
import type { ComplianceReport, ReportLine } from '@yunliu/engine/reports';
import { chinaDays, chinaWall, hours } from './china-time.js';
import { appealText, summaryText } from './report-text.js';
import { consequenceTexts, lateness, lineView } from './report-view.js';
import type { ReportNames } from './report-view.js';
import { reportWords } from './report-words.js';
import type { StoredReport } from './stored-reports.js';

const HEAD = { fontWeight: 'bold', backgroundColor: '#eef1f4', borderStyle: 'thin', wrap: true } as const;
const DATE = 'yyyy-mm-dd hh:mm';
/** Rows a sheet of a spreadsheet can have, less the head. */
const MOST_ROWS = 1_048_000;

/** The report as spreadsheet: summary, every case, the breaches. Numbers are numbers, times are times (of China). */
export async function reportSheets(
  report: ComplianceReport,
  stored: Pick<StoredReport, 'frozenAt'>,
  names: ReportNames,
  forClient: boolean,
): Promise<Buffer> {
  const words = reportWords(names.locale);
  const sheets: Sheet<never>[] = [
    summarySheet(report, stored, names, forClient),
    {
      sheet: words.details,
      data: lineRows(report.lines.slice(0, MOST_ROWS), names, forClient),
      columns: lineWidths(forClient),
      stickyRowsCount: 1,
    },
    {
      sheet: words.breaches,
      data: lineRows(report.lines.filter(({ result }) => result === 'breached').slice(0, MOST_ROWS), names, forClient),
      columns: lineWidths(forClient),
      stickyRowsCount: 1,
    },
  ];
  return writeXlsxFile(sheets).toBuffer();
}

function summarySheet(
  report: ComplianceReport,
  stored: Pick<StoredReport, 'frozenAt'>,
  { locale }: ReportNames,
  forClient: boolean,
): Sheet<never> {
  const words = reportWords(locale);
  const { agreement, period, totals } = report;
  const fact = (label: string, value: Cell): Row => [{ value: label, fontWeight: 'bold' }, value];
  const title = forClient ? `${words.title}（${words.clientVersion}）` : words.title;
  const heads = [
    words.no,
    words.commitment,
    words.owedBy,
    words.count,
    words.met,
    words.breached,
    words.excluded,
    words.percent,
    words.target,
    words.verdict,
    words.consequence,
  ];
  return {
    sheet: words.totals,
    columns: [
      { width: 12 },
      { width: 40 },
      ...Array.from({ length: 7 }, () => ({ width: 10 })),
      { width: 16 },
      { width: 30 },
    ],
    data: [
      [{ value: title, fontWeight: 'bold', fontSize: 16 }],
      fact(words.agreement, `${localize(agreement.title, locale)}（${words.version} ${agreement.version}）`),
      fact(words.client, report.client ?? localize(agreement.customer, locale)),
      fact(words.provider, localize(agreement.provider, locale)),
      fact(words.period, `${period.name}（${chinaDays(period)}）`),
      fact(words.frozenAt, time(stored.frozenAt)),
      fact(words.asOf, time(report.asOf)),
      fact(words.agreementHash, agreement.hash),
      fact(words.reportHash, report.hash),
      ...report.calendars.map(({ key, version }) => fact(`${words.calendars} ${key}`, version)),
      [summaryText(report, words)],
      [],
      heads.map((value) => ({ value, ...HEAD })),
      ...report.commitments.map((one): Row => [
        one.id,
        { value: localize(one.title, locale), wrap: true },
        words.parties[one.owedBy],
        one.count,
        one.met,
        one.breached,
        one.excluded,
        percent(one.percent),
        percent(one.target),
        words.verdicts[one.verdict],
        consequenceTexts(one, locale).join('；'),
      ]),
      [words.total, null, null, totals.cases, totals.met, totals.breached, totals.excluded],
    ],
  };
}

function lineRows(lines: readonly ReportLine[], names: ReportNames, forClient: boolean): Row[] {
  const words = reportWords(names.locale);
  const heads = [
    words.no,
    words.result,
    words.ticket,
    words.subject,
    words.system,
    words.priority,
    words.started,
    words.due,
    words.actual,
    words.late,
    words.found,
    words.cause,
    ...(forClient ? [] : [words.engineer]),
    words.appeal,
  ];
  return [
    heads.map((value) => ({ value, ...HEAD })),
    ...lines.map((line): Row => {
      const view = lineView(line, names, forClient);
      const late = lateness(line);
      return [
        line.commitment,
        words.results[line.result],
        line.businessKey ?? line.id,
        line.subject ?? null,
        view.system ?? null,
        view.priority ?? null,
        time(line.startedAt),
        time(line.due),
        time(line.at),
        late === undefined ? null : { value: hours(late), type: Number, format: '0.0' },
        line.found ?? null,
        view.causeTitle ?? (line.result === 'breached' ? words.unknownCause : null),
        ...(forClient ? [] : [view.engineer?.name ?? null]),
        appealText(line.appeal, words) || null,
      ];
    }),
  ];
}

function lineWidths(forClient: boolean): { readonly width: number }[] {
  return [10, 8, 20, 36, 18, 10, 17, 17, 17, 12, 10, 14, ...(forClient ? [] : [12]), 50].map((width) => ({ width }));
}

function time(at: string | undefined): Cell {
  return at === undefined ? null : { value: chinaWall(at), type: Date, format: DATE };
}

function percent(value: number | null): Cell {
  return value === null ? null : { value: Math.round(value * 100) / 10_000, type: Number, format: '0.00%' };
}
