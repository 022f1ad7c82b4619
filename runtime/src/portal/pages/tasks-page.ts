import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TaskList, TaskView, Titled } from '../../api/index.js';
import { call } from '../api-client.js';
import { countText, counts, refreshCounts } from '../contexts/counts.js';
import { Loader } from '../contexts/loader.js';
import { onLive } from '../contexts/live-updates.js';
import { Watch } from '../contexts/signal.js';
import { toastError, toastOk } from '../contexts/toasts.js';
import { newId } from '../new-id.js';
import { icon } from '../parts/icon.js';
import { processFilter } from '../parts/process-filter.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import { tabs } from '../parts/tabs.js';
import { PortalPage } from '../portal-element.js';
import { setQuery } from '../router.js';
import { taskRow } from './task-row.js';
import { TaskSelection } from './task-selection.js';

const VIEWS: readonly TaskView[] = ['todo', 'done', 'started', 'copies', 'delegated'];
const PAGE = '20';
const TICK_MS = 30_000;
const SEARCH_PAUSE_MS = 300;

/** 我的任务: to do, done, started by me, copied to me; kept fresh by the server's events. */
export class TasksPage extends PortalPage {
  static override properties = { ...PortalPage.properties, busy: { state: true }, more: { state: true } };

  declare private busy: string;
  declare private more: boolean;
  readonly watch = new Watch(this, counts);
  private readonly list = new Loader<TaskList>(this);
  private readonly selection = new TaskSelection({
    redraw: () => this.requestUpdate(),
    rows: () => this.list.value?.rows ?? [],
    done: async () => {
      await this.refresh();
      void refreshCounts();
    },
  });
  private readonly processes = new Loader<readonly Titled[]>(this);
  private loadedFor = '';
  private searchTimer: ReturnType<typeof setTimeout> | undefined;
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;
  private ticker: ReturnType<typeof setInterval> | undefined;
  private stopLive: (() => void) | undefined;

  constructor() {
    super();
    this.busy = '';
    this.more = false;
  }

  private get view(): TaskView {
    const asked = this.query['view'];
    return VIEWS.find((view) => view === asked) ?? 'todo';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.tasks.title);
    this.ticker = setInterval(() => this.requestUpdate(), TICK_MS);
    this.stopLive = onLive(() => this.refreshSoon());
    void this.processes.load(async () => {
      const { categories } = await call('readCatalogue', {});
      return categories.flatMap((category) => category.cards.map((card) => ({ key: card.process, title: card.title })));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticker);
    clearTimeout(this.refreshTimer);
    clearTimeout(this.searchTimer);
    this.stopLive?.();
  }

  protected override willUpdate(): void {
    const wanted = JSON.stringify([this.view, this.query['q'], this.query['process']]);
    if (wanted === this.loadedFor) return;
    const sameView = this.loadedFor !== '' && this.loadedFor.startsWith(`["${this.view}"`);
    this.loadedFor = wanted;
    this.selection.clear();
    void this.list.load(() => this.fetchPage(undefined), { keep: sameView && 'until-answered' });
  }

  protected override render(): TemplateResult {
    const texts = this.t.tasks;
    const { todo, todoIsMore, unreadCopies } = counts.value;
    return html`
      <header class="head">
        <div class="head-text"><h1 tabindex="-1">${texts.title}</h1></div>
      </header>
      <section class="card">
        ${tabs({
          label: texts.viewsLabel,
          current: this.view,
          tabs: VIEWS.map((view) => ({
            key: view,
            title: texts.views[view],
            ...(view === 'todo' && todo > 0 ? { count: countText(todo, todoIsMore) } : {}),
            ...(view === 'copies' && unreadCopies > 0 ? { count: countText(unreadCopies, false) } : {}),
          })),
          onSelect: (view) => setQuery({ ...this.query, view: view === 'todo' ? undefined : view }),
          panel: 'task-panel',
        })}
        <div class="card-tools">
          <div class="search">
            ${icon('search', 16)}<input
              class="input"
              type="search"
              data-search
              data-testid="task-search"
              placeholder=${texts.search}
              aria-label=${texts.search}
              .value=${this.query['q'] ?? ''}
              @input=${this.onSearch}
            />
          </div>
          ${processFilter(this.processes.value ?? [], this.query['process'] ?? '', (process) => setQuery({ ...this.query, process }))}
        </div>
        <div
          id="task-panel"
          role="tabpanel"
          aria-label=${texts.views[this.view]}
          aria-busy=${this.list.loading ? 'true' : 'false'}
        >
          ${this.renderList()}
        </div>
      </section>
    `;
  }

  private renderList(): TemplateResult {
    const { value, error } = this.list;
    const texts = this.t.tasks;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.list.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(6, 50)}</div>`;
    if (value.rows.length === 0) {
      const filtered = (this.query['q'] ?? '') !== '' || (this.query['process'] ?? '') !== '';
      if (filtered) {
        return emptyState(
          texts.emptyFiltered,
          this.t.instances.emptyHint,
          html`<button type="button" class="button" @click=${() => setQuery({ view: this.query['view'] })}>
            ${this.t.common.clear}
          </button>`,
        );
      }
      return emptyState(
        texts.empty[this.view],
        texts.emptyHint[this.view],
        this.view === 'started' || this.view === 'todo'
          ? html`<a class="button" href="/catalogue">${this.t.nav.catalogue}</a>`
          : nothing,
      );
    }
    const now = Date.now();
    return html`${this.view === 'todo' ? this.selection.bar() : nothing}
      <ul class="rows" data-testid="task-rows">
        ${value.rows.map((row) =>
          taskRow({
            row,
            view: this.view,
            now,
            busy: this.busy !== '' && this.busy === row.task?.id,
            box: this.view === 'todo' ? this.selection.box(row) : nothing,
            onClaim: async (taskId) => this.claim(taskId),
          }),
        )}
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

  private async fetchPage(cursor: string | undefined): Promise<TaskList> {
    return call('listTasks', {
      query: { view: this.view, limit: PAGE, text: this.query['q'], process: this.query['process'], cursor },
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

  private async claim(taskId: string): Promise<void> {
    this.busy = taskId;
    try {
      await call('claimTask', { params: { id: taskId }, body: { commandId: newId() } });
      toastOk(this.t.tasks.claimed);
    } catch (error) {
      toastError(error);
    }
    this.busy = '';
    await this.refresh();
    void refreshCounts();
  }

  /** Bursts of events ask the server once. What was loaded beyond the first page is loaded again. */
  private refreshSoon(): void {
    clearTimeout(this.refreshTimer);
    this.refreshTimer = setTimeout(() => void this.refresh(), 500);
  }

  private async refresh(): Promise<void> {
    const wanted = this.list.value?.rows.length ?? 0;
    await this.list.load(
      async () => {
        let page = await this.fetchPage(undefined);
        while (page.rows.length < wanted && page.cursor !== undefined) {
          const next = await this.fetchPage(page.cursor);
          page = { ...next, rows: [...page.rows, ...next.rows] };
        }
        return page;
      },
      { keep: true },
    );
  }

  private readonly onSearch = (event: Event): void => {
    const q = (event.target as HTMLInputElement).value;
    clearTimeout(this.searchTimer);
    this.searchTimer = setTimeout(() => setQuery({ ...this.query, q }), SEARCH_PAUSE_MS);
  };
}
customElements.define('yl-tasks-page', TasksPage);
