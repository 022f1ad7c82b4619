import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/control-styles.js';
import { openDesign, saveDesign } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { compareDesigns, type DesignComparison } from './compare-designs.js';
import { impactTemplate } from './impact-template.js';
import type { ScenarioResult } from './play-scenarios.js';
import { shownFailure, shownFaults } from './shown-failure.js';
import type { Impact } from './version-row.js';
import { versionTexts, type VersionTexts } from './version-texts.js';
import type { PublishOutcome, VersionsHost } from './versions-host.js';
import { versionsStyles } from './versions-styles.js';

/** Something that is read in its own time. */
type Reading<Value> = { readonly value?: Value; readonly failure?: string };

/** More are not read in a dialog. */
const MOST_FAULTS = 10;

/**
 * Everything to know before publishing, and publishing. Fires `yl-close` when it is closed, `yl-published` with the
 * outcome when it was done and read.
 */
export class PublishDialog extends DesignerElement {
  static override readonly styles = [themeTokens, controlStyles, versionsStyles];
  static override readonly properties = {
    ...DesignerElement.properties,
    versionsHost: { attribute: false },
    save: { attribute: false },
    comment: { state: true },
    fault: { state: true },
    faults: { state: true },
    step: { state: true },
  };

  declare versionsHost: VersionsHost | undefined;
  /** Stores the draft; answers its revision, or `undefined` when that failed. */
  declare save: (() => Promise<number | undefined>) | undefined;
  declare private comment: string;
  declare private fault: string;
  /** What exactly the server refused. */
  declare private faults: readonly string[];
  declare private step: 'ask' | 'saving' | 'publishing' | 'done';
  #outcome: PublishOutcome | undefined;
  #done = '';
  #changes: Reading<DesignComparison | undefined> = {};
  #scenarios: Reading<readonly ScenarioResult[]> = {};
  #impact: Reading<Impact | undefined> = {};
  readonly #ended = new AbortController();

  constructor() {
    super();
    this.comment = '';
    this.fault = '';
    this.faults = [];
    this.step = 'ask';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ended.abort();
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    this.renderRoot.querySelector('dialog')?.showModal();
    this.renderRoot.querySelector('textarea')?.focus();
    void this.#read();
  }

  protected override render(): TemplateResult {
    const texts = versionTexts(this.locale);
    const words = texts.publish;
    const host = this.versionsHost;
    const errors = (this.session?.issues ?? []).filter(({ severity }) => severity === 'error');
    const isBusy = this.step === 'saving' || this.step === 'publishing';
    const lead = host?.basedOn === undefined ? words.first : words.lead(host.nextVersion ?? host.basedOn + 1);
    return html`<dialog
      class="wide"
      aria-label=${words.title}
      data-testid="publish-dialog"
      @cancel=${(event: Event) => {
        event.preventDefault();
        if (!isBusy) this.#close();
      }}
    >
      <div class="line">
        <h3 class="grow">${words.title}</h3>
        <button class="icon plain" type="button" aria-label=${texts.close} ?disabled=${isBusy} @click=${this.#close}>
          <svg
            width="13"
            height="13"
            viewBox="0 0 20 20"
            fill="none"
            stroke="currentColor"
            stroke-width="1.8"
            stroke-linecap="round"
            aria-hidden="true"
          >
            <path d="m5 5 10 10M15 5 5 15" />
          </svg>
        </button>
      </div>
      ${
        this.step === 'done'
          ? html`<p role="status" class="good" data-testid="publish-done">${this.#done}</p>
              <div class="buttons">
                <button type="button" class="primary" @click=${this.#close}>${texts.close}</button>
              </div>`
          : html`<p>${lead}${host?.needsApproval === true ? ` ${words.needsApproval}` : ''}</p>
              <div class="scroll" tabindex="0" role="region" aria-label=${words.title}>
                ${this.#problems(texts)} ${this.#changesTemplate(texts)} ${this.#scenariosTemplate(texts)}
                ${host?.impact === undefined ? nothing : impactTemplate(this.#impact, texts, (key) => this.#formTitle(key))}
              </div>
              <section class="field">
                <label for="comment">${words.comment}</label>
                <textarea
                  id="comment"
                  maxlength="2000"
                  aria-describedby="comment-hint"
                  aria-invalid=${this.fault === '' ? 'false' : 'true'}
                  data-testid="publish-comment"
                  .value=${this.comment}
                  @input=${(event: Event) => (this.comment = (event.target as HTMLTextAreaElement).value)}
                ></textarea>
                <span class="hint" id="comment-hint">${words.commentHint}</span>
                <div class="fault" role="alert">
                  ${this.fault}${
                    this.faults.length === 0
                      ? nothing
                      : html`<ul>
                          ${this.faults.map((words) => html`<li>${words}</li>`)}
                        </ul>`
                  }
                </div>
              </section>
              <div class="buttons">
                <span class="hint grow" role="status"
                  >${this.step === 'saving' ? words.saving : this.step === 'publishing' ? words.publishing : ''}</span
                >
                <button type="button" ?disabled=${isBusy} @click=${this.#close}>${texts.cancel}</button>
                <button
                  type="button"
                  class="primary"
                  data-testid="publish-go"
                  ?disabled=${isBusy || errors.length > 0}
                  @click=${() => void this.#publish()}
                >
                  ${host?.needsApproval === true ? words.request : words.go}
                </button>
              </div>`
      }
    </dialog>`;
  }

  #formTitle(key: string): string {
    const form = Object.values(this.session?.document.forms ?? {}).find((one) => one.key === key);
    return localize(form?.title, this.locale) || key;
  }

  #problems(texts: VersionTexts): TemplateResult {
    const words = texts.publish;
    const issues = this.session?.issues ?? [];
    const errors = issues.filter(({ severity }) => severity === 'error');
    return html`<section data-testid="publish-problems">
      <h4>${words.problems}</h4>
      ${issues.length === 0 ? html`<p class="good">${words.sound}</p>` : nothing}
      ${errors.length === 0 ? nothing : html`<p class="fault">${words.errors(errors.length)}</p>`}
      ${issues.length === errors.length ? nothing : html`<p class="hint">${words.warnings(issues.length - errors.length)}</p>`}
      <ul>
        ${errors.map(({ message }) => html`<li>${message[this.locale]}</li>`)}
      </ul>
    </section>`;
  }

  #changesTemplate(texts: VersionTexts): TemplateResult {
    const words = texts.publish;
    const { value, failure } = this.#changes;
    const base = this.versionsHost?.basedOn;
    return html`<section data-testid="publish-changes">
      <h4>${words.changes}</h4>
      ${
        base === undefined
          ? html`<p>${words.noBase}</p>`
          : failure !== undefined
            ? html`<p class="fault">${failure}</p>`
            : value === undefined
              ? html`<p role="status">${texts.loading}</p>`
              : value.groups.length === 0
                ? html`<p>${words.noChanges(base)}</p>`
                : nothing
      }
      <ul>
        ${value?.groups.flatMap(({ title, changes }) => changes.map(({ text }) => html`<li><span class="hint">${title}</span> ${text}</li>`))}
      </ul>
    </section>`;
  }

  #scenariosTemplate(texts: VersionTexts): TemplateResult {
    const words = texts.publish;
    const { value, failure } = this.#scenarios;
    const failed = value?.filter(({ isPassed }) => !isPassed) ?? [];
    const count = Object.keys(this.session?.document.scenarios ?? {}).length;
    return html`<section data-testid="publish-scenarios">
      <h4>${words.scenarios}</h4>
      ${
        count === 0
          ? html`<p class="hint">${words.noScenarios}</p>`
          : failure !== undefined
            ? html`<p class="fault">${failure}</p>`
            : value === undefined
              ? html`<p role="status">${words.running}</p>`
              : failed.length === 0
                ? html`<p class="good">${words.passed(value.length)}</p>`
                : html`<p class="fault">${words.failed(failed.length, value.length)}</p>
                    <ul>
                      ${failed.map(({ name, title }) => html`<li title=${name}>${title}</li>`)}
                    </ul>`
      }
    </section>`;
  }

  async #read(): Promise<void> {
    const { session, versionsHost: host } = this;
    if (session === undefined) return;
    const { document } = session;
    await Promise.all([
      this.#reading(
        async () => {
          const base = host?.basedOn;
          if (base === undefined || host?.versionFiles === undefined) return undefined;
          return compareDesigns(openDesign(await host.versionFiles(base)), document, this.locale);
        },
        (reading) => (this.#changes = reading),
      ),
      this.#reading(
        async () => {
          const { playScenarios } = await import('./play-scenarios.js');
          return playScenarios(document, session.host.world, this.#ended.signal);
        },
        (reading) => (this.#scenarios = reading),
      ),
      this.#reading(
        async () => host?.impact?.(saveDesign(document)),
        (reading) => (this.#impact = reading),
      ),
    ]);
  }

  async #reading<Value>(read: () => Promise<Value>, keep: (reading: Reading<Value>) => void): Promise<void> {
    try {
      keep({ value: await read() });
    } catch (error) {
      keep({ failure: shownFailure(error, this.locale) });
    }
    this.requestUpdate();
  }

  async #publish(): Promise<void> {
    const texts = versionTexts(this.locale).publish;
    const comment = this.comment.trim();
    if (comment === '') {
      this.fault = texts.commentMissing;
      this.renderRoot.querySelector('textarea')?.focus();
      return;
    }
    this.fault = '';
    this.faults = [];
    this.step = 'saving';
    try {
      const revision = await this.save?.();
      if (revision === undefined) {
        this.fault = texts.notSaved;
        this.step = 'ask';
        return;
      }
      this.step = 'publishing';
      const outcome = await this.versionsHost?.publish?.({ comment, revision });
      this.#done = outcome?.status === 'published' ? texts.published(outcome.version) : texts.requested;
      this.step = 'done';
      this.session?.say(this.#done);
      this.#outcome = outcome;
    } catch (error) {
      this.fault = shownFailure(error, this.locale);
      this.faults = shownFaults(error, this.locale).slice(0, MOST_FAULTS);
      this.step = 'ask';
    }
  }

  readonly #close = (): void => {
    // Not before it was read: who hears it opens the draft anew, and this dialog with it.
    if (this.#outcome !== undefined)
      this.dispatchEvent(new CustomEvent('yl-published', { detail: this.#outcome, bubbles: true, composed: true }));
    this.dispatchEvent(new CustomEvent('yl-close'));
  };
}
