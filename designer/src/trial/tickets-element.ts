import { css, html, nothing, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { PathStep, Scenario } from '@yunliu/engine/simulate';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { inSlices } from './in-slices.js';
import { differenceWords } from './parting-words.js';
import { replayTicket, type ReplayedTicket } from './replay-tickets.js';
import { namesOf } from './names-of.js';
import type { TrialBench } from './trial-bench.js';
import type { TrialNames } from './trial-names.js';
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
    const changed = this.replayed.filter(({ comparison }) => comparison.first !== undefined);
    const names = namesOf(bench, this.locale);
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
              <strong data-summary>${this.#summary(changed.length)}</strong>
              ${this.failed === 0 ? nothing : html`<span class="bad">${fill(texts.replayFailed, { count: this.failed })}</span>`}
            </div>`
          : nothing
      }
      <ul class="plain">
        ${changed.map((ticket) => this.#ticket(ticket, names))}
      </ul>
    </div>`;
  }

  #summary(changed: number): string {
    const texts = runsTexts(this.locale);
    const all = this.replayed.length;
    if (all === 0) return texts.ticketsNone;
    return changed === 0 ? fill(texts.replaySame, { all }) : fill(texts.replayDone, { all, changed });
  }

  #ticket({ story, comparison }: ReplayedTicket, names: TrialNames): TemplateResult {
    const texts = runsTexts(this.locale);
    const process = this.session?.document.definition.key ?? '';
    const { first, rows } = comparison;
    const place = (step: PathStep | undefined): string => {
      if (step === undefined) return '';
      const state = names.state(process, step.state);
      return step.outcome === undefined ? state : `${state}：${names.outcome(process, step.state, step.outcome)}`;
    };
    const title = story.businessKey ?? story.title;
    return html`<li class="ticket" data-ticket=${story.id}>
      <div class="line between">
        <strong>${title}</strong
        ><span class="small muted">${fill(texts.ticketVersion, { version: story.version })}</span>
      </div>
      <div class="small muted">${story.businessKey === undefined ? nothing : story.title}</div>
      <div data-first>${first === undefined ? nothing : differenceWords(first, process, names)}</div>
      <div class="line">
        <button
          type="button"
          data-open
          aria-label=${`${texts.open} ${title}`}
          @click=${() => this.#open(story.scenario as unknown as Scenario, first)}
        >
          ${texts.open}
        </button>
      </div>
      <details>
        <summary class="small">${texts.compare}</summary>
        <div class="scroll" tabindex="0" role="group" aria-label=${texts.compare}>
          <table>
            <thead>
              <tr>
                <th scope="col">#</th>
                <th scope="col">${texts.before}</th>
                <th scope="col">${texts.after}</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(
                ({ before, after, same }, at) =>
                  html`<tr class=${same ? '' : 'other'}>
                    <td>${at + 1}<span class="sr"> ${same ? texts.same : texts.different}</span></td>
                    <td>${place(before)}</td>
                    <td>${place(after)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>
    </li>`;
  }

  async #replay(): Promise<void> {
    const { session, bench } = this;
    const { world } = bench;
    if (session === undefined || world === undefined) return;
    const { host, document } = session;
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
            const story = await host.ticket?.(id);
            const played = story && bench.attempt(() => replayTicket(story, world, document.definition));
            if (played !== undefined && 'done' in played) this.replayed = [...this.replayed, played.done];
            else this.failed += 1;
          } catch {
            // One that cannot be read does not keep the others from being played.
            this.failed += 1;
          }
          this.done = at + 1;
        },
        signal,
      );
      this.isFinished = true;
    } catch (error) {
      this.fault = fill(runsTexts(this.locale).loadFailed, { why: error instanceof Error ? error.message : '' });
    }
    this.all = 0;
    const changed = this.replayed.filter(({ comparison }) => comparison.first !== undefined).length;
    session.say(this.fault ?? this.#summary(changed));
  }

  /** In the player, just before the first difference where that is a step of the story. */
  #open(scenario: Scenario, first: ReplayedTicket['comparison']['first']): void {
    const steps = scenario.steps.filter((step) => !('expect' in step));
    const upTo = first !== undefined && 'step' in first ? Math.max(1, first.step) : steps.length;
    this.dispatchEvent(new CustomEvent('yl-trial-open', { detail: { scenario: { ...scenario, steps }, upTo } }));
  }
}
