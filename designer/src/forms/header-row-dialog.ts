import { css, html, nothing, type TemplateResult } from 'lit';
import type { FieldKind } from '@yunliu/engine/forms';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import type { FormController } from './form-controller.js';
import { fill, formDesignerTexts } from './form-designer-texts.js';
import { clipFromDrafts, draftsFromSheet, type FieldDraft } from './header-row.js';
import { newFormFor } from './new-form-dialog.js';
import { fieldRecipeKinds, paletteItems } from './palette-items.js';

/** `<yl-header-row-dialog>`: a pasted spreadsheet header becomes fields, looked over before they are added. Tells `yl-close`. */
export class HeaderRowDialog extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    controller: { attribute: false },
    drafts: { state: true },
    asTable: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      dialog {
        width: min(860px, calc(100vw - 24px));
      }
      p {
        margin: 0;
      }
      textarea {
        min-height: 84px;
        white-space: pre;
        overflow: auto;
      }
      .found {
        max-height: 42vh;
        overflow: auto;
        border: 1px solid var(--yl-line);
        border-radius: var(--yl-radius);
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 4px 7px;
        border-bottom: 1px solid var(--yl-line);
        text-align: start;
      }
      th {
        position: sticky;
        top: 0;
        background: var(--yl-surface-soft);
        color: var(--yl-muted);
        font-size: 12px;
        font-weight: 400;
        white-space: nowrap;
      }
      .sample {
        max-width: 150px;
        overflow: hidden;
        color: var(--yl-muted);
        font-size: 12px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      td select {
        min-width: 104px;
      }
      td input:not([type='checkbox']) {
        min-width: 90px;
      }
      .as {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 16px;
      }
      .as input[type='text'] {
        width: 170px;
      }
      .as label {
        display: inline-flex;
        align-items: center;
        gap: 5px;
      }
      @media (max-width: 600px) {
        th,
        td {
          padding: 4px;
        }
        td:nth-child(2) {
          min-width: 72px;
        }
        td select {
          min-width: 88px;
        }
        td input:not([type='checkbox']) {
          min-width: 76px;
        }
        .sample,
        th:nth-child(3) {
          display: none;
        }
      }
    `,
  ];

  declare controller: FormController | undefined;
  declare drafts: readonly FieldDraft[];
  declare asTable: boolean;

  constructor() {
    super();
    this.drafts = [];
    this.asTable = false;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    const texts = formDesignerTexts(this.locale);
    const count = this.drafts.filter(({ use }) => use).length;
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('yl-close'))}>
      <div class="stack">
        <h2 id="title">${texts.headerTitle}</h2>
        <p class="hint">${texts.headerHint}</p>
        <div class="field">
          <label for="sheet">${texts.headerText}</label>
          <textarea
            id="sheet"
            autofocus
            placeholder=${texts.headerPlaceholder}
            @input=${(event: Event) => (this.drafts = draftsFromSheet((event.target as HTMLTextAreaElement).value))}
            @keydown=${insertTab}
          ></textarea>
        </div>
        ${this.drafts.length === 0 ? html`<p class="empty">${texts.headerNothing}</p>` : this.#table()}
        <div class="as" role="radiogroup" aria-label=${texts.headerInto}>
          <span class="hint">${texts.headerInto}</span>
          <label
            ><input
              type="radio"
              name="as"
              .checked=${!this.asTable}
              @change=${() => (this.asTable = false)}
            />${texts.headerAsFields}</label
          >
          <label
            ><input
              type="radio"
              name="as"
              data-as="table"
              .checked=${this.asTable}
              @change=${() => (this.asTable = true)}
            />${texts.headerAsTable}</label
          >
          ${
            this.asTable
              ? html`<label
                  >${texts.headerTableTitle}<input
                    type="text"
                    id="table-title"
                    value=${this.locale === 'en' ? 'Details' : '明细'}
                /></label>`
              : nothing
          }
        </div>
        <div class="buttons">
          <button type="button" @click=${this.#close}>${texts.cancel}</button>
          <button type="button" class="primary" data-confirm ?disabled=${count === 0} @click=${this.#add}>
            ${fill(texts.headerAdd, { count })}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  #table(): TemplateResult {
    const texts = formDesignerTexts(this.locale);
    const kinds = paletteItems(this.locale).filter(
      ({ kind }) => fieldRecipeKinds.has(kind as FieldKind) && kind !== 'table',
    );
    return html`<div class="found" tabindex="0" role="group" aria-label=${texts.headerTitle}>
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.headerUse}</th>
            <th scope="col">${texts.headerColumn}</th>
            <th scope="col">${texts.headerSample}</th>
            <th scope="col">${texts.headerKind}</th>
            <th scope="col">${texts.headerName}</th>
          </tr>
        </thead>
        <tbody>
          ${this.drafts.map(
            (draft, index) =>
              html`<tr data-draft=${index}>
                <td>
                  <input
                    type="checkbox"
                    aria-label=${`${texts.headerUse} ${draft.title}`}
                    .checked=${draft.use}
                    @change=${(event: Event) => this.#set(index, { use: (event.target as HTMLInputElement).checked })}
                  />
                </td>
                <td>${draft.title}</td>
                <td class="sample">${draft.samples.slice(0, 2).join('、')}</td>
                <td>
                  <select
                    aria-label=${`${draft.title} ${texts.headerKind}`}
                    @change=${(event: Event) => this.#set(index, { kind: (event.target as HTMLSelectElement).value as FieldKind })}
                  >
                    ${kinds.map(({ kind, title }) => html`<option value=${kind} ?selected=${kind === draft.kind}>${title}</option>`)}
                  </select>
                </td>
                <td>
                  <input
                    translate="no"
                    aria-label=${`${draft.title} ${texts.headerName}`}
                    .value=${draft.name}
                    pattern="[\\p{L}_][\\p{L}\\p{N}_]*"
                    @change=${(event: Event) => this.#set(index, { name: (event.target as HTMLInputElement).value.trim() })}
                  />
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #set(index: number, change: Partial<FieldDraft>): void {
    const next = { ...change };
    if (
      next.name !== undefined &&
      (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(next.name) ||
        this.drafts.some((draft, at) => at !== index && draft.name === next.name))
    ) {
      this.requestUpdate();
      return;
    }
    this.drafts = this.drafts.map((draft, at) => (at === index ? { ...draft, ...next } : draft));
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();

  readonly #add = (): void => {
    const { controller, drafts } = this;
    const title =
      this.renderRoot.querySelector<HTMLInputElement>('#table-title')?.value.trim() ||
      (this.locale === 'en' ? 'Details' : '明细');
    const clip = clipFromDrafts(drafts, this.asTable ? { title, name: 'rows' } : undefined);
    if (controller === undefined) return;
    const before = controller.session.document;
    controller.session.transaction(() => {
      if (controller.template === undefined) controller.newForm(...newFormFor(controller));
      controller.put({ what: 'clip', clip });
    });
    if (controller.session.document === before) return;
    controller.session.say(
      fill(formDesignerTexts(this.locale).headerAdded, { count: drafts.filter(({ use }) => use).length }),
    );
    this.#close();
  };
}

/** Typed by hand, a header needs its tabs; Shift+Tab still leaves the box. */
function insertTab(event: KeyboardEvent): void {
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey) return;
  const box = event.target as HTMLTextAreaElement;
  const end = box.selectionEnd;
  // At the end of an empty box Tab goes on, so that nobody is caught.
  if (box.value === '' || box.value.slice(0, end).endsWith('\t')) return;
  event.preventDefault();
  box.setRangeText('\t', box.selectionStart, end, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
