import { css, html, nothing, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { Scenario } from '@yunliu/engine/simulate';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { inSlices } from './in-slices.js';
import { isOtherPeople, isOtherWay, TicketReplays, type ReplayedTicket } from './replay-tickets.js';
import { ticketTemplate } from './ticket-template.js';
import { namesOf } from './names-of.js';
import type { TrialBench } from './trial-bench.js';
import { trialStyles } from './trial-styles.js';
import { fill, runsTexts, trialTexts } from './trial-texts.js';

/** Finished tickets played on the draft: those that would have gone another way, compared step by step. Fires `yl-trial-open`. */
export class TrialTickets extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    bench: { attribute: false },
    limit: { state: true },
    replayed: { state: true },
    done: { state: true },
    all: { state: true },
    failed: { state: true },
    fault: { state: true },
    isFinished: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    trialStyles,
    css`
      .box {
        max-width: 860px;
        margin: 0 auto;
        padding: 12px;
      }
      li.ticket {
        padding: 8px 10px;
        border: 1px solid var(--yl-line);
        border-radius: var(--yl-radius);
      }
      tr.other td {
        background: #fdf6e7;
      }
      .tag.other {
        border-color: #b7791f;
        background: #fdf6e7;
        color: #7a4d05;
      }
      .tag.people {
        border-color: #6b7fa8;
        background: #eef2fa;
        color: #2f446f;
      }
      .limit {
        width: 90px !important;
      }
    `,
  ];

  declare bench: TrialBench;
  declare limit: number;
  declare replayed: readonly ReplayedTicket[];
  declare done: number;
  declare all: number;
  /** Tickets that could not be read. */
  declare failed: number;
  declare fault: string | undefined;
  declare isFinished: boolean;
  #stop = new AbortController();

  constructor() {
    super();
    this.limit = 50;
    this.replayed = [];
    this.done = 0;
    this.all = 0;
    this.failed = 0;
    this.isFinished = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, bench } = this;
    if (session === undefined) return nothing;
    const texts = runsTexts(this.locale);
    const { host } = session;
    if (host.tickets === undefined || host.ticket === undefined)
      return html`<div class="empty" data-unsupported>${texts.ticketsUnsupported}</div>`;
    if (bench.world === undefined)
      return html`<div class="box">
        <div class="notice bad" role="alert">
          ${trialTexts(this.locale).broken} ${localize(bench.fault?.message, this.locale)}
        </div>
      </div>`;
    const listed = [...this.replayed.filter(isOtherWay), ...this.replayed.filter(isOtherPeople)];
    const names = namesOf(bench, this.locale);
    const process = session.document.definition.key;
    return html`<div class="box stack">
      <div class="hint">${texts.ticketsHint}</div>
      <div class="line">
        <label for="limit">${texts.ticketsCount}</label>
        <input
          id="limit"
          class="limit"
          type="number"
          min="1"
          max="1000"
          .value=${String(this.limit)}
          @change=${(event: Event) => {
            this.limit = Math.min(1000, Math.max(1, Math.round(Number((event.target as HTMLInputElement).value)) || 1));
          }}
        />
        ${
          this.all > 0
            ? html`<button type="button" data-stop @click=${() => this.#stop.abort()}>${texts.stop}</button>`
            : html`<button type="button" class="primary" data-replay @click=${() => void this.#replay()}>
                ${texts.replay}
              </button>`
        }
      </div>
      ${
        this.all === 0
          ? nothing
          : html`<div role="status">
              ${fill(texts.replaying, { done: this.done, all: this.all })}
              <progress max=${this.all} value=${this.done} aria-label=${texts.replay}></progress>
            </div>`
      }
      ${this.fault === undefined ? nothing : html`<div class="notice bad" role="alert">${this.fault}</div>`}
      ${
        this.isFinished
          ? html`<div role="status">
              <strong data-summary>${this.#summary()}</strong>
              ${this.#reservations().map((words) => html`<div class="small muted" data-reservation>${words}</div>`)}
            </div>`
          : nothing
      }
      <ul class="plain">
        ${listed.map((ticket) => ticketTemplate(ticket, { process, names, open: () => this.#open(ticket) }))}
      </ul>
    </div>`;
  }

  #summary(): string {
    const texts = runsTexts(this.locale);
    const all = this.replayed.length;
    if (all === 0) return texts.ticketsNone;
    const changed = this.replayed.filter(isOtherWay).length;
    const people = this.replayed.filter(isOtherPeople).length;
    if (changed + people === 0) return fill(texts.replaySame, { all });
    if (changed === 0) return fill(texts.replayPeople, { all, people });
    return fill(people === 0 ? texts.replayDone : texts.replayBoth, { all, changed, people });
  }

  /** What keeps the comparison from being whole. */
  #reservations(): readonly string[] {
    const texts = runsTexts(this.locale);
    const without = this.replayed.filter(({ isWithoutVersion }) => isWithoutVersion).length;
    const left = this.replayed.filter(({ comparison }) => comparison.leftStarters.length > 0).length;
    const unlike = this.replayed.filter(({ comparison }) => comparison.isUnlike).length;
    return [
      ...(this.failed === 0 ? [] : [fill(texts.replayFailed, { count: this.failed })]),
      ...(without === 0 ? [] : [fill(texts.withoutVersion, { count: without })]),
      ...(left === 0 ? [] : [fill(texts.leftStarters, { count: left })]),
      ...(unlike === 0 ? [] : [fill(texts.unlikeCount, { count: unlike })]),
    ];
  }

  async #replay(): Promise<void> {
    const { session, bench } = this;
    const { world } = bench;
    if (session === undefined || world === undefined) return;
    const { host } = session;
    const replays = new TicketReplays(bench, world);
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.replayed = [];
    this.failed = 0;
    this.fault = undefined;
    this.isFinished = false;
    this.done = 0;
    this.all = 1;
    try {
      const items = (await host.tickets?.({ finished: true, limit: this.limit })) ?? [];
      this.all = Math.max(1, items.length);
      await inSlices(
        items,
        async ({ id }, at) => {
          try {
            const played = await replays.replay(id);
            if (played === undefined) this.failed += 1;
            else this.replayed = [...this.replayed, played];
          } catch {
            // One that cannot be read does not keep the others from being played.
            this.failed += 1;
          }
          this.done = at + 1;
        },
        signal,
      );
      // Stopped before the first: nothing can be told of them.
      this.isFinished = !signal.aborted || this.done > 0;
    } catch (error) {
      this.fault = fill(runsTexts(this.locale).loadFailed, { why: error instanceof Error ? error.message : '' });
    }
    this.all = 0;
    if (this.fault !== undefined) session.say(this.fault);
    else if (this.isFinished && this.isConnected) session.say(this.#summary());
  }

  /** In the player, just before the first difference where that is a step of the story. */
  #open({ story, comparison: { first } }: ReplayedTicket): void {
    const scenario = story.scenario as unknown as Scenario;
    const steps = scenario.steps.filter((step) => !('expect' in step));
    const upTo = first?.kind === 'refusal' ? Math.max(1, first.step) : steps.length;
    this.dispatchEvent(new CustomEvent('yl-trial-open', { detail: { scenario: { ...scenario, steps }, upTo } }));
  }
}
