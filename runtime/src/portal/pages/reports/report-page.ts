import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiReport, RecomputedReport, ReportScopes } from '../../../api/index.js';
import { addressOf, call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError } from '../../contexts/toasts.js';
import { percentWords } from '../../parts/figure-card.js';
import { icon } from '../../parts/icon.js';
import { errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { periodWords } from './period-words.js';
import { reportBody } from './report-body.js';

/** One issued report, with its files and the proof that it can be reckoned again. */
export class ReportPage extends PortalPage {
  static override properties = { ...PortalPage.properties, again: { state: true }, busy: { state: true } };

  declare private again: RecomputedReport | undefined;
  declare private busy: boolean;
  private readonly shown = new Loader<ApiReport>(this);
  private readonly scopes = new Loader<ReportScopes>(this);

  constructor() {
    super();
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.reports.report.title);
    void this.shown.load(() => call('readReport', { params: { id: this.params['id'] ?? '' } }));
    void this.scopes.load(() => call('listReportScopes', {}));
  }

  protected override render(): TemplateResult {
    const { value, error } = this.shown;
    const texts = this.t.reports.report;
    const id = this.params['id'] ?? '';
    const title =
      value?.forClient === true ? `${texts.title}${this.t.common.bracketed(texts.clientVersion)}` : texts.title;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${title}</h1>
          ${value === undefined ? nothing : html`<p>${value.agreement.title} · ${periodWords(value.period.name)}</p>`}
        </div>
        <div class="head-actions">
          <a class="button" href="/reports">${texts.back}</a>
          ${
            value === undefined
              ? nothing
              : html`<a
                    class="button"
                    data-testid="report-pdf"
                    target="_blank"
                    rel="noopener"
                    href=${addressOf('printReport', { id })}
                    >${icon('print', 16)}${texts.pdf}</a
                  >
                  <a class="button" data-testid="report-sheet" download href=${addressOf('reportSpreadsheet', { id })}
                    >${icon('file', 16)}${texts.sheet}</a
                  >`
          }
          ${
            this.scopes.value?.mayFreeze === true
              ? html`<button
                  type="button"
                  class="button"
                  data-testid="recompute"
                  ?disabled=${this.busy}
                  @click=${() => void this.recompute()}
                >
                  ${icon('refresh', 16)}${texts.recompute}
                </button>`
              : nothing
          }
        </div>
      </header>
      ${this.again === undefined ? nothing : this.renderAgain(this.again)}
      ${
        error !== undefined && value === undefined
          ? html`<section class="card"><div class="card-body">${errorState(error, this.shown.retry)}</div></section>`
          : value === undefined
            ? html`<section class="card"><div class="card-body">${skeleton(8, 48)}</div></section>`
            : reportBody(value)
      }
    `;
  }

  private async recompute(): Promise<void> {
    this.busy = true;
    try {
      this.again = await call('recomputeReport', { params: { id: this.params['id'] ?? '' } });
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
  }

  private renderAgain({ isReproduced, figures, lines, calendars }: RecomputedReport): TemplateResult {
    const texts = this.t.reports.report;
    if (isReproduced)
      return html`<section class="card again" role="status" data-testid="recomputed">
        <div class="card-body"><span class="chip ok">${icon('check', 16)}</span> ${texts.reproduced}</div>
      </section>`;
    return html`<section class="card again" role="status" data-testid="recomputed">
      <header class="card-head"><h2>${texts.moved}</h2></header>
      <div class="card-body">
        ${
          calendars.length === 0
            ? nothing
            : html`<p>
                ${texts.movedCalendars}${this.t.common.colon}<span translate="no"
                  >${calendars.map(({ key }) => key).join(', ')}</span
                >
              </p>`
        }
        <ul>
          ${figures.map(
            ({ commitment, before, after }) =>
              html`<li>
                <span translate="no">${commitment}</span> ${texts.percent} ${percentWords(before.percent)} →
                ${percentWords(after.percent)}${this.t.common.clauseSeparator}${texts.breached} ${before.breached} →
                ${after.breached}${this.t.common.clauseSeparator}${texts.excluded} ${before.excluded} →
                ${after.excluded}
              </li>`,
          )}
        </ul>
        <ul>
          ${lines.map(
            ({ commitment, id, why, before, after }) =>
              html`<li>
                <span translate="no">${commitment}</span>
                ${after?.subject ?? before?.subject ?? id}${this.t.common.colon}${texts.reasons[why]}
              </li>`,
          )}
        </ul>
      </div>
    </section>`;
  }
}
customElements.define('yl-report-page', ReportPage);
