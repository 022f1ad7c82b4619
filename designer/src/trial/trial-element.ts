import { css, html, nothing, type TemplateResult } from 'lit';
import type { Instant } from '@yunliu/engine/definition';
import type { Scenario } from '@yunliu/engine/simulate';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import type { TrialBench } from './trial-bench.js';
import type { TrialMarks } from './trial-marks.js';
import { trialTexts } from './trial-texts.js';

const tabs = ['play', 'scenarios', 'tickets', 'random', 'path'] as const;
type Tab = (typeof tabs)[number];

/**
 * `<yl-trial>`: the draft tried before anybody has to live with it. Walk through it by hand, run its scenarios, play
 * finished tickets and random runs on it, look ahead. What all that needs is loaded when it is first shown.
 * Fires `yl-trial-marks` ({@link TrialMarks}) after every step, for the canvas beside it.
 */
export class TrialElement extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    clock: { attribute: false },
    alone: { type: Boolean },
    tab: { state: true },
    loaded: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--yl-surface);
      }
      [role='tablist'] {
        display: flex;
        flex: none;
        gap: 2px;
        padding: 0 8px;
        overflow-x: auto;
        border-bottom: 1px solid var(--yl-line);
      }
      [role='tab'] {
        flex: none;
        min-height: 36px;
        padding: 4px 9px;
        border: 0;
        border-bottom: 2px solid transparent;
        border-radius: 0;
        background: none;
      }
      [role='tab'][aria-selected='true'] {
        border-bottom-color: var(--yl-primary);
        background: none;
        font-weight: 600;
      }
      [role='tabpanel'] {
        flex: 1 1 0;
        min-height: 0;
        overflow: auto;
      }
    `,
  ];

  /** What “now” is; default: the browser's clock. */
  declare clock: (() => Instant) | undefined;
  /** Shows its own drawing: where there is no canvas beside it. */
  declare alone: boolean;
  declare tab: Tab;
  declare loaded: 'no' | 'yes' | 'failed';
  #bench: TrialBench | undefined;
  #opened = new Set<Tab>(['play']);

  constructor() {
    super();
    this.alone = false;
    this.tab = 'play';
    this.loaded = 'no';
  }

  /** Where the trial stands; `undefined` = none is under way. */
  get marks(): TrialMarks | undefined {
    return this.renderRoot.querySelector('yl-trial-play')?.marks;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session } = this;
    if (session === undefined) return nothing;
    const texts = trialTexts(this.locale);
    if (this.loaded === 'failed')
      return html`<div class="empty" role="alert">
        ${texts.loadFailed} <button type="button" @click=${() => void this.#load()}>${texts.again}</button>
      </div>`;
    if (this.loaded === 'no' || this.#bench === undefined)
      return html`<div class="empty" role="status">${texts.loading}</div>`;
    return html`<div role="tablist" aria-label=${texts.tabs} @keydown=${this.#keys}>
        ${tabs.map(
          (tab) =>
            html`<button
              type="button"
              role="tab"
              id=${`tab-${tab}`}
              aria-selected=${tab === this.tab}
              aria-controls=${`panel-${tab}`}
              tabindex=${tab === this.tab ? 0 : -1}
              @click=${() => this.show(tab)}
            >
              ${texts[tab]}
            </button>`,
        )}
      </div>
      ${tabs.map(
        (tab) =>
          html`<div
            role="tabpanel"
            id=${`panel-${tab}`}
            aria-labelledby=${`tab-${tab}`}
            tabindex="-1"
            ?hidden=${tab !== this.tab}
          >
            ${this.#opened.has(tab) ? this.#part(tab, this.#bench as TrialBench) : nothing}
          </div>`,
      )}`;
  }

  show(tab: Tab): void {
    this.#opened.add(tab);
    this.tab = tab;
  }

  #part(tab: Tab, bench: TrialBench): TemplateResult {
    const { session } = this;
    const open = (event: CustomEvent<{ readonly scenario: Scenario; readonly upTo?: number }>): void => {
      this.show('play');
      this.renderRoot.querySelector('yl-trial-play')?.openStory(event.detail.scenario, event.detail.upTo);
    };
    switch (tab) {
      case 'play':
        return html`<yl-trial-play
          .session=${session}
          .bench=${bench}
          .clock=${this.clock}
          ?alone=${this.alone}
        ></yl-trial-play>`;
      case 'scenarios':
        return html`<yl-trial-scenarios
          .session=${session}
          .bench=${bench}
          @yl-trial-open=${open}
        ></yl-trial-scenarios>`;
      case 'tickets':
        return html`<yl-trial-tickets .session=${session} .bench=${bench} @yl-trial-open=${open}></yl-trial-tickets>`;
      case 'random':
        return html`<yl-trial-random .session=${session} .bench=${bench} .clock=${this.clock}></yl-trial-random>`;
      case 'path':
        return html`<yl-trial-path .session=${session} .bench=${bench} .clock=${this.clock}></yl-trial-path>`;
    }
  }

  async #load(): Promise<void> {
    if (this.loaded === 'yes') return;
    try {
      const { TrialBench: Bench } = await import('./define-parts.js');
      await this.updateComplete;
      if (this.session !== undefined) this.#bench = new Bench(this.session);
      this.loaded = 'yes';
    } catch {
      this.loaded = 'failed';
    }
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (
      changed.has('session') &&
      this.session !== undefined &&
      this.#bench !== undefined &&
      this.#bench.session !== this.session
    )
      void this.#renew();
  }

  /** Another session stands for the draft. */
  async #renew(): Promise<void> {
    const { TrialBench: Bench } = await import('./define-parts.js');
    if (this.session !== undefined) this.#bench = new Bench(this.session);
    this.requestUpdate();
  }

  /** At the chosen way of trying. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus();
  }

  readonly #keys = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(this.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (tab === undefined) return;
    event.preventDefault();
    this.show(tab);
    void this.updateComplete.then(() => this.focus());
  };
}
