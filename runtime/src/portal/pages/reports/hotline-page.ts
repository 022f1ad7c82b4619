import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { HotlineStatistics } from '../../../api/index.js';
import { addressOf, call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastInfo, toastOk } from '../../contexts/toasts.js';
import { newId } from '../../new-id.js';
import { COLORS, figureCard, figureTiles } from '../../parts/figure-card.js';
import { icon } from '../../parts/icon.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { setQuery } from '../../router.js';

/** 热线月度统计: calls by category, system and department, and the kinds that came more than ten times. */
export class HotlinePage extends PortalPage {
  static override properties = { ...PortalPage.properties, busy: { state: true } };

  declare private busy: boolean;
  private readonly shown = new Loader<HotlineStatistics>(this);
  private asked = '';

  constructor() {
    super();
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.reports.hotline.title);
  }

  override willUpdate(): void {
    if (this.month === this.asked) return;
    this.asked = this.month;
    void this.load();
  }

  private get month(): string {
    const asked = this.query['month'] ?? '';
    if (/^20\d{2}-(0[1-9]|1[0-2])$/.test(asked)) return asked;
    // The running month in China.
    return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
  }

  private load(): Promise<void> {
    return this.shown.load(() => call('readHotlineStatistics', { params: { month: this.month } }));
  }

  protected override render(): TemplateResult {
    const texts = this.t.reports.hotline;
    const { value, error } = this.shown;
    const card = (content: TemplateResult): TemplateResult =>
      html`<section class="card"><div class="card-body">${content}</div></section>`;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
        <div class="head-actions">
          <a
            class="button"
            data-testid="hotline-pdf"
            target="_blank"
            rel="noopener"
            href=${addressOf('printHotlineStatistics', { month: this.month })}
            >${icon('print', 16)}${texts.pdf}</a
          >
          ${this.renderReview(value)}
        </div>
      </header>
      <form class="report-filters" @submit=${(event: Event) => event.preventDefault()}>
        <label
          >${texts.month}
          <input
            class="input"
            type="month"
            data-testid="hotline-month"
            .value=${this.month}
            @change=${(event: Event) => setQuery({ month: (event.target as HTMLInputElement).value })}
          />
        </label>
      </form>
      ${
        error !== undefined && value === undefined
          ? card(errorState(error, this.shown.retry))
          : value === undefined
            ? card(skeleton(6, 60))
            : value.total === 0 && value.trend.every(({ total }) => total === 0)
              ? card(emptyState(texts.none, texts.noneHint))
              : this.renderMonth(value)
      }
    `;
  }

  private renderReview(value: HotlineStatistics | undefined): TemplateResult | typeof nothing {
    const texts = this.t.reports.hotline;
    if (value?.review !== undefined)
      return html`<a class="button" data-testid="hotline-review" href=${`/instances/${value.review.id}`}
        >${texts.review(value.review.name)}</a
      >`;
    if (value?.mayStart !== true || !value.isOver) return nothing;
    return html`<button
      type="button"
      class="button primary"
      data-testid="start-review"
      ?disabled=${this.busy}
      @click=${() => void this.start()}
    >
      ${texts.start}
    </button>`;
  }

  private async start(): Promise<void> {
    const texts = this.t.reports.hotline;
    this.busy = true;
    try {
      const { isNew } = await call('startHotlineReview', {
        params: { month: this.month },
        body: { commandId: newId() },
      });
      if (isNew) toastOk(texts.started);
      else toastInfo(texts.already);
      await this.load();
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
  }

  private renderMonth(value: HotlineStatistics): TemplateResult {
    const texts = this.t.reports.hotline;
    const over = value.categories.filter((one) => one.over).length;
    const minutes = value.averageMinutes === null ? '—' : texts.minuteCount(value.averageMinutes);
    return html`
      <h2 class="unseen">${texts.total}</h2>
      ${figureTiles(texts.total, [
        { name: texts.total, value: String(value.total), hint: texts.previous(value.previousTotal) },
        { name: texts.solved, value: String(value.solvedInCall), tone: 'ok' },
        { name: texts.escalated, value: String(value.escalated) },
        { name: texts.minutes, value: minutes },
        { name: texts.over, value: String(over), ...(over > 0 ? { tone: 'warn' as const } : {}) },
      ])}
      ${this.renderCategories(value, over)}
      <div class="figures report-section">
        ${figureCard({
          id: 'trend',
          title: texts.trend,
          heads: [texts.month, texts.total, texts.solved],
          rows: value.trend.map(({ month, total, solvedInCall }) => ({
            name: month,
            cells: [String(total), String(solvedInCall)],
            pick: () => setQuery({ month }),
          })),
          chart: {
            names: value.trend.map(({ month }) => month.slice(2)),
            series: [
              { name: texts.total, color: COLORS.line, values: value.trend.map(({ total }) => total) },
              { name: texts.solved, color: COLORS.met, values: value.trend.map(({ solvedInCall }) => solvedInCall) },
            ],
          },
        })}
        ${this.renderGroups('system', texts.systems, value.systems)}
        ${this.renderGroups('department', texts.departments, value.departments)}
        ${figureCard({
          id: 'day',
          title: texts.days,
          heads: [texts.date, texts.count],
          rows: value.days.map(({ date, count }) => ({ name: date, cells: [String(count)] })),
          chart: {
            names: value.days.map(({ date }) => date.slice(8)),
            series: [{ name: texts.count, color: COLORS.line, values: value.days.map(({ count }) => count) }],
          },
        })}
      </div>
    `;
  }

  private renderGroups(id: string, title: string, groups: HotlineStatistics['systems']): TemplateResult {
    const texts = this.t.reports.hotline;
    const shown = groups.slice(0, 12);
    return figureCard({
      id,
      title,
      heads: [texts.name, texts.count, texts.before, texts.change],
      rows: groups.map(({ title: name, count, previous }) => ({
        name,
        cells: [String(count), String(previous), signed(count - previous)],
      })),
      chart: {
        names: shown.map(({ title: name }) => name),
        lying: true,
        series: [
          { name: texts.count, color: COLORS.line, values: shown.map(({ count }) => count) },
          { name: texts.before, color: COLORS.excluded, values: shown.map(({ previous }) => previous) },
        ],
      },
    });
  }

  private renderCategories({ categories }: HotlineStatistics, over: number): TemplateResult {
    const texts = this.t.reports.hotline;
    return html`<section class="card" aria-labelledby="categories">
      <header class="card-head"><h2 id="categories">${texts.categories}</h2></header>
      ${over === 0 ? nothing : html`<div class="card-body"><span class="chip warn">${texts.overNote(over)}</span></div>`}
      <div class="table-scroll" tabindex="0" role="group" aria-labelledby="categories">
        <table class="table" data-testid="categories">
          <thead>
            <tr>
              <th scope="col">${texts.name}</th>
              <th scope="col" class="end">${texts.count}</th>
              <th scope="col" class="end">${texts.before}</th>
              <th scope="col" class="end">${texts.change}</th>
              <th scope="col">${texts.problem}</th>
              <th scope="col">${texts.samples}</th>
            </tr>
          </thead>
          <tbody>
            ${categories.map(
              (one) =>
                html`<tr data-testid=${`category-${one.key}`}>
                  <td>${one.title} ${one.over ? html`<span class="chip warn">${texts.over}</span>` : nothing}</td>
                  <td class="end" data-label=${texts.count}>${one.count}</td>
                  <td class="end" data-label=${texts.before}>${one.previous}</td>
                  <td class="end" data-label=${texts.change}>${signed(one.count - one.previous)}</td>
                  <td>
                    ${
                      one.problem === undefined
                        ? one.over
                          ? texts.pending
                          : nothing
                        : html`<a href=${`/instances/${one.problem.id}`} translate="no">${one.problem.name}</a>`
                    }
                  </td>
                  <td>
                    ${one.samples.map(
                      ({ id, name }) => html`<a class="sample" href=${`/instances/${id}`} translate="no">${name}</a> `,
                    )}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}
customElements.define('yl-hotline-page', HotlinePage);

function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}
