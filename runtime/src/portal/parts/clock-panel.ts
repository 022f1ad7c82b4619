import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiClock, InstanceDetail, TicketClocks } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { serverNow } from '../contexts/ticking.js';
import { t } from '../locales/index.js';
import { PortalElement } from '../portal-element.js';
import { momentInWords } from '../time-words.js';
import { clockChip } from './clock-chip.js';
import { promisedWords, remainingWords, usedWords } from './clock-words.js';
import { errorState, skeleton } from './states.js';

type View = 'client' | 'inner';
const VIEWS = ['client', 'inner'] as const;
/** Service time left is counted by the server; it is asked again as long as the page is open. */
const AGAIN_MS = 60_000;

/** The promised times of a ticket beside its form: in plain words for the client, in service time for us. */
export class ClockPanel extends PortalElement {
  static override properties = { detail: { attribute: false }, view: { state: true } };

  declare detail: InstanceDetail | undefined;
  declare private view: View;
  private readonly shown = new Loader<TicketClocks>(this);
  private loadedFor = '';
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.view = 'client';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.load(), AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override willUpdate(): void {
    const wanted = `${this.detail?.id ?? ''}@${this.detail?.revision ?? 0}`;
    if (wanted === this.loadedFor || this.detail === undefined) return;
    this.loadedFor = wanted;
    this.load();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { value, error } = this.shown;
    const { detail } = this;
    if (detail === undefined) return nothing;
    const texts = this.t.clocks.panel;
    // Most tickets of processes without promises need no card that says so.
    if (value !== undefined && value.clocks.length === 0 && value.agreement === undefined) return nothing;
    return html`<section class="card clock-panel" aria-labelledby="clocks-title" data-testid="clock-panel">
      <header class="card-head">
        <h2 id="clocks-title">${texts.title}</h2>
        ${
          value === undefined || value.clocks.length === 0
            ? nothing
            : html`<a href=${`/instances/${detail.id}/clocks`} data-testid="open-clocks">${texts.all}</a>`
        }
      </header>
      <div class="card-body">${this.renderBody(value, error)}</div>
    </section>`;
  }

  private renderBody(value: TicketClocks | undefined, error: Loader<TicketClocks>['error']): TemplateResult {
    const texts = this.t.clocks.panel;
    if (value === undefined) return error === undefined ? skeleton(2, 44) : errorState(error, this.shown.retry);
    if (value.clocks.length === 0) return html`<p class="soft">${texts.none}</p>`;
    const now = serverNow();
    const open = value.clocks.filter(({ state }) => state !== 'stopped');
    const ended = value.clocks.filter(({ state }) => state === 'stopped');
    return html`<div class="segments" role="group" aria-label=${texts.view}>
        ${VIEWS.map(
          (view) =>
            html`<button
              type="button"
              aria-pressed=${this.view === view ? 'true' : 'false'}
              data-testid=${`clock-view-${view}`}
              @click=${() => (this.view = view)}
            >
              ${view === 'client' ? texts.clientView : texts.innerView}
            </button>`,
        )}
      </div>
      ${
        this.view === 'inner' && value.agreement !== undefined
          ? html`<p class="faint">
              ${value.systemTitle ?? value.system ?? ''} · ${value.agreement.title} · ${this.t.clocks.page.priority}
              ${priorityTitle(value)}
            </p>`
          : nothing
      }
      <ul class="clock-list">
        ${[...open, ...ended].map((clock) =>
          this.view === 'client' ? html`<li>${clientLine(clock, now)}</li>` : html`<li>${innerLine(clock)}</li>`,
        )}
      </ul>`;
  }

  private load(): void {
    const { detail } = this;
    if (detail === undefined) return;
    void this.shown.load(
      async () => {
        const ticket = await call('ticketClocks', { params: { id: detail.id } });
        return ticket;
      },
      { keep: true },
    );
  }
}
customElements.define('yl-clock-panel', ClockPanel);

export function priorityTitle({ priority, priorities }: TicketClocks): string {
  return priorities.find(({ key }) => key === priority)?.title ?? priority ?? '';
}

/** The promise as the client knows it: by when, in calendar time. */
function clientLine(clock: ApiClock, now: number): TemplateResult {
  return html`<div class="clock-line">
    ${clockChip(clock)}
    <span>${clientWords(clock, now)}</span>
    ${clock.provisional && clock.state !== 'stopped' ? html`<span class="faint">${t().clocks.panel.provisional}</span>` : nothing}
  </div>`;
}

function clientWords(clock: ApiClock, now: number): string {
  const { panel } = t().clocks;
  const { title, due, state, result, stoppedAt, breachedAt } = clock;
  if (result === 'excused') return panel.excused(title);
  if (result === 'void') return panel.void(title);
  if (clock.breached) return panel.broken(title, momentInWords(breachedAt ?? due ?? clock.startedAt, now));
  if (stoppedAt !== undefined && state === 'stopped') return panel.kept(title, momentInWords(stoppedAt, now));
  if (state === 'paused') return panel.promisedPaused(title);
  return due === null ? panel.noPromise(title) : panel.promised(title, momentInWords(due, now));
}

/** The clock as the engineer needs it: service time left, what it stands still for, by which calendar. */
function innerLine(clock: ApiClock): TemplateResult {
  const texts = t().clocks.page;
  const left = remainingWords(clock);
  return html`<div class="clock-line">
    ${clockChip(clock)}<b>${clock.title}</b>
    <span class="clock-figures"
      ><span>${texts.used} ${usedWords(clock)}</span><span>${left.label} ${left.text}</span
      ><span class="faint"
        >${texts.promise}
        ${promisedWords(clock)}${clock.calendar === undefined ? nothing : html` · ${clock.calendar.title}`}</span
      >${
        clock.pauseReason === undefined || clock.state !== 'paused'
          ? nothing
          : html`<span>${texts.pauseReason} ${pauseTitle(clock)}</span>`
      }</span
    >
  </div>`;
}

export function pauseTitle({ pauseReason, pauseReasons }: ApiClock): string {
  return pauseReasons.find(({ key }) => key === pauseReason)?.title ?? pauseReason ?? '';
}
