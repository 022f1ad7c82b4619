import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/index.js';
import { themeTokens } from '../view/theme.css.js';
import { pageCorners, papers, type PageCorner, type PageSetup, type Paper } from './page-setup.js';
import { pageSetupStyles } from './page-setup-styles.js';
import { sheetTemplate } from './sheet-template.js';
import { printsTexts } from './prints-texts.js';

type CornerMode = 'standard' | 'none' | 'text';

/** Paper, margins, header and footer of a template. Fires `yl-setup` {setup}. */
export class PageSetupDialog extends LitElement {
  static override properties = { locale: {}, setup: { state: true } };
  static override styles = [themeTokens, controlStyles, pageSetupStyles];

  declare locale: Locale;
  declare setup: PageSetup;

  constructor() {
    super();
    this.locale = 'zh-CN';
    this.setup = {};
  }

  async open(setup: PageSetup): Promise<void> {
    this.setup = setup;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    const texts = printsTexts(this.locale);
    const { paper = 'A4', landscape = false, margin, untitled = false } = this.setup;
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${() => this.#confirm()}>
        <h2 id="title">${texts.setup}</h2>
        <div class="columns">
          <div class="stack grow">
            <label class="field"
              ><span class="label">${texts.paper}</span
              ><select name="paper" @change=${(event: Event) => this.#set({ paper: valueOf(event) as Paper })}>
                ${(Object.keys(papers) as Paper[]).map(
                  (one) => html`<option value=${one} ?selected=${one === paper}>${texts.papers[one]}</option>`,
                )}
              </select></label
            >
            <div class="line">
              <label class="field grow"
                ><span class="label">${texts.direction}</span
                ><select
                  name="direction"
                  @change=${(event: Event) => this.#set({ landscape: valueOf(event) === 'landscape' })}
                >
                  <option value="upright" ?selected=${!landscape}>${texts.upright}</option>
                  <option value="landscape" ?selected=${landscape}>${texts.landscape}</option>
                </select></label
              >
              <label class="field grow"
                ><span class="label">${texts.margin}</span
                ><input
                  type="number"
                  name="margin"
                  min="0"
                  max="60"
                  step="1"
                  placeholder=${texts.marginDefault}
                  .value=${margin === undefined ? '' : String(margin)}
                  @input=${(event: Event) => {
                    const typed = valueOf(event);
                    this.#set({ margin: typed === '' ? undefined : Math.min(60, Math.max(0, Number(typed))) });
                  }}
              /></label>
            </div>
            <label class="check"
              ><input
                type="checkbox"
                name="titled"
                .checked=${!untitled}
                @change=${(event: Event) => this.#set({ untitled: !(event.target as HTMLInputElement).checked })}
              />${texts.titled}</label
            >
          </div>
          ${sheetTemplate(this.setup)}
        </div>
        <h3>${texts.header} / ${texts.footer}</h3>
        ${pageCorners.map((corner) => this.#corner(corner))}
        <div class="buttons">
          <button type="button" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>
            ${texts.cancel}
          </button>
          <button type="submit" class="primary" data-confirm>${texts.save}</button>
        </div>
      </form>
    </dialog>`;
  }

  #corner(corner: PageCorner): TemplateResult {
    const texts = printsTexts(this.locale);
    const text = this.setup.corners?.[corner];
    const mode: CornerMode = text === undefined ? 'standard' : text === '' ? 'none' : 'text';
    const name = (one: CornerMode): string =>
      one === 'standard' ? texts.cornerStandard(texts.cornerDefaults[corner]) : texts.cornerModes[one];
    return html`<div class="corner" role="group" aria-label=${texts.corners[corner]}>
      <span>${texts.corners[corner]}</span>
      <select
        name=${corner}
        aria-label=${texts.corners[corner]}
        @change=${(event: Event) => this.#setCorner(corner, valueOf(event) as CornerMode)}
      >
        ${(['standard', 'none', 'text'] as const).map(
          (one) => html`<option value=${one} ?selected=${one === mode}>${name(one)}</option>`,
        )}
      </select>
      ${
        mode !== 'text'
          ? nothing
          : html`<input
              name="${corner}-text"
              maxlength="200"
              aria-label=${texts.cornerText}
              .value=${text ?? ''}
              @input=${(event: Event) =>
                this.#set({ corners: { ...this.setup.corners, [corner]: valueOf(event) || ' ' } })}
            />`
      }
    </div>`;
  }

  #setCorner(corner: PageCorner, mode: CornerMode): void {
    const { [corner]: _old, ...others } = this.setup.corners ?? {};
    const texts = printsTexts(this.locale);
    const corners = mode === 'standard' ? others : { ...others, [corner]: mode === 'none' ? '' : texts.cornerText };
    this.#set({ corners: Object.keys(corners).length === 0 ? undefined : corners });
  }

  #set(change: { readonly [key in keyof PageSetup]?: PageSetup[key] | undefined }): void {
    const all = { ...this.setup, ...change };
    this.setup = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  }

  #confirm(): void {
    this.dispatchEvent(new CustomEvent('yl-setup', { detail: { setup: this.setup } }));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
