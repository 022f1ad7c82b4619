import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarChanges, CalendarMonth, Calendars } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { currentUser } from '../contexts/session.js';
import { icon } from '../parts/icon.js';
import { errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { setQuery } from '../router.js';
import { addDates } from './calendar-add-dialog.js';
import { calendarLedger } from './calendar-ledger.js';
import { monthGrid } from './calendar-month-grid.js';
import { calendarSide } from './calendar-side.js';
import { calendarToolbar } from './calendar-toolbar.js';

const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** When service is open: month by month, with the notice that says so, guarantee periods and planned downtime. */
export class CalendarPage extends PortalPage {
  static override properties = { ...PortalPage.properties, day: { state: true } };

  /** The day whose hours are told. */
  declare private day: string;
  private readonly all = new Loader<Calendars>(this);
  private readonly month = new Loader<CalendarMonth>(this);
  private readonly ledger = new Loader<CalendarChanges>(this);
  private loadedFor = '';

  constructor() {
    super();
    this.day = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.clocks.calendar.title);
    void this.all.load(() => call('listCalendars', {}));
    if (this.seesLedger) void this.ledger.load(() => call('listCalendarChanges', {}));
  }

  private get seesLedger(): boolean {
    const user = currentUser();
    return user?.isAdmin === true || user?.roles.some(({ key }) => key === 'project-manager') === true;
  }

  private get calendarKey(): string {
    const known = this.all.value?.calendars ?? [];
    const wanted = this.query['calendar'];
    return (
      known.find(({ key }) => key === wanted)?.key ??
      (known.find(({ key }) => key === 'office-5x8') ?? known[0])?.key ??
      ''
    );
  }

  private get monthText(): string {
    const wanted = this.query['month'] ?? '';
    return /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(wanted) ? wanted : (this.all.value?.today.slice(0, 7) ?? '');
  }

  protected override willUpdate(): void {
    const [key, month] = [this.calendarKey, this.monthText];
    const wanted = `${key} ${month}`;
    if (key === '' || month === '' || wanted === this.loadedFor) return;
    this.loadedFor = wanted;
    void this.month.load(() => call('readCalendarMonth', { params: { key, month } }), { keep: true });
  }

  protected override render(): TemplateResult {
    const texts = this.t.clocks.calendar;
    const { value, error } = this.all;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
        <div class="head-actions">
          ${
            currentUser()?.isAdmin === true && value !== undefined
              ? html`<button
                  type="button"
                  class="button primary"
                  data-testid="add-dates"
                  @click=${() => void this.add(value)}
                >
                  ${icon('plus', 16)}${texts.add}
                </button>`
              : nothing
          }
        </div>
      </header>
      ${value === undefined ? (error === undefined ? skeleton(6, 70) : errorState(error, this.all.retry)) : this.renderAll(value)}
    `;
  }

  private renderAll(all: Calendars): TemplateResult {
    const texts = this.t.clocks.calendar;
    const [year = 0, month = 0] = this.monthText.split('-').map(Number);
    return html`
      ${calendarToolbar({
        all,
        calendarKey: this.calendarKey,
        monthText: this.monthText,
        show: (part) => this.show(part),
        step: (months) => this.step(months),
      })}
      <div class="calendar-columns">
        <section class="card" aria-label=${texts.monthTitle(year, month)}>
          <header class="card-head"><h2 aria-live="polite">${texts.monthTitle(year, month)}</h2></header>
          <div class="card-body">
            ${
              this.month.value === undefined
                ? this.month.error === undefined
                  ? skeleton(5, 60)
                  : errorState(this.month.error, this.month.retry)
                : monthGrid({
                    month: this.month.value,
                    chosen: this.day,
                    onKey: (event) => void this.onKey(event),
                    onChoose: (date) => (this.day = date),
                  })
            }
          </div>
        </section>
        ${this.month.value === undefined ? nothing : calendarSide({ month: this.month.value, chosen: this.day, titleOf: this.titleOf })}
      </div>
      ${this.seesLedger ? calendarLedger(this.ledger, this.titleOf) : nothing}
    `;
  }

  private readonly titleOf = (key: string): string =>
    this.all.value?.calendars.find((one) => one.key === key)?.title ?? key;

  private async onKey(event: KeyboardEvent): Promise<void> {
    const date = (event.target as HTMLElement).dataset['date'];
    const month = this.month.value;
    if (date === undefined || month === undefined) return;
    const paging = event.key === 'PageUp' ? -1 : event.key === 'PageDown' ? 1 : 0;
    if (paging !== 0) {
      event.preventDefault();
      this.step(paging);
      return;
    }
    const move = MOVES[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const index = month.days.findIndex((day) => day.date === date) + move;
    const next = month.days[index];
    if (next === undefined) {
      this.step(index < 0 ? -1 : 1);
      return;
    }
    this.day = next.date;
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-date="${next.date}"]`)?.focus();
  }

  private step(months: number): void {
    const [year = 2026, month = 1] = this.monthText.split('-').map(Number);
    const next = year * 12 + month - 1 + months;
    this.show({ month: `${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}` });
  }

  private show(part: { readonly calendar?: string; readonly month?: string }): void {
    this.day = '';
    setQuery({ calendar: this.calendarKey, month: this.monthText, ...part });
  }

  private async add(all: Calendars): Promise<void> {
    const target = all.calendars.some(({ key }) => key === 'national-cn') ? 'national-cn' : this.calendarKey;
    if (!(await addDates(all, target))) return;
    this.loadedFor = '';
    await this.all.load(() => call('listCalendars', {}), { keep: true });
    await this.ledger.load(() => call('listCalendarChanges', {}), { keep: true });
  }
}
customElements.define('yl-calendar-page', CalendarPage);
