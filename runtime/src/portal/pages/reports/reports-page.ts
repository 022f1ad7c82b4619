import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiReport, ApiReports, ReportScopes } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { newId } from '../../new-id.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { go } from '../../router.js';
import { exactTime } from '../../time-words.js';
import { periodChoices, periodWords } from './period-words.js';
import type { PeriodKind } from './period-words.js';
import { reportBody } from './report-body.js';

const KINDS: readonly PeriodKind[] = ['month', 'quarter', 'half-year', 'year'];

/** Issued reports; managers choose agreement and period, look at the figures and issue them. */
export class ReportsPage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    agreement: { state: true },
    client: { state: true },
    kind: { state: true },
    period: { state: true },
    busy: { state: true },
  };

  /** `key@version`. */
  declare private agreement: string;
  declare private client: string;
  declare private kind: PeriodKind;
  declare private period: string;
  declare private busy: boolean;
  private readonly scopes = new Loader<ReportScopes>(this);
  private readonly reports = new Loader<ApiReports>(this);
  private readonly preview = new Loader<ApiReport>(this);
  /** One for each report that is asked for, so that a second press issues nothing twice. */
  private commandId = newId();

  constructor() {
    super();
    this.agreement = '';
    this.client = '';
    this.kind = 'month';
    this.period = '';
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.reports.list.title);
    void this.loadScopes();
    void this.reports.load(() => call('listReports', {}));
  }

  private async loadScopes(): Promise<void> {
    await this.scopes.load(() => call('listReportScopes', {}));
    const { value } = this.scopes;
    const [first] = value?.agreements ?? [];
    if (first === undefined || value === undefined) return;
    this.agreement = `${first.key}@${first.version}`;
    // The month before the running one is the last that can be issued.
    this.period = periodChoices('month', value.month)[1] ?? '';
  }

  protected override render(): TemplateResult {
    const texts = this.t.reports.list;
    const { value, error } = this.scopes;
    const card = (content: TemplateResult): TemplateResult =>
      html`<section class="card"><div class="card-body">${content}</div></section>`;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${value?.mayFreeze === false ? texts.clientLead : texts.lead}</p>
        </div>
      </header>
      ${
        error !== undefined && value === undefined
          ? card(errorState(error, this.scopes.retry))
          : value === undefined
            ? card(skeleton(5, 52))
            : html`${value.mayFreeze ? this.renderForm(value) : nothing} ${this.renderPreview()}
              ${this.renderList(value)}`
      }
    `;
  }

  private renderForm({ agreements, month }: ReportScopes): TemplateResult {
    const texts = this.t.reports.list;
    const chosen = agreements.find(({ key, version }) => `${key}@${version}` === this.agreement);
    const option = (value: string, title: string, current: string): TemplateResult =>
      html`<option value=${value} ?selected=${value === current}>${title}</option>`;
    const on = (then: (value: string) => void) => (event: Event) => {
      then((event.target as HTMLSelectElement).value);
      this.commandId = newId();
      this.preview.value = undefined;
    };
    return html`<section class="card" aria-label=${texts.issue}>
      <div class="card-body">
        <form class="report-filters" @submit=${(event: Event) => event.preventDefault()}>
          <label
            >${texts.agreement}
            <select class="input" data-testid="report-agreement" @change=${on((value) => (this.agreement = value))}>
              ${agreements.map(({ key, version, title }) =>
                option(
                  `${key}@${version}`,
                  `${title}${this.t.common.bracketed(texts.version(version))}`,
                  this.agreement,
                ),
              )}
            </select>
          </label>
          <label
            >${texts.client}
            <select class="input" data-testid="report-client" @change=${on((value) => (this.client = value))}>
              ${option('', texts.wholeAgreement, this.client)}
              ${(chosen?.clients ?? []).map((name) => option(name, name, this.client))}
            </select>
          </label>
          <label
            >${texts.kind}
            <select
              class="input"
              data-testid="report-kind"
              @change=${on((value) => {
                this.kind = value as PeriodKind;
                this.period = periodChoices(this.kind, month)[1] ?? '';
              })}
            >
              ${KINDS.map((kind) => option(kind, texts.kinds[kind], this.kind))}
            </select>
          </label>
          <label
            >${texts.period}
            <select class="input" data-testid="report-period" @change=${on((value) => (this.period = value))}>
              ${periodChoices(this.kind, month).map((name) => option(name, periodWords(name), this.period))}
            </select>
          </label>
          <button type="button" class="button" data-testid="report-preview" @click=${() => void this.showPreview()}>
            ${texts.preview}
          </button>
          <button
            type="button"
            class="button primary"
            data-testid="report-freeze"
            ?disabled=${this.busy || chosen === undefined}
            @click=${() => void this.freeze()}
          >
            ${texts.freeze}
          </button>
        </form>
      </div>
    </section>`;
  }

  private get wanted() {
    const [agreement = '', version = '1'] = this.agreement.split('@');
    return { agreement, version, period: this.period, ...(this.client === '' ? {} : { client: this.client }) };
  }

  private async showPreview(): Promise<void> {
    await this.preview.load(() => call('previewCompliance', { query: this.wanted }));
  }

  private async freeze(): Promise<void> {
    this.busy = true;
    try {
      const { version, ...rest } = this.wanted;
      const body = { commandId: this.commandId, version: Number(version), ...rest };
      const report = await call('freezeReport', { body });
      toastOk(this.t.reports.list.frozen);
      await go(`/reports/${report.id ?? ''}`);
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
  }

  private renderPreview(): TemplateResult | typeof nothing {
    const { value, error, loading } = this.preview;
    const card = (content: TemplateResult): TemplateResult =>
      html`<section class="card report-section"><div class="card-body">${content}</div></section>`;
    if (error !== undefined && value === undefined) return card(errorState(error, this.preview.retry));
    if (value === undefined) return loading ? card(skeleton(6, 48)) : nothing;
    return html`<div class="report-section" data-testid="preview">${reportBody(value)}</div>`;
  }

  private renderList({ mayFreeze }: ReportScopes): TemplateResult {
    const texts = this.t.reports.list;
    const { value, error } = this.reports;
    return html`<section class="card report-section" aria-labelledby="issued">
      <header class="card-head"><h2 id="issued">${texts.issued}</h2></header>
      ${
        error !== undefined && value === undefined
          ? html`<div class="card-body">${errorState(error, this.reports.retry)}</div>`
          : value === undefined
            ? html`<div class="card-body">${skeleton(4, 44)}</div>`
            : value.reports.length === 0
              ? html`<div class="card-body">
                  ${emptyState(texts.none, mayFreeze ? texts.noneHint : texts.clientNoneHint)}
                </div>`
              : this.renderRows(value.reports)
      }
    </section>`;
  }

  private renderRows(reports: ApiReports['reports']): TemplateResult {
    const texts = this.t.reports.list;
    return html`<div class="table-scroll" tabindex="0" role="group" aria-labelledby="issued">
      <table class="table" data-testid="reports">
        <thead>
          <tr>
            <th scope="col">${texts.agreement}</th>
            <th scope="col">${texts.period}</th>
            <th scope="col">${texts.client}</th>
            <th scope="col">${texts.verdicts}</th>
            <th scope="col" class="end">${texts.cases}</th>
            <th scope="col">${texts.frozenAt}</th>
          </tr>
        </thead>
        <tbody>
          ${reports.map(
            ({ id, agreement, period, client, totals, frozenAt, frozenBy }) =>
              html`<tr>
                <td><a href=${`/reports/${id}`}>${agreement.title}</a></td>
                <td class="nowrap" data-label=${texts.period}>${periodWords(period.name)}</td>
                <td data-label=${texts.client}>${client ?? texts.wholeAgreement}</td>
                <td class="nowrap">
                  <span class="chip ok">${texts.kept(totals.verdicts['kept'] ?? 0)}</span>
                  ${
                    (totals.verdicts['broken'] ?? 0) === 0
                      ? nothing
                      : html`<span class="chip due over">${texts.broken(totals.verdicts['broken'] ?? 0)}</span>`
                  }
                </td>
                <td class="end" data-label=${texts.cases}>${totals.cases}</td>
                <td class="nowrap" data-label=${texts.frozenAt}>
                  ${exactTime(frozenAt)} <span class="faint">${frozenBy.name}</span>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
customElements.define('yl-reports-page', ReportsPage);
