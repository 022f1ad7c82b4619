import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiReport, ApiReportLine } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { figureTiles, percentWords } from '../../parts/figure-card.js';
import { emptyState } from '../../parts/states.js';
import { exactTime, spanInWords } from '../../time-words.js';

const VERDICTS = { kept: 'ok', broken: 'due over', 'no-cases': 'off', 'not-measured': 'off' } as const;

/** Figures, commitments, breaches and what it all rests on; of a preview and of an issued report alike. */
export function reportBody(report: ApiReport): TemplateResult {
  const { report: texts } = t().reports;
  const { totals } = report;
  return html`
    <h2 class="unseen">${texts.facts}</h2>
    ${figureTiles(texts.facts, [
      { name: texts.verdicts.kept, value: String(totals.verdicts['kept'] ?? 0), tone: 'ok' },
      {
        name: texts.verdicts.broken,
        value: String(totals.verdicts['broken'] ?? 0),
        ...((totals.verdicts['broken'] ?? 0) > 0 ? { tone: 'danger' as const } : {}),
      },
      { name: texts.verdicts['no-cases'], value: String(totals.verdicts['no-cases'] ?? 0) },
      { name: texts.verdicts['not-measured'], value: String(totals.verdicts['not-measured'] ?? 0) },
      { name: texts.count, value: String(totals.cases) },
      { name: texts.breached, value: String(totals.breached) },
    ])}
    ${facts(report)} ${commitments(report)} ${breaches(report)} ${proof(report)}
  `;
}

function facts(report: ApiReport): TemplateResult {
  const { report: texts } = t().reports;
  const { agreement, period, client, frozenAt, frozenBy, forClient } = report;
  const last = new Date(Date.parse(period.to) - 1).toISOString();
  return html`<section class="card">
    <div class="card-body">
      <dl class="report-facts">
        <dt>${texts.agreement}</dt>
        <dd>${agreement.title}${t().common.bracketed(t().reports.list.version(agreement.version))}</dd>
        <dt>${texts.client}</dt>
        <dd>${client ?? agreement.customer}</dd>
        <dt>${texts.provider}</dt>
        <dd>${agreement.provider}</dd>
        <dt>${texts.period}</dt>
        <dd>${exactTime(period.from).slice(0, 10)} – ${exactTime(last).slice(0, 10)}</dd>
        <dt>${texts.asOf}</dt>
        <dd>${exactTime(report.asOf)}</dd>
        <dt>${texts.frozen}</dt>
        <dd data-testid="frozen">
          ${
            frozenAt === undefined
              ? texts.preview
              : html`${exactTime(frozenAt)}${frozenBy === undefined || forClient ? nothing : texts.by(frozenBy.name)}`
          }
        </dd>
      </dl>
    </div>
  </section>`;
}

function commitments(report: ApiReport): TemplateResult {
  const { report: texts } = t().reports;
  return html`<section class="card report-section" aria-labelledby="report-commitments">
    <header class="card-head"><h2 id="report-commitments">${texts.commitments}</h2></header>
    <div class="table-scroll" tabindex="0" role="group" aria-labelledby="report-commitments">
      <table class="table" data-testid="commitments">
        <thead>
          <tr>
            <th scope="col">${texts.no}</th>
            <th scope="col">${texts.commitment}</th>
            <th scope="col">${texts.verdict}</th>
            <th scope="col" class="end">${texts.percent}</th>
            <th scope="col" class="end">${texts.target}</th>
            <th scope="col" class="end">${texts.count}</th>
            <th scope="col" class="end">${texts.met}</th>
            <th scope="col" class="end">${texts.breached}</th>
            <th scope="col" class="end">${texts.excluded}</th>
            <th scope="col">${texts.owedBy}</th>
          </tr>
        </thead>
        <tbody>
          ${report.commitments.map(
            (one) =>
              html`<tr data-testid=${`commitment-${one.id}`}>
                <td class="nowrap" translate="no">${one.id}</td>
                <td>${one.title}${one.consequences.map((text) => html`<br /><b class="consequence">${text}</b>`)}</td>
                <td class="nowrap">
                  <span class=${`chip ${VERDICTS[one.verdict]}`}>${texts.verdicts[one.verdict]}</span>
                </td>
                <td class="end nowrap" data-label=${texts.percent}>${percentWords(one.percent)}</td>
                <td class="end nowrap" data-label=${texts.target}>${one.target === null ? '—' : `${one.target}%`}</td>
                <td class="end" data-label=${texts.count}>${one.count}</td>
                <td class="end" data-label=${texts.met}>${one.met}</td>
                <td class="end" data-label=${texts.breached}>${one.breached}</td>
                <td class="end" data-label=${texts.excluded}>${one.excluded}</td>
                <td class="nowrap" data-label=${texts.owedBy}>${texts.parties[one.owedBy]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function breaches({ breaches: lines, forClient }: ApiReport): TemplateResult {
  const { report: texts } = t().reports;
  return html`<section class="card report-section" aria-labelledby="report-breaches">
    <header class="card-head"><h2 id="report-breaches">${texts.breaches}</h2></header>
    ${
      lines.length === 0
        ? html`<div class="card-body">${emptyState(texts.noBreaches, texts.noBreachesHint)}</div>`
        : html`<div class="table-scroll" tabindex="0" role="group" aria-labelledby="report-breaches">
            <table class="table" data-testid="breaches">
              <thead>
                <tr>
                  <th scope="col">${texts.no}</th>
                  <th scope="col">${texts.subject}</th>
                  <th scope="col">${texts.due}</th>
                  <th scope="col">${texts.at}</th>
                  <th scope="col">${texts.late}</th>
                  <th scope="col">${texts.cause}</th>
                  ${forClient ? nothing : html`<th scope="col">${texts.engineer}</th>`}
                  <th scope="col">${texts.appeal}</th>
                </tr>
              </thead>
              <tbody>
                ${lines.map((line) => breachRow(line, forClient))}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

function breachRow(line: ApiReportLine, forClient: boolean): TemplateResult {
  const { report: texts } = t().reports;
  const { commitment, id, subject, businessKey, instanceId, system, due, at, lateMs, causeTitle, engineer } = line;
  const name = subject ?? id;
  return html`<tr data-testid=${`breach-${id}`}>
    <td class="nowrap" translate="no">${commitment}</td>
    <td>
      ${instanceId === undefined ? html`<span translate=${subject === undefined ? 'no' : 'yes'}>${name}</span>` : html`<a href=${`/instances/${instanceId}`}>${name}</a>`}
      ${businessKey === undefined ? nothing : html`<br /><span class="faint" translate="no">${businessKey}</span>`}
      ${system === undefined ? nothing : html`<span class="faint">${system}</span>`}
    </td>
    <td class="nowrap" data-label=${texts.due}>${due === undefined ? '' : exactTime(due)}</td>
    <td class="nowrap" data-label=${texts.at}>${at === undefined ? '' : exactTime(at)}</td>
    <td class="nowrap" data-label=${texts.late}>${lateMs === undefined ? '' : spanInWords(lateMs)}</td>
    <td data-label=${texts.cause}>${causeTitle ?? texts.unknownCause}</td>
    ${forClient ? nothing : html`<td class="nowrap" data-label=${texts.engineer}>${engineer?.name ?? ''}</td>`}
    <td data-label=${texts.appeal}>${appealWords(line)}</td>
  </tr>`;
}

function appealWords({ appeal }: ApiReportLine): TemplateResult | typeof nothing {
  const { report: texts } = t().reports;
  if (appeal === undefined) return nothing;
  const { ruling } = appeal;
  return html`${texts.appealed(exactTime(appeal.at).slice(0, 10))}
    ${appeal.reason === '' ? nothing : html`<br />${appeal.reason}`}<br />${
      ruling === undefined
        ? texts.pending
        : html`${ruling.decision === 'excused' ? texts.excused : texts.upheld} ${ruling.reason}`
    }`;
}

function proof({ agreement, calendars, hash }: ApiReport): TemplateResult {
  const { report: texts } = t().reports;
  const code = (text: string): TemplateResult => html`<dd class="hash" translate="no">${text}</dd>`;
  return html`<section class="card report-section" aria-labelledby="report-proof">
    <header class="card-head"><h2 id="report-proof">${texts.proof}</h2></header>
    <div class="card-body">
      <dl class="report-facts">
        <dt>${texts.agreementHash}</dt>
        ${code(agreement.hash)}
        ${calendars.map(
          ({ title, version }) =>
            html`<dt>${texts.calendarHash(title)}</dt>
              ${code(version)}`,
        )}
        <dt>${texts.reportHash}</dt>
        ${code(hash)}
      </dl>
    </div>
  </section>`;
}
