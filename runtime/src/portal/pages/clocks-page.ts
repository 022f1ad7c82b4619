import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ClockExplanation } from '@yunliu/engine/service-time';
import type { ApiClock, TicketClocks } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { onLive } from '../contexts/live-updates.js';
import { changePriority } from '../parts/change-priority.js';
import { appealBreach, decideEntry, pauseClock, requestExtension, resumeClock } from '../parts/clock-commands.js';
import { clockChip } from '../parts/clock-chip.js';
import { clockExplanation } from '../parts/clock-explanation.js';
import { clockFacts } from '../parts/clock-facts.js';
import { priorityTitle } from '../parts/clock-panel.js';
import { clockRequests } from '../parts/clock-requests.js';
import { icon } from '../parts/icon.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { setQuery } from '../router.js';
import { exactTime } from '../time-words.js';

const AGAIN_MS = 60_000;

interface Shown {
  readonly ticket: TicketClocks;
  readonly subject: string;
  readonly explanation?: ClockExplanation;
}

/** Every promised time of one ticket, why it is due when it is, and what may be done about it. */
export class ClocksPage extends PortalPage {
  static override properties = { ...PortalPage.properties, busy: { state: true }, all: { state: true } };

  declare private busy: boolean;
  declare private all: boolean;
  private readonly shown = new Loader<Shown>(this);
  private timer: ReturnType<typeof setInterval> | undefined;
  private stopLive: (() => void) | undefined;
  private loadedFor = '';
  private subject: string | undefined;

  constructor() {
    super();
    this.busy = false;
    this.all = false;
  }

  private get instanceId(): string {
    return this.params['id'] ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.clocks.page.title);
    this.timer = setInterval(this.refresh, AGAIN_MS);
    this.stopLive = onLive((news) => {
      if (news.event === 'resync' || (news.event === 'instance' && news.data.instanceId === this.instanceId))
        this.refresh();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.stopLive?.();
  }

  protected override willUpdate(): void {
    const wanted = `${this.instanceId} ${this.query['clock'] ?? ''}`;
    if (wanted === this.loadedFor) return;
    this.loadedFor = wanted;
    void this.shown.load(() => this.read(), { keep: this.shown.value !== undefined });
  }

  protected override render(): TemplateResult {
    const { value, error } = this.shown;
    const texts = this.t.clocks.page;
    return html`
      <header class="head">
        <div class="head-text">
          <nav class="crumbs" aria-label=${this.t.common.back}>
            <a href=${`/instances/${this.instanceId}`}>${texts.back}</a>${icon('chevron', 14)}<span
              >${value?.subject ?? ''}</span
            >
          </nav>
          <h1 tabindex="-1">${texts.title}</h1>
        </div>
        <div class="head-actions">
          ${
            value?.ticket.mayChangePriority === true
              ? html`<button
                  type="button"
                  class="button"
                  data-testid="change-priority"
                  ?disabled=${this.busy}
                  @click=${() => this.act(() => changePriority(this.instanceId, value.ticket))}
                >
                  ${this.t.clocks.act.priority}
                </button>`
              : nothing
          }
        </div>
      </header>
      ${value === undefined ? (error === undefined ? skeleton(5, 70) : errorState(error, this.shown.retry)) : this.renderTicket(value)}
    `;
  }

  private renderTicket({ ticket, explanation }: Shown): TemplateResult {
    const texts = this.t.clocks;
    if (ticket.clocks.length === 0) return emptyState(texts.panel.none, texts.page.noAgreement);
    const chosen = this.chosen(ticket);
    return html`
      <section class="card clock-terms" aria-label=${texts.page.agreement}>
        ${
          ticket.agreement === undefined
            ? html`<p class="card-body soft">${texts.page.noAgreement}</p>`
            : html`<dl class="facts wide">
                <div>
                  <dt>${texts.page.system}</dt>
                  <dd>${ticket.systemTitle ?? ticket.system ?? ''}</dd>
                </div>
                <div>
                  <dt>${texts.page.agreement}</dt>
                  <dd>
                    ${ticket.agreement.title}
                    <span class="faint">${texts.page.version(ticket.agreement.version)}</span>
                  </dd>
                </div>
                <div>
                  <dt>${texts.page.priority}</dt>
                  <dd data-testid="ticket-priority">${priorityTitle(ticket)}</dd>
                </div>
              </dl>`
        }
      </section>
      ${this.renderEntries(ticket)}
      <div class="clock-columns">
        <nav class="card clock-choice" aria-label=${texts.page.clocks}>
          <ul>
            ${ticket.clocks.map((clock) => this.renderChoice(clock, chosen))}
          </ul>
        </nav>
        <section class="card clock-detail" aria-labelledby="clock-name">
          <header class="card-head">
            <h2 id="clock-name" data-testid="clock-name">${chosen?.title ?? ''}</h2>
            ${chosen === undefined ? nothing : clockChip(chosen)}
          </header>
          <div class="card-body">
            ${chosen === undefined ? nothing : html`${clockFacts(chosen)} ${clockRequests(this.instanceId, chosen, ticket, this.button)} ${this.renderCommands(chosen)}`}
            ${
              chosen === undefined || explanation === undefined
                ? nothing
                : clockExplanation(explanation, chosen, ticket.now, {
                    all: this.all,
                    onAll: () => (this.all = true),
                    priorities: ticket.priorities,
                  })
            }
          </div>
        </section>
      </div>
    `;
  }

  private renderChoice(clock: ApiClock, chosen: ApiClock | undefined): TemplateResult {
    const { verdicts, page } = this.t.clocks;
    return html`<li>
      <a
        href=${`/instances/${this.instanceId}/clocks?clock=${clock.id}`}
        aria-current=${clock.id === chosen?.id ? 'true' : 'false'}
        data-testid=${`clock-${clock.id}`}
        @click=${(event: MouseEvent) => {
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          this.all = false;
          setQuery({ clock: clock.id });
        }}
      >
        <span class="clock-choice-title">${clock.title}</span>
        ${clockChip(clock)}
        <span class="faint">${clock.commitment ?? ''} ${verdicts[clock.result ?? 'open']}</span>
        <span class="faint">${page.due} ${clock.due === null ? page.noDue : exactTime(clock.due)}</span>
      </a>
    </li>`;
  }

  private renderCommands(clock: ApiClock): TemplateResult {
    const { act, page } = this.t.clocks;
    const id = this.instanceId;
    const { may } = clock;
    const buttons = [
      may.pause ? this.button(act.pause, 'pause', () => pauseClock(id, clock)) : undefined,
      may.resume ? this.button(act.resume, 'resume', () => resumeClock(id, clock), 'primary') : undefined,
      may.requestExtension ? this.button(act.extend, 'extend', () => requestExtension(id, clock)) : undefined,
      may.appeal ? this.button(act.appeal, 'appeal-breach', () => appealBreach(id, clock)) : undefined,
    ].filter((one) => one !== undefined);
    return html`<div class="clock-actions" role="group" aria-label=${page.commands}>
      ${buttons.length === 0 ? html`<p class="faint">${page.noCommands}</p>` : buttons}
    </div>`;
  }

  private renderEntries(ticket: TicketClocks): TemplateResult | typeof nothing {
    const { act } = this.t.clocks;
    if (ticket.lateEntries.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="entries-title">
      <header class="card-head"><h2 id="entries-title">${act.entries}</h2></header>
      <ul class="clock-entries">
        ${ticket.lateEntries.map(
          (entry) =>
            html`<li data-testid="late-entry">
              <div>
                <p><b>${act.entry(entry.by.name)}</b>${this.t.common.colon}${entry.reason}</p>
                <p class="faint">${act.entryText(exactTime(entry.at), exactTime(entry.recordedAt))}</p>
              </div>
              ${
                entry.mayDecide
                  ? html`<p class="banner-actions">
                      ${this.button(act.approveEntry, 'approve-entry', () => decideEntry(this.instanceId, entry.id, true), 'primary')}
                      ${this.button(act.refuseEntry, 'refuse-entry', () => decideEntry(this.instanceId, entry.id, false))}
                    </p>`
                  : nothing
              }
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private readonly button = (text: string, testid: string, action: () => Promise<boolean>, kind = ''): TemplateResult =>
    html`<button
      type="button"
      class=${`button small ${kind}`}
      data-testid=${testid}
      ?disabled=${this.busy}
      @click=${() => this.act(action)}
    >
      ${text}
    </button>`;

  private async act(action: () => Promise<boolean>): Promise<void> {
    this.busy = true;
    const done = await action();
    this.busy = false;
    if (done) this.refresh();
  }

  /** The one asked for, else the first that runs, else the last. */
  private chosen({ clocks }: TicketClocks): ApiClock | undefined {
    const wanted = this.query['clock'];
    return clocks.find(({ id }) => id === wanted) ?? clocks.find(({ state }) => state !== 'stopped') ?? clocks.at(-1);
  }

  private async read(): Promise<Shown> {
    const id = this.instanceId;
    const ticket = await call('ticketClocks', { params: { id } });
    this.subject ??= (await call('readInstance', { params: { id } })).subject;
    const { subject } = this;
    const chosen = this.chosen(ticket);
    if (chosen === undefined) return { ticket, subject };
    const { explanation } = await call('explainClock', { params: { id, clockId: chosen.id } });
    return { ticket, subject, explanation: explanation as unknown as ClockExplanation };
  }

  private readonly refresh = (): void => {
    void this.shown.load(() => this.read(), { keep: true });
  };
}
customElements.define('yl-clocks-page', ClocksPage);
