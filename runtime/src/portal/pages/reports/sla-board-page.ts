import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SlaBoard, SlaTickets } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { COLORS, figureCard, figureTiles, percentWords } from '../../parts/figure-card.js';
import type { FigureCard } from '../../parts/figure-card.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { setQuery } from '../../router.js';
import { ticketList } from './ticket-list.js';

const FILTERS = ['agreement', 'commitment', 'process', 'engineer', 'month'] as const;
type Filter = { readonly [name in (typeof FILTERS)[number]]?: string };
/** What the tickets below are asked by. */
type Drill = Readonly<Record<string, string>>;
type Rows = SlaBoard['agreements'];

const TONES = { overdue: 'danger', warning: 'warn', normal: 'ok', paused: 'off' } as const;
/** Long lists are cut: the worst come first, all stand in the report. */
const MOST_ROWS = 12;

/** 时限看板: what is at risk now, and how the promises of twelve months were kept. */
export class SlaBoardPage extends PortalPage {
  static override properties = { ...PortalPage.properties, drill: { state: true }, drillTitle: { state: true } };

  declare private drill: Drill | undefined;
  declare private drillTitle: string;
  private readonly board = new Loader<SlaBoard>(this);
  private readonly tickets = new Loader<SlaTickets>(this);
  private asked = '';

  constructor() {
    super();
    this.drillTitle = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.reports.board.title);
  }

  override willUpdate(): void {
    const asked = JSON.stringify(this.filter);
    if (asked === this.asked) return;
    this.asked = asked;
    this.drill = undefined;
    void this.board.load(() => call('readSlaBoard', { query: this.filter }), { keep: true });
  }

  private get filter(): Filter {
    return Object.fromEntries(FILTERS.flatMap((name) => (this.query[name] ? [[name, this.query[name]]] : [])));
  }

  protected override render(): TemplateResult {
    const texts = this.t.reports.board;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
      </header>
      ${this.renderBoard()}
    `;
  }

  private renderBoard(): TemplateResult {
    const { value, error } = this.board;
    const texts = this.t.reports.board;
    const card = (content: TemplateResult): TemplateResult =>
      html`<section class="card"><div class="card-body">${content}</div></section>`;
    if (error !== undefined && value === undefined) return card(errorState(error, this.board.retry));
    if (value === undefined) return card(skeleton(6, 60));
    const isFiltered = Object.keys(this.filter).length > 0;
    const hasNothing = value.agreements.length === 0 && value.open.every(({ count }) => count === 0);
    return html`
      ${this.renderFilters(value)}
      ${
        hasNothing && !isFiltered
          ? card(emptyState(texts.empty, texts.emptyHint))
          : html`
              <h2 class="unseen">${texts.open}</h2>
              ${figureTiles(
                texts.open,
                value.open.map(({ key, count }) => ({
                  id: `risk-${key}`,
                  name: texts.risks[key],
                  value: String(count),
                  tone: TONES[key],
                  pick: () =>
                    void this.showTickets({ risk: key }, `${texts.open}${this.t.common.colon}${texts.risks[key]}`),
                })),
              )}
              ${this.drill === undefined ? nothing : this.renderTickets()}
              <div class="figures">
                ${this.renderMonths(value)} ${this.renderCauses(value)}
                ${this.renderShares('agreement', texts.byAgreement, value.agreements)}
                ${this.renderShares('process', texts.byProduct, value.products)}
                ${this.renderShares('commitment', texts.byCommitment, value.commitments)}
                ${this.renderShares('engineer', texts.byEngineer, value.engineers)}
              </div>
            `
      }
    `;
  }

  private renderFilters({ choices, months }: SlaBoard): TemplateResult {
    const texts = this.t.reports.board;
    const select = (
      name: (typeof FILTERS)[number],
      label: string,
      options: readonly { readonly key: string; readonly title: string }[],
    ): TemplateResult =>
      html`<label
        >${label}
        <select
          class="input"
          data-testid=${`filter-${name}`}
          @change=${(event: Event) => this.setFilter(name, (event.target as HTMLSelectElement).value)}
        >
          <option value="">${texts.all}</option>
          ${options.map(
            ({ key, title }) => html`<option value=${key} ?selected=${this.query[name] === key}>${title}</option>`,
          )}
        </select>
      </label>`;
    return html`<form
      class="report-filters"
      aria-label=${texts.filters}
      @submit=${(event: Event) => event.preventDefault()}
    >
      ${select('agreement', texts.agreement, choices.agreements)}
      ${select('commitment', texts.commitment, choices.commitments)}
      ${select('process', texts.product, choices.products)} ${select('engineer', texts.engineer, choices.engineers)}
      <label
        >${texts.month}
        <input
          class="input"
          type="month"
          .value=${months.at(-1) ?? ''}
          @change=${(event: Event) => this.setFilter('month', (event.target as HTMLInputElement).value)}
        />
      </label>
      ${
        Object.keys(this.filter).length === 0
          ? nothing
          : html`<button type="button" class="button" data-testid="clear-filters" @click=${() => setQuery({})}>
              ${texts.clear}
            </button>`
      }
    </form>`;
  }

  private setFilter(name: string, value: string): void {
    setQuery({ ...this.filter, [name]: value === '' ? undefined : value });
  }

  private renderMonths({ byMonth }: SlaBoard): TemplateResult {
    const texts = this.t.reports.board;
    return figureCard({
      id: 'month',
      title: texts.byMonth,
      heads: [texts.month, texts.met, texts.breached, texts.excluded, texts.rate],
      rows: byMonth.some(({ met, breached, excluded }) => met + breached + excluded > 0)
        ? byMonth.map((row) => ({
            name: row.title,
            cells: cellsOf(row),
            pick: () => void this.showTickets({ of: row.key }, row.title),
          }))
        : [],
      chart: {
        names: byMonth.map(({ title }) => title.slice(2)),
        stacked: true,
        percentLine: true,
        series: [
          { name: texts.met, color: COLORS.met, values: byMonth.map(({ met }) => met) },
          { name: texts.breached, color: COLORS.breached, values: byMonth.map(({ breached }) => breached) },
          { name: texts.rate, color: COLORS.line, type: 'line', values: byMonth.map(({ percent }) => percent) },
        ],
      },
    });
  }

  private renderCauses({ causes }: SlaBoard): TemplateResult {
    const texts = this.t.reports.board;
    return figureCard({
      id: 'cause',
      title: texts.causes,
      heads: [texts.cause, texts.count],
      rows: causes.map(({ key, title, count }) => ({
        name: title,
        cells: [String(count)],
        pick: () =>
          void this.showTickets(
            { result: 'breached', ...(key === 'none' ? {} : { cause: key }) },
            `${texts.causes}${this.t.common.colon}${title}`,
          ),
      })),
      chart: {
        names: causes.map(({ title }) => title),
        lying: true,
        series: [{ name: texts.breached, color: COLORS.breached, values: causes.map(({ count }) => count) }],
      },
    });
  }

  private renderShares(
    of: 'agreement' | 'commitment' | 'process' | 'engineer',
    title: string,
    all: Rows,
  ): TemplateResult {
    const texts = this.t.reports.board;
    const rows = all.slice(0, MOST_ROWS);
    const card: FigureCard = {
      id: of,
      title,
      heads: [texts.name, texts.met, texts.breached, texts.excluded, texts.rate],
      rows: all.map((row) => ({
        name: row.title,
        cells: cellsOf(row),
        pick: () => void this.showTickets({ [of]: row.key }, row.title),
      })),
      chart: {
        names: rows.map((row) => `${row.title}\n${percentWords(row.percent)}`),
        lying: true,
        stacked: true,
        series: [
          { name: texts.met, color: COLORS.met, values: rows.map(({ met }) => met) },
          { name: texts.breached, color: COLORS.breached, values: rows.map(({ breached }) => breached) },
        ],
      },
    };
    return figureCard(card);
  }

  private async showTickets(drill: Drill, title: string): Promise<void> {
    this.drill = drill;
    this.drillTitle = title;
    await this.tickets.load(() => this.askTickets());
    await this.updateComplete;
    const heading = this.querySelector<HTMLElement>('#drill-title');
    heading?.focus();
    heading?.scrollIntoView({ block: 'start' });
  }

  private readonly askTickets = (cursor?: string): Promise<SlaTickets> =>
    call('listSlaTickets', {
      query: { ...this.filter, ...this.drill, limit: '20', ...(cursor === undefined ? {} : { cursor }) },
    });

  private readonly more = async (): Promise<void> => {
    const known = this.tickets.value;
    if (known?.cursor === undefined) return;
    const next = await this.askTickets(known.cursor);
    this.tickets.set({ ...next, rows: [...known.rows, ...next.rows] });
  };

  private renderTickets(): TemplateResult {
    const texts = this.t.reports.board;
    const { value, error } = this.tickets;
    return html`<section class="card drill" aria-labelledby="drill-title" data-testid="drill">
      <header class="card-head">
        <h2 id="drill-title" tabindex="-1">${texts.tickets(this.drillTitle)}</h2>
        <button type="button" class="button small" @click=${() => (this.drill = undefined)}>
          ${texts.closeTickets}
        </button>
      </header>
      ${
        error !== undefined && value === undefined
          ? html`<div class="card-body">${errorState(error, this.tickets.retry)}</div>`
          : value === undefined
            ? html`<div class="card-body">${skeleton(4, 40)}</div>`
            : ticketList(value, () => void this.more())
      }
    </section>`;
  }
}
customElements.define('yl-sla-board-page', SlaBoardPage);

function cellsOf({ met, breached, excluded, percent }: Rows[number]): readonly string[] {
  return [String(met), String(breached), String(excluded), percentWords(percent)];
}
