import { fillReport, printedPage } from '@yunliu/engine/documents';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import type { ComplianceReport } from '@yunliu/engine/reports';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { chinaDays, chinaTime, hours } from './china-time.js';
import { appealText, caseName, percentText, summaryText, targetText } from './report-text.js';
import { consequenceTexts, lineView, reportNames } from './report-view.js';
import type { ReportNames } from './report-view.js';
import { reportWords } from './report-words.js';
import type { StoredReport } from './stored-reports.js';

/** More breaches than this go into the spreadsheet only; a thousand rows are some forty pages. */
const MOST_PRINTED = 1000;

const template = `
<table class="form-table">
  <tbody>
    {{#each facts}}<tr><th class="label" style="width:34mm">{{label}}</th><td class="value">{{value}}</td></tr>{{/each}}
  </tbody>
</table>
<p>{{summary}}</p>
<h2>{{words.commitments}}</h2>
<table class="form-table">
  <thead><tr>
    <th style="width:16mm">{{words.no}}</th><th>{{words.commitment}}</th><th style="width:18mm">{{words.owedBy}}</th>
    <th style="width:15mm">{{words.count}}</th><th style="width:15mm">{{words.met}}</th><th style="width:17mm">{{words.breached}}</th>
    <th style="width:17mm">{{words.excluded}}</th><th style="width:20mm">{{words.percent}}</th><th style="width:16mm">{{words.target}}</th>
    <th style="width:44mm">{{words.verdict}}</th>
  </tr></thead>
  <tbody>
    {{#each commitments}}<tr>
      <td class="center">{{id}}</td><td>{{title}}</td><td class="center">{{owedBy}}</td>
      <td class="num">{{count}}</td><td class="num">{{met}}</td><td class="num">{{breached}}</td><td class="num">{{excluded}}</td>
      <td class="num">{{percent}}</td><td class="num">{{target}}</td>
      <td>{{#if bad}}<b>{{verdict}}</b>{{/if}}{{#unless bad}}{{verdict}}{{/unless}}{{#each consequences}}<br>{{this}}{{/each}}</td>
    </tr>{{/each}}
  </tbody>
</table>
<h2>{{words.breaches}}</h2>
{{#if breaches}}
<table class="form-table">
  <thead><tr>
    <th style="width:16mm">{{words.no}}</th><th>{{words.subject}}</th><th style="width:30mm">{{words.system}}</th>
    <th style="width:23mm">{{words.due}}</th><th style="width:23mm">{{words.actual}}</th><th style="width:18mm">{{words.late}}</th>
    <th style="width:20mm">{{words.cause}}</th>{{#unless forClient}}<th style="width:20mm">{{words.engineer}}</th>{{/unless}}<th style="width:46mm">{{words.appeal}}</th>
  </tr></thead>
  <tbody>
    {{#each breaches}}<tr>
      <td class="center">{{commitment}}</td><td>{{name}}</td><td>{{system}}</td><td class="center">{{due}}</td><td class="center">{{at}}</td>
      <td class="num">{{late}}</td><td>{{cause}}</td>{{#unless ../forClient}}<td>{{engineer}}</td>{{/unless}}<td>{{appeal}}</td>
    </tr>{{/each}}
  </tbody>
</table>
{{#if more}}<p class="note">{{more}}</p>{{/if}}
{{/if}}
{{#unless breaches}}<p>{{words.noBreaches}}</p>{{/unless}}
<h2>{{words.proof}}</h2>
<table class="form-table">
  <tbody>
    {{#each proof}}<tr><th class="label" style="width:44mm">{{label}}</th><td class="value">{{value}}</td></tr>{{/each}}
  </tbody>
</table>`;

interface PrintOptions {
  readonly locale: Locale;
  readonly forClient: boolean;
  readonly by: string;
}

/** The report as PDF: A4 across, header, page count, table heads on every page. */
export async function printedReport(
  parts: ServerParts,
  report: ComplianceReport,
  stored: StoredReport,
  options: PrintOptions,
): Promise<Uint8Array> {
  if (parts.printPage === undefined) throw noPrinter();
  const names = await reportNames(parts, report, options.locale);
  return parts.printPage(reportHtml(report, stored, names, { ...options, printedAt: parts.clock.now() }));
}

/** The finished page; pure. */
function reportHtml(
  report: ComplianceReport,
  stored: Pick<StoredReport, 'frozenAt' | 'frozenBy'>,
  names: ReportNames,
  { locale, forClient, by, printedAt }: PrintOptions & { readonly printedAt: string },
): string {
  const words = reportWords(locale);
  const { agreement, period } = report;
  const client = report.client ?? localize(agreement.customer, locale);
  const title = forClient ? `${words.title}（${words.clientVersion}）` : words.title;
  const name = localize(agreement.title, locale);
  const breached = report.lines.filter(({ result }) => result === 'breached');
  const body = fillReport(template, {
    words: textsOnly(words),
    forClient,
    facts: [
      { label: words.agreement, value: `${name}（${words.version} ${agreement.version}）` },
      { label: words.client, value: client },
      { label: words.provider, value: localize(agreement.provider, locale) },
      { label: words.period, value: `${period.name}（${chinaDays(period)}）` },
      {
        label: words.frozenAt,
        value: `${chinaTime(stored.frozenAt)}　${forClient ? '' : names.person(stored.frozenBy).name}`.trim(),
      },
    ],
    summary: summaryText(report, words),
    commitments: report.commitments.map((one) => ({
      id: one.id,
      title: localize(one.title, locale),
      owedBy: words.parties[one.owedBy],
      count: one.count,
      met: one.met,
      breached: one.breached,
      excluded: one.excluded,
      percent: percentText(one.percent),
      target: targetText(one.target),
      verdict: words.verdicts[one.verdict],
      bad: one.verdict === 'broken',
      consequences: consequenceTexts(one, locale),
    })),
    breaches: breached.slice(0, MOST_PRINTED).map((line) => {
      const view = lineView(line, names, forClient);
      return {
        commitment: line.commitment,
        name: caseName(line),
        system: view.system ?? '',
        due: line.due === undefined ? '' : chinaTime(line.due),
        at: line.at === undefined ? '' : chinaTime(line.at),
        late: view.lateMs === undefined ? '' : hours(view.lateMs).toFixed(1),
        cause: view.causeTitle ?? words.unknownCause,
        engineer: view.engineer?.name ?? '',
        appeal: appealText(line.appeal, words),
      };
    }),
    more: breached.length > MOST_PRINTED ? words.morePrinted(breached.length, MOST_PRINTED) : '',
    proof: [
      { label: words.asOf, value: chinaTime(report.asOf) },
      { label: words.agreementHash, value: agreement.hash },
      ...report.calendars.map(({ key, version }) => ({ label: `${words.calendars} ${key}`, value: version })),
      { label: words.reportHash, value: report.hash },
    ],
  });
  return printedPage(
    body,
    {
      title,
      documentTitle: `${title} ${name} ${period.name}`,
      topLeft: name,
      topRight: `${client}　${period.name}`,
      bottomLeft: `${words.reportHash} ${report.hash.slice(0, 16)}`,
      bottomRight: `${chinaTime(printedAt)} ${names.person(by).name}`,
      landscape: true,
    },
    locale,
  );
}

/** Templates get texts, not functions. */
function textsOnly(words: object): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => typeof value === 'string'));
}

export function noPrinter(): Error {
  return refuse(
    'document/no-renderer',
    ['本系统未配置打印组件，无法生成 PDF。', 'This installation has no printer for PDF.'],
    ['请联系管理员安装 Chromium。', 'Ask the administrator to install Chromium.'],
  );
}
