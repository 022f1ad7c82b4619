import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarChanges, CalendarDay, CalendarMonth, Calendars } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { currentUser } from '../contexts/session.js';
import { icon } from '../parts/icon.js';
import { errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { setQuery } from '../router.js';
import { exactTime, momentInWords } from '../time-words.js';
import { addDates, movedList } from './calendar-add-dialog.js';

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
    const chosen = all.calendars.find(({ key }) => key === this.calendarKey);
    const [year = 0, month = 0] = this.monthText.split('-').map(Number);
    return html`
      <div class="toolbar">
        <select
          class="input"
          aria-label=${texts.choose}
          data-testid="calendar"
          @change=${(event: Event) => this.show({ calendar: (event.target as HTMLSelectElement).value })}
        >
          ${all.calendars.map(
            ({ key, title }) => html`<option value=${key} ?selected=${key === this.calendarKey}>${title}</option>`,
          )}
        </select>
        <div class="month-steps">
          <button
            type="button"
            class="button square"
            aria-label=${texts.previous}
            data-testid="month-before"
            @click=${() => this.step(-1)}
          >
            <span aria-hidden="true">‹</span>
          </button>
          <select
            class="input"
            aria-label=${texts.year}
            data-testid="year"
            @change=${(event: Event) => this.show({ month: `${(event.target as HTMLSelectElement).value}-${this.monthText.slice(5)}` })}
          >
            ${yearsAround(year).map((one) => html`<option value=${one} ?selected=${one === year}>${texts.yearName(one)}</option>`)}
          </select>
          <select
            class="input"
            aria-label=${texts.month}
            data-testid="month"
            @change=${(event: Event) => this.show({ month: `${this.monthText.slice(0, 4)}-${(event.target as HTMLSelectElement).value}` })}
          >
            ${Array.from({ length: 12 }, (_, index) => index + 1).map(
              (one) =>
                html`<option value=${String(one).padStart(2, '0')} ?selected=${one === month}>
                  ${texts.monthName(one)}
                </option>`,
            )}
          </select>
          <button
            type="button"
            class="button square"
            aria-label=${texts.next}
            data-testid="month-after"
            @click=${() => this.step(1)}
          >
            <span aria-hidden="true">›</span>
          </button>
          <button
            type="button"
            class="button"
            data-testid="month-today"
            @click=${() => this.show({ month: all.today.slice(0, 7) })}
          >
            ${texts.today}
          </button>
        </div>
        ${
          chosen === undefined
            ? nothing
            : html`<span class="faint"
                >${texts.counts[chosen.counts]} · <span translate="no">${chosen.zone}</span>${
                  chosen.publishedThrough === undefined
                    ? nothing
                    : html` · ${texts.provisionalHint(chosen.publishedThrough)}`
                }</span
              >`
        }
      </div>
      <div class="calendar-columns">
        <section class="card" aria-label=${texts.monthTitle(year, month)}>
          <header class="card-head"><h2 aria-live="polite">${texts.monthTitle(year, month)}</h2></header>
          <div class="card-body">
            ${
              this.month.value === undefined
                ? this.month.error === undefined
                  ? skeleton(5, 60)
                  : errorState(this.month.error, this.month.retry)
                : this.renderMonth(this.month.value)
            }
          </div>
        </section>
        ${this.month.value === undefined ? nothing : this.renderSide(this.month.value)}
      </div>
      ${this.seesLedger ? this.renderLedger() : nothing}
    `;
  }

  private renderMonth(month: CalendarMonth): TemplateResult {
    const texts = this.t.clocks.calendar;
    // Weeks begin on Monday.
    const blank = ((month.days[0]?.weekday ?? 1) + 6) % 7;
    const cells: (CalendarDay | undefined)[] = [...Array.from({ length: blank }, () => undefined), ...month.days];
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
      Array.from({ length: 7 }, (__, day) => cells[week * 7 + day]),
    );
    const focusable = this.focusDay(month);
    return html`<table class="month" role="grid" aria-label=${texts.details} data-testid="month-grid">
      <thead>
        <tr>
          ${[1, 2, 3, 4, 5, 6, 0].map(
            (weekday) =>
              html`<th scope="col" abbr=${texts.weekdays[weekday] ?? ''}>${texts.shortWeekdays[weekday]}</th>`,
          )}
        </tr>
      </thead>
      <tbody @keydown=${(event: KeyboardEvent) => void this.onKey(event, month)}>
        ${weeks.map(
          (week) =>
            html`<tr>
              ${week.map((day) => this.renderDay(day, month, focusable))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private renderDay(day: CalendarDay | undefined, month: CalendarMonth, focusable: string): TemplateResult {
    if (day === undefined) return html`<td class="month-blank"></td>`;
    const texts = this.t.clocks.calendar;
    const isToday = day.date === month.today;
    const windows = downtimesOn(month, day.date);
    const classes = ['month-day', day.kind, day.hours.length === 0 ? 'closed' : 'open'];
    if (isToday) classes.push('today');
    if (day.date === this.day) classes.push('chosen');
    const mark = day.kind === 'weekly' ? '' : texts.kinds[day.kind];
    return html`<td role="gridcell" aria-selected=${day.date === this.day ? 'true' : 'false'}>
      <button
        type="button"
        class=${classes.join(' ')}
        data-date=${day.date}
        data-testid=${`day-${day.date}`}
        tabindex=${day.date === focusable ? 0 : -1}
        aria-current=${isToday ? 'date' : 'false'}
        @click=${() => (this.day = day.date)}
      >
        <span class="month-number">${Number(day.date.slice(8))}</span>
        <span class="unseen">${texts.kindNames[day.kind]}</span>
        ${mark === '' ? nothing : html`<span class=${`month-kind ${day.kind}`}>${mark}</span>`}
        <span class="month-title">${day.title ?? ''}</span>
        <span class="month-hours">${hoursText(day, texts)}</span>
        ${windows.length > 0 ? html`<span class="month-kind down">${texts.downtime}</span>` : nothing}
        ${day.provisional ? html`<span class="month-provisional">${this.t.clocks.tone.provisional}</span>` : nothing}
      </button>
    </td>`;
  }

  private renderSide(month: CalendarMonth): TemplateResult {
    const texts = this.t.clocks.calendar;
    const day = month.days.find(({ date }) => date === this.day);
    return html`<aside class="calendar-side">
      <section class="card" aria-labelledby="day-title">
        <header class="card-head">
          <h2 id="day-title">
            ${day === undefined ? texts.details : `${day.date} ${texts.weekdays[day.weekday] ?? ''}`}
          </h2>
        </header>
        <div class="card-body" aria-live="polite" data-testid="day-detail">
          ${
            day === undefined
              ? html`<p class="soft">${texts.pick}</p>`
              : html`<p>
                    <b>${texts.kindNames[day.kind]}${day.title === undefined ? nothing : html` · ${day.title}`}</b>
                  </p>
                  <p>${hoursText(day, texts)}</p>
                  ${day.source === undefined ? nothing : html`<p class="faint">${texts.sources}：${day.source}</p>`}
                  <p class="faint">${texts.layer}：${this.titleOf(day.layer)}</p>
                  ${day.provisional ? html`<p class="chip warn">${this.t.clocks.tone.provisional}</p>` : nothing}`
          }
        </div>
      </section>
      ${
        month.notices.length === 0
          ? nothing
          : html`<section class="card" aria-labelledby="notices-title">
              <header class="card-head"><h2 id="notices-title">${texts.sources}</h2></header>
              <ul class="card-body notices">
                ${month.notices.map(({ title, number, issued }) => html`<li>${title} <span class="faint">${number ?? ''} · ${texts.issued(issued)}</span></li>`)}
              </ul>
            </section>`
      }
      <section class="card" aria-labelledby="down-title">
        <header class="card-head">
          <h2 id="down-title">${texts.plannedDowntime}</h2>
          <a href="/downtimes">${this.t.clocks.downtime.title}</a>
        </header>
        <div class="card-body">
          ${
            month.downtimes.length === 0
              ? html`<p class="soft">${texts.noDowntime}</p>`
              : html`<ul class="notices">
                  ${month.downtimes.map(
                    (one) =>
                      html`<li>
                        <span class="number">${exactTime(one.from)} – ${exactTime(one.to)}</span>
                        ${one.reason}
                        <span class=${one.approved ? 'chip ok' : 'chip warn'}
                          >${one.approved ? texts.approved : texts.waiting}</span
                        >
                      </li>`,
                  )}
                </ul>`
          }
        </div>
      </section>
    </aside>`;
  }

  private renderLedger(): TemplateResult {
    const texts = this.t.clocks.calendar;
    const { value, error } = this.ledger;
    return html`<section class="card" aria-labelledby="ledger-title" data-testid="ledger">
      <header class="card-head"><h2 id="ledger-title">${texts.ledger}</h2></header>
      <div class="card-body">
        ${
          value === undefined
            ? error === undefined
              ? skeleton(2, 40)
              : errorState(error, this.ledger.retry)
            : value.changes.length === 0
              ? html`<p class="soft">${texts.ledgerEmpty}</p>`
              : html`<ul class="ledger">
                  ${value.changes.map(
                    (change) =>
                      html`<li>
                        <p>
                          <b>${texts.changedBy(change.by.name, change.rows)}</b> · ${this.titleOf(change.calendar)}
                          <span class="faint">${change.notice ?? ''} ${momentInWords(change.at, Date.now())}</span>
                        </p>
                        ${
                          change.moved.length === 0
                            ? html`<p class="faint">${texts.movedNone}</p>`
                            : html`<details>
                                <summary>${texts.moved(change.moved.length)}</summary>
                                ${movedList(change.moved)}
                              </details>`
                        }
                      </li>`,
                  )}
                </ul>`
        }
      </div>
    </section>`;
  }

  private titleOf(key: string): string {
    return this.all.value?.calendars.find((one) => one.key === key)?.title ?? key;
  }

  /** One day of the month is a stop of the Tab key; the arrows go on from there. */
  private focusDay(month: CalendarMonth): string {
    const has = (date: string): boolean => month.days.some((day) => day.date === date);
    if (has(this.day)) return this.day;
    return has(month.today) ? month.today : (month.days[0]?.date ?? '');
  }

  private async onKey(event: KeyboardEvent, month: CalendarMonth): Promise<void> {
    const date = (event.target as HTMLElement).dataset['date'];
    if (date === undefined) return;
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

function hoursText(day: CalendarDay, texts: { readonly closed: string; readonly allDay: string }): string {
  if (day.hours.length === 0) return texts.closed;
  const [first] = day.hours;
  if (day.hours.length === 1 && first?.from === '00:00' && first.to === '24:00') return texts.allDay;
  return day.hours.map(({ from, to }) => `${from}–${to}`).join(' ');
}

function downtimesOn(month: CalendarMonth, date: string): CalendarMonth['downtimes'] {
  const from = Date.parse(`${date}T00:00:00+08:00`);
  return month.downtimes.filter((one) => Date.parse(one.from) < from + 86_400_000 && Date.parse(one.to) > from);
}

function yearsAround(year: number): readonly number[] {
  return Array.from({ length: 7 }, (_, index) => year - 3 + index);
}
