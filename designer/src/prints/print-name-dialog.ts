import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/index.js';
import { themeTokens } from '../view/theme.css.js';
import { nameFault } from './print-list.js';
import { printsTexts } from './prints-texts.js';

export type PrintSource = 'starter' | 'empty';

export interface NamedPrint {
  readonly name: string;
  readonly from: PrintSource;
}

/** Asks what a template is called, and for a new one what it begins with. */
export class PrintNameDialog extends LitElement {
  static override properties = {
    locale: {},
    action: { state: true },
    name: { state: true },
    from: { state: true },
    taken: { state: true },
    tried: { state: true },
  };
  static override styles = [themeTokens, controlStyles];

  declare locale: Locale;
  declare action: 'add' | 'rename';
  declare name: string;
  declare from: PrintSource;
  declare taken: readonly string[];
  declare tried: boolean;
  #answer: ((answer: NamedPrint | undefined) => void) | undefined;

  constructor() {
    super();
    this.locale = 'zh-CN';
    this.action = 'add';
    this.name = '';
    this.from = 'starter';
    this.taken = [];
    this.tried = false;
  }

  async ask(action: 'add' | 'rename', name: string, taken: readonly string[]): Promise<NamedPrint | undefined> {
    this.action = action;
    this.name = name;
    this.taken = taken;
    this.tried = false;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    this.renderRoot.querySelector('input')?.select();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  protected override render(): TemplateResult {
    const texts = printsTexts(this.locale);
    const fault = this.tried ? nameFault(this.name, this.taken) : undefined;
    return html`<dialog aria-labelledby="title" @close=${() => this.#settle(undefined)}>
      <form class="stack" @submit=${(event: Event) => this.#submit(event)}>
        <h2 id="title">${texts[this.action]}</h2>
        <label class="field"
          ><span class="label">${texts.name}</span
          ><input
            name="name"
            maxlength="80"
            autocomplete="off"
            aria-describedby="about"
            aria-invalid=${String(fault !== undefined)}
            .value=${this.name}
            @input=${(event: Event) => (this.name = (event.target as HTMLInputElement).value.trim())}
        /></label>
        <span id="about" class=${fault === undefined ? 'hint' : 'fault'}
          >${fault === undefined ? texts.nameHint : texts[fault]}</span
        >
        ${
          this.action === 'rename'
            ? nothing
            : html`<div role="radiogroup" aria-label=${texts.from}>
                ${(['starter', 'empty'] as const).map(
                  (from) =>
                    html`<label class="check"
                      ><input
                        type="radio"
                        name="from"
                        value=${from}
                        .checked=${from === this.from}
                        @change=${() => (this.from = from)}
                      />${texts.froms[from]}</label
                    >`,
                )}
              </div>`
        }
        <div class="buttons">
          <button type="button" @click=${() => this.#close()}>${texts.cancel}</button>
          <button type="submit" class="primary" data-confirm>
            ${this.action === 'rename' ? texts.save : texts.make}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.tried = true;
    if (nameFault(this.name, this.taken) !== undefined) return;
    this.#settle({ name: this.name, from: this.from });
    this.#close();
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #settle(answer: NamedPrint | undefined): void {
    const told = this.#answer;
    this.#answer = undefined;
    told?.(answer);
  }
}
