import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import type { CompiledForm } from '@yunliu/engine/forms';
import { controlStyles } from '../controls/index.js';
import { themeTokens } from '../view/theme.css.js';
import { printColumns, printFields, type PrintField } from './print-fields.js';
import { canInsert, insertion, printParts, type Insertion, type PrintPart } from './print-parts.js';
import { printsTexts } from './prints-texts.js';

/** Parts that are made of a field come first. */
const OF_FIELD: readonly PrintPart[] = [
  'value',
  'row',
  'checks',
  'words',
  'signature',
  'seal',
  'table',
  'loop',
  'condition',
];

/** Fields of the form and the ways to put them into a template. Fires `yl-insert` {@link Insertion}. */
export class PrintInsert extends LitElement {
  static override properties = {
    locale: {},
    form: { attribute: false },
    field: { state: true },
    search: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: block;
        padding: 6px 12px;
        border-bottom: 1px solid var(--yl-line);
        background: var(--yl-surface-soft);
      }
      select {
        width: auto;
        max-width: 220px;
      }
      .part {
        min-height: 28px;
        padding-inline: 9px;
      }
      .sep {
        width: 1px;
        height: 22px;
        background: var(--yl-line-strong);
      }
    `,
  ];

  declare locale: Locale;
  declare form: CompiledForm | undefined;
  /** Path of the field that is chosen. */
  declare field: string;

  constructor() {
    super();
    this.locale = 'zh-CN';
    this.field = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { form, locale } = this;
    const texts = printsTexts(locale);
    if (form === undefined) return nothing;
    const fields = printFields(form, locale);
    const chosen = fields.find(({ path }) => path === this.field) ?? fields[0];
    const plain = fields.filter(({ table, kind }) => table === undefined && kind !== 'table');
    const tables = fields.filter(({ kind }) => kind === 'table');
    const option = ({ path, title }: PrintField): TemplateResult =>
      html`<option value=${path} ?selected=${path === chosen?.path}>${title}</option>`;
    return html`<div class="line" role="group" aria-label=${texts.insert}>
      <label class="line"
        ><span class="hint">${texts.field}</span>
        <select name="field" @change=${(event: Event) => (this.field = (event.target as HTMLSelectElement).value)}>
          ${plain.map(option)}
          ${tables.map(
            (table) =>
              html`<optgroup label=${table.title}>
                ${option(table)}${fields.filter((one) => one.table === table.path).map(option)}
              </optgroup>`,
          )}
        </select></label
      >
      ${OF_FIELD.filter((part) => canInsert(part, chosen)).map((part) => this.#button(part, chosen))}
      <span class="sep" aria-hidden="true"></span>
      ${printParts.filter((part) => !OF_FIELD.includes(part)).map((part) => this.#button(part, undefined))}
    </div>`;
  }

  #button(part: PrintPart, field: PrintField | undefined): TemplateResult {
    const texts = printsTexts(this.locale);
    return html`<button
      type="button"
      class="part"
      data-part=${part}
      title=${texts.partHints[part]}
      @click=${() => this.#insert(part, field)}
    >
      ${texts.parts[part]}
    </button>`;
  }

  #insert(part: PrintPart, field: PrintField | undefined): void {
    const { form } = this;
    if (form === undefined) return;
    const columns = field?.kind === 'table' ? printColumns(form, field.path, 'zh-CN') : [];
    const detail: Insertion = insertion(part, field, columns, printsTexts(this.locale).sample);
    this.dispatchEvent(new CustomEvent('yl-insert', { detail: { ...detail, part } }));
  }
}
