import { html, LitElement, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/index.js';
import { themeTokens } from '../view/theme.css.js';
import type { RightsColumn } from './rights-sheet-model.js';
import { rightsTexts } from './rights-texts.js';

/** Which step's rights go to which others. Fires `yl-copy` {from, to}. */
export class CopyRightsDialog extends LitElement {
  static override properties = { columns: { attribute: false }, locale: {}, from: { state: true } };
  static override styles = [themeTokens, controlStyles];

  declare columns: readonly RightsColumn[];
  declare locale: Locale;
  declare from: string;

  constructor() {
    super();
    this.columns = [];
    this.locale = 'zh-CN';
    this.from = '';
  }

  async open(from: string): Promise<void> {
    this.from = from;
    await this.updateComplete;
    for (const box of this.#boxes) box.checked = false;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  get #boxes(): readonly HTMLInputElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  }

  protected override render(): TemplateResult {
    const texts = rightsTexts(this.locale);
    const name = ({ title, around }: RightsColumn): string => (around === '' ? title : `${around} › ${title}`);
    return html`<dialog aria-labelledby="title">
      <form class="stack" method="dialog" @submit=${this.#confirm}>
        <h2 id="title">${texts.copyState}</h2>
        <label class="field"
          ><span class="label">${texts.copyFrom}</span
          ><select name="from" @change=${(event: Event) => (this.from = (event.target as HTMLSelectElement).value)}>
            ${this.columns.map(
              (column) =>
                html`<option value=${column.state} ?selected=${column.state === this.from}>${name(column)}</option>`,
            )}
          </select></label
        >
        <div role="group" aria-label=${texts.copyTo}>
          <span class="hint">${texts.copyTo}</span>
          ${this.columns.map(
            (column) =>
              html`<label class="check" ?hidden=${column.state === this.from}
                ><input type="checkbox" value=${column.state} />${name(column)}</label
              >`,
          )}
        </div>
        <div class="buttons">
          <button type="button" @click=${() => this.#close()}>${texts.cancel}</button>
          <button type="submit" class="primary" data-confirm>${texts.copyDo}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #confirm = (event: Event): void => {
    event.preventDefault();
    const to = this.#boxes.filter(({ checked, value }) => checked && value !== this.from).map(({ value }) => value);
    this.#close();
    if (to.length > 0) this.dispatchEvent(new CustomEvent('yl-copy', { detail: { from: this.from, to } }));
  };

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }
}
