import { css, html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { fieldNames } from '../model/index.js';
import { themeTokens } from '../view/theme.css.js';
import type { FormController } from './form-controller.js';
import { fill, formDesignerTexts } from './form-designer-texts.js';
import { importForm, type ImportedForm } from './import-form.js';
import { freeKey } from './new-form-dialog.js';
import { colon } from '../view/locales/colon.js';

/** `<yl-form-import-dialog>`: JSON Schema and JSON Forms files, with a list of what could not be converted. Tells `yl-close`. */
export class FormImportDialog extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    controller: { attribute: false },
    schema: { state: true },
    ui: { state: true },
    into: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      dialog {
        width: min(760px, calc(100vw - 24px));
      }
      .parts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
        gap: 12px;
      }
      textarea {
        min-height: 130px;
        font-family: ui-monospace, Consolas, monospace;
        font-size: 12px;
      }
      .notes {
        max-height: 26vh;
        overflow: auto;
        margin: 0;
        padding: 6px 6px 6px 24px;
        border: 1px solid var(--yl-line);
        border-radius: var(--yl-radius);
        background: #fff8e8;
      }
      .notes code {
        color: var(--yl-muted);
      }
      select {
        width: auto;
      }
      p {
        margin: 0;
      }
    `,
  ];

  declare controller: FormController | undefined;
  declare schema: string;
  declare ui: string;
  declare into: 'new' | 'here';

  constructor() {
    super();
    this.schema = '';
    this.ui = '';
    this.into = 'new';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    const texts = formDesignerTexts(this.locale);
    const { found, fault } = this.#read();
    const count = found === undefined ? 0 : found.clip.elements.flatMap(fieldNames).length;
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('yl-close'))}>
      <div class="stack">
        <h2 id="title">${texts.importTitle}</h2>
        <p class="hint">${texts.importHint}</p>
        <div class="parts">${this.#part('schema', texts.importSchema)}${this.#part('ui', texts.importUi)}</div>
        <p class="fault" role="alert">${fault}</p>
        ${found === undefined ? nothing : this.#found(found, count)}
        <div class="line">
          <label for="into" class="hint">${texts.importInto}</label>
          <select
            id="into"
            @change=${(event: Event) => (this.into = (event.target as HTMLSelectElement).value as 'new' | 'here')}
          >
            <option value="new" ?selected=${this.into === 'new'}>${texts.importNew}</option>
            <option value="here" ?selected=${this.into === 'here'} ?disabled=${this.controller?.template === undefined}>
              ${texts.importHere}
            </option>
          </select>
        </div>
        <div class="buttons">
          <button type="button" @click=${this.#close}>${texts.cancel}</button>
          <button type="button" class="primary" data-confirm ?disabled=${count === 0} @click=${() => this.#take(found)}>
            ${texts.importAction}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  #part(part: 'schema' | 'ui', label: string): TemplateResult {
    const texts = formDesignerTexts(this.locale);
    return html`<div class="field">
      <label for=${part}>${label}</label>
      <textarea
        id=${part}
        translate="no"
        spellcheck="false"
        .value=${this[part]}
        @input=${(event: Event) => (this[part] = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <input
        type="file"
        hidden
        data-file=${part}
        accept=".json,application/json"
        @change=${(event: Event) => void this.#file(part, event)}
      />
      <div>
        <button type="button" aria-label=${`${label}${colon(this.locale)}${texts.importFile}`} @click=${this.#choose}>
          ${texts.importFile}
        </button>
      </div>
    </div>`;
  }

  #found(found: ImportedForm, count: number): TemplateResult {
    const texts = formDesignerTexts(this.locale);
    return html`<p>
        ${fill(texts.importFound, { count })}。${found.notes.length === 0 ? texts.importClean : texts.importLost}
      </p>
      ${
        found.notes.length === 0
          ? nothing
          : html`<ul class="notes" tabindex="0" aria-label=${texts.importLost}>
              ${found.notes.map(
                ({ pointer, text }) => html`<li>${text[this.locale]} <code translate="no">${pointer}</code></li>`,
              )}
            </ul>`
      }`;
  }

  #read(): { readonly found?: ImportedForm; readonly fault: string } {
    if (this.schema.trim() === '') return { fault: '' };
    try {
      const schema: unknown = JSON.parse(this.schema);
      const ui: unknown = this.ui.trim() === '' ? undefined : JSON.parse(this.ui);
      return { found: importForm(schema, ui), fault: '' };
    } catch (error) {
      return { fault: fill(formDesignerTexts(this.locale).importBad, { reason: (error as Error).message }) };
    }
  }

  readonly #choose = (event: Event): void =>
    (event.target as Element).closest('.field')?.querySelector('input')?.click();

  async #file(part: 'schema' | 'ui', event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file !== undefined) this[part] = await file.text();
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();

  #take(found: ImportedForm | undefined): void {
    const { controller, session } = this;
    if (found === undefined || controller === undefined || session === undefined) return;
    const before = session.document;
    session.transaction(() => {
      if (this.into === 'new' || controller.template === undefined)
        controller.newForm(
          freeKey('imported-form', controller),
          found.title || formDesignerTexts(this.locale).newFormTitle,
        );
      controller.put({ what: 'clip', clip: found.clip }, { into: '/ui', index: controller.tree?.children.length ?? 0 });
    });
    if (session.document !== before) this.#close();
  }
}
