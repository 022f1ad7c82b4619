import { html, LitElement, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { themeTokens } from '../view/theme.css.js';
import { controlStyles } from './control-styles.js';
import { controlTexts } from './control-texts.js';

export interface Question {
  readonly title: string;
  readonly text?: string;
  /** What is lost, one line each. */
  readonly lost?: readonly string[];
  /** Word on the button that does it. */
  readonly action: string;
  readonly locale: Locale;
  readonly danger?: boolean;
}

/** Asks before something is lost. `ask` answers true when it may be done; Esc and leaving mean no. */
export class ConfirmDialog extends LitElement {
  static override properties = { question: { state: true } };
  static override styles = [themeTokens, controlStyles];

  declare question: Question | undefined;
  #answer: ((yes: boolean) => void) | undefined;

  async ask(question: Question): Promise<boolean> {
    this.#settle(false);
    this.question = question;
    await this.updateComplete;
    const answer = new Promise<boolean>((resolve) => (this.#answer = resolve));
    this.#dialog?.showModal();
    return answer;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override render(): TemplateResult {
    const { title = '', text = '', lost = [], action = '', locale = 'zh-CN', danger = true } = this.question ?? {};
    return html`<dialog aria-labelledby="title" aria-describedby="text" @close=${() => this.#settle(false)}>
      <h2 id="title">${title}</h2>
      <div id="text">
        <p>${text}</p>
        <ul ?hidden=${lost.length === 0}>
          ${lost.map((one) => html`<li>${one}</li>`)}
        </ul>
      </div>
      <div class="buttons">
        <button type="button" autofocus @click=${() => this.#settle(false)}>${controlTexts(locale).cancel}</button>
        <button type="button" class=${danger ? 'danger' : 'primary'} data-confirm @click=${() => this.#settle(true)}>
          ${action}
        </button>
      </div>
    </dialog>`;
  }

  #settle(yes: boolean): void {
    const answer = this.#answer;
    this.#answer = undefined;
    if (this.#dialog?.open === true) this.#dialog.close();
    answer?.(yes);
  }
}
