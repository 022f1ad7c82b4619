import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstancePage, InstanceRow, Titled } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { toastError } from '../contexts/toasts.js';
import { statusChip } from '../parts/chips.js';
import { taskTime } from '../parts/clock-chip.js';
import { icon } from '../parts/icon.js';
import { processFilter } from '../parts/process-filter.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { setQuery } from '../router.js';
import { dayStart, daysAgo, momentInWords, tidyDay } from '../time-words.js';

const SEARCH_PAUSE_MS = 350;
/** Days of the periods one can choose, today included. */
const DAYS: { readonly [period: string]: number } = { today: 1, week: 7, month: 30, quarter: 90 };
const STATUSES = ['running', 'completed', 'cancelled'] as const;

/** Search over every instance the reader may see. The filter stands in the address, so it can be sent to a colleague. */
export class InstancesPage extends PortalPage {
  static override properties = { ...PortalPage.properties, more: { state: true } };

  declare private more: boolean;
  private readonly list = new Loader<InstancePage>(this);
  private readonly processes = new Loader<readonly Titled[]>(this);
  private loadedFor: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.more = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.instances.title);
    void this.processes.load(async () => {
      const { categories } = await call('readCatalogue', {});
      return categories.flatMap((category) => category.cards.map((card) => ({ key: card.process, title: card.title })));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(): void {
    const wanted = JSON.stringify(this.query);
    if (wanted === this.loadedFor) return;
    const keep = this.loadedFor !== undefined && 'until-answered';
    this.loadedFor = wanted;
    void this.list.load(() => this.fetchPage(undefined), { keep });
  }

  protected override render(): TemplateResult {
    const texts = this.t.instances;
    const { query } = this;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
      </header>
      <div class="toolbar" role="search">
        <div class="search">
          ${icon('search', 16)}<input
            class="input"
            type="search"
            data-search
            data-testid="instance-search"
            placeholder=${texts.search}
            aria-label=${texts.search}
            .value=${query['q'] ?? ''}
            @input=${this.onSearch}
          />
        </div>
        ${processFilter(this.processes.value ?? [], query['process'] ?? '', (process) => this.filter({ process }))}
        <select
          class="input"
          aria-label=${texts.status}
          data-testid="status-filter"
          @change=${(event: Event) => this.filter({ status: (event.target as HTMLSelectElement).value })}
        >
          <option value="" ?selected=${(query['status'] ?? '') === ''}>${this.t.common.all}</option>
          ${STATUSES.map((status) => html`<option value=${status} ?selected=${query['status'] === status}>${this.t.status[status]}</option>`)}
        </select>
        ${this.renderPeriod()}
        ${
          Object.values(query).some((value) => value !== '')
            ? html`<button type="button" class="button ghost small" @click=${() => setQuery({})}>
                ${texts.reset}
              </button>`
            : nothing
        }
      </div>
      <section class="card" aria-busy=${this.list.loading ? 'true' : 'false'}>${this.renderList()}</section>
    `;
  }

  /** Usual periods in one choice; own dates as text, because the browser's date field speaks the browser's language. */
  private renderPeriod(): TemplateResult {
    const texts = this.t.instances;
    const period = this.query['period'] ?? '';
    const day = (name: 'from' | 'to'): TemplateResult =>
      html`<label class="date-range"
        ><span class="faint">${texts[name]}</span
        ><input
          class="input"
          inputmode="numeric"
          placeholder=${texts.dateHint}
          data-testid=${`date-${name}`}
          .value=${this.query[name] ?? ''}
          @change=${(event: Event) => this.filter({ [name]: tidyDay((event.target as HTMLInputElement).value) })}
      /></label>`;
    return html`<select
        class="input"
        aria-label=${texts.period}
        data-testid="period-filter"
        @change=${(event: Event) =>
          this.filter({ period: (event.target as HTMLSelectElement).value, from: undefined, to: undefined })}
      >
        ${(['any', 'today', 'week', 'month', 'quarter', 'own'] as const).map(
          (one) =>
            html`<option value=${one === 'any' ? '' : one} ?selected=${period === (one === 'any' ? '' : one)}>
              ${texts.periods[one]}
            </option>`,
        )}
      </select>
      ${period === 'own' ? html`${day('from')}${day('to')}` : nothing}`;
  }

  private renderList(): TemplateResult {
    const { value, error } = this.list;
    const texts = this.t.instances;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.list.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(8, 44)}</div>`;
    if (value.rows.length === 0) return emptyState(texts.empty, texts.emptyHint);
    const now = Date.now();
    return html`<ul class="rows" data-testid="instance-rows">
        ${value.rows.map((row) => this.renderRow(row, now))}
      </ul>
      <div class="more">
        ${
          value.cursor === undefined
            ? html`<span>${this.t.common.noMore}</span>`
            : html`<button type="button" class="button small" ?disabled=${this.more} @click=${this.loadMore}>
                ${this.more ? this.t.common.loading : this.t.common.more}
              </button>`
        }
      </div>`;
  }

  private renderRow(row: InstanceRow, now: number): TemplateResult {
    const states = row.states.map((state) => state.title).join(this.t.common.listSeparator);
    return html`<li class="row">
      <div class="row-main">
        <a class="row-title" href=${`/instances/${row.id}`}>${row.subject}</a>
        <p class="row-sub">
          ${row.businessKey === undefined ? nothing : html`<span class="number" translate="no">${row.businessKey}</span> · `}${row.process.title}
          · ${row.startedBy.name} ${momentInWords(row.startedAt, now)}
        </p>
      </div>
      <div class="row-state">${statusChip(row.status)}<span class="soft clip">${states}</span></div>
      <div class="row-due">${row.status === 'running' ? taskTime(row.dueAt, row.clock) : nothing}</div>
    </li>`;
  }

  private filter(part: Readonly<Record<string, string | undefined>>): void {
    setQuery({ ...this.query, ...part });
  }

  private async fetchPage(cursor: string | undefined): Promise<InstancePage> {
    const { q, process, status, from, to, period } = this.query;
    return call('searchInstances', {
      query: {
        text: q,
        process,
        status: STATUSES.find((one) => one === status),
        from: period === 'own' ? dayStart(from, 0) : daysAgo(DAYS[period ?? ''], Date.now()),
        to: period === 'own' ? dayStart(to, 1) : undefined,
        cursor,
        limit: '20',
      },
    });
  }

  private readonly loadMore = async (): Promise<void> => {
    const shown = this.list.value;
    if (shown?.cursor === undefined) return;
    this.more = true;
    try {
      const next = await this.fetchPage(shown.cursor);
      if (this.list.value === shown) this.list.set({ ...next, rows: [...shown.rows, ...next.rows] });
    } catch (error) {
      toastError(error);
    }
    this.more = false;
  };

  private readonly onSearch = (event: Event): void => {
    const q = (event.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.filter({ q }), SEARCH_PAUSE_MS);
  };
}
customElements.define('yl-instances-page', InstancesPage);
