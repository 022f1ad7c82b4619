import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { jsonPointer, localize } from '@yunliu/engine/definition';
import type { Json } from '@yunliu/engine/definition';
import { columnsOf, fieldKindOf, fieldName, fieldTitle, mayEdit } from '@yunliu/engine/forms';
import type { CompiledField, DirectoryNames } from '@yunliu/engine/forms';
import type { FieldContext } from '../fields/field-context.js';
import { fieldInput } from '../fields/field-tags.js';
import { fieldView } from '../fields/field-view.js';
import type { EditedRow, FormSession } from '../form/form-session.js';
import { icon } from '../icons.js';
import { fillText } from '../locales/form-texts.js';
import { totalsRow } from './totals-row.js';

/** From this many rows on, only the row being worked on has inputs; the others are text until they are entered. */
const inputsUpTo = 20;

/** 明细: one row per entry; cards on narrow screens. Renders into the form's tree like every field. */
export class TableElement extends LitElement {
  static override properties = {
    session: { attribute: false },
    field: { attribute: false },
    errors: { attribute: false },
    context: { attribute: false },
    names: { attribute: false },
    readonly: { attribute: false },
    /** Counts changes of the session, which is one object all along. */
    revision: { attribute: false },
    active: { state: true },
  };

  declare session: FormSession;
  declare field: CompiledField;
  declare errors: ReadonlyMap<string, string>;
  declare context: FieldContext;
  declare names: DirectoryNames;
  declare readonly: boolean;
  declare revision: number;
  declare active: number;

  constructor() {
    super();
    this.active = -1;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override focus(): void {
    this.querySelector<HTMLElement>('[data-pointer], .row-add')?.focus();
  }

  /** Makes a cell's input and puts the cursor into it. */
  async focusCell(row: number, column: string): Promise<void> {
    this.active = row;
    await this.updateComplete;
    const pointer = jsonPointer('values', this.field.path, row, column);
    this.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`)?.focus();
  }

  protected override render(): TemplateResult {
    const { texts } = this.context;
    const rows = this.session.rows(this.field.path);
    const columns = this.#columns(rows.length);
    const editable = this.#mayEditRows;
    const id = `yl-table-${this.field.path}`;
    const own = this.errors.get(jsonPointer('values', this.field.path)) ?? '';
    const hint = localize(this.field.element.hint, this.context.locale);
    const required = this.session.right(this.field.path) === 'required';
    return html`<div
      class="frame table"
      role="group"
      aria-labelledby="${id}-label"
      aria-describedby=${own === '' ? nothing : `${id}-error`}
      ?data-invalid=${own !== ''}
    >
      <div class="label" id="${id}-label">
        ${fieldTitle(this.field, this.context.locale)}${required ? html`<span class="star" aria-hidden="true">*</span><span class="sr">（${texts.required}）</span>` : nothing}
      </div>
      ${hint === '' ? nothing : html`<div class="hint">${hint}</div>`}
      ${
        rows.length === 0
          ? html`<div class="none no-rows">${texts.noRows}</div>`
          : html`<div class="table-scroll">
              <table @keydown=${{ handleEvent: this.#keys, capture: true }}>
                <thead>
                  <tr>
                    <th scope="col" class="row-number">${texts.rowNumber}</th>
                    ${columns.map((column) => this.#heading(column))}
                    ${editable ? html`<th scope="col" class="row-actions"><span class="sr">${texts.rowActions}</span></th>` : nothing}
                  </tr>
                </thead>
                <tbody>
                  ${repeat(
                    rows,
                    (row) => row.key,
                    (row, index) => this.#row(row, index, columns, rows.length, editable),
                  )}
                </tbody>
                ${totalsRow(columns, rows, editable, this.context)}
              </table>
            </div>`
      }
      ${own === '' ? nothing : html`<div class="error" id="${id}-error">${own}</div>`}
      ${
        editable
          ? html`<button
              type="button"
              class="row-add action"
              title=${texts.keyboardHint}
              ?disabled=${this.#full(rows.length)}
              @click=${() => void this.#add(rows.length)}
            >
              ${icon('add')}${texts.rowAdd}
            </button>`
          : nothing
      }
    </div>`;
  }

  get #mayEditRows(): boolean {
    return !this.readonly && mayEdit(this.session.right(this.field.path));
  }

  #full(count: number): boolean {
    return count >= (this.field.schema.maxItems ?? 500);
  }

  /** Columns that can be seen in at least one row (or would be in a new one). */
  #columns(count: number): CompiledField[] {
    return columnsOf(this.session.form, this.field.path).filter((column) => {
      for (let row = 0; row < Math.max(1, count); row++)
        if (this.session.cellRight(column, row) !== 'hidden') return true;
      return false;
    });
  }

  #heading(column: CompiledField): TemplateResult {
    const { texts, locale } = this.context;
    const star = !this.readonly && this.session.cellRight(column, 0) === 'required';
    const hint = localize(column.element.hint, locale);
    return html`<th scope="col" class="kind-${fieldKindOf(column)} width-${widthOf(column)}" title=${hint || nothing}>
      ${fieldTitle(column, locale)}${star ? html`<span class="star" aria-hidden="true">*</span><span class="sr">（${texts.required}）</span>` : nothing}
    </th>`;
  }

  #row(
    row: EditedRow,
    index: number,
    columns: readonly CompiledField[],
    count: number,
    editable: boolean,
  ): TemplateResult {
    const { texts } = this.context;
    const inputs = count <= inputsUpTo || index === this.active;
    const problem = this.errors.get(jsonPointer('values', this.field.path, index));
    return html`<tr>
      <th scope="row" class="row-number">
        ${index + 1}${problem === undefined ? nothing : html`<div class="error">${problem}</div>`}
      </th>
      ${columns.map((column) => this.#cell(row, index, column, inputs))}
      ${
        editable
          ? html`<td class="row-actions">
              ${inputs ? nothing : this.#button('edit', texts.rowEdit, index, () => void this.#open(index, columns))}
              ${this.#button('copy', texts.rowCopy, index, () => void this.#copy(index), this.#full(count))}
              ${this.#button('remove', texts.rowRemove, index, () => void this.#remove(index))}
            </td>`
          : nothing
      }
    </tr>`;
  }

  #button(
    name: 'edit' | 'copy' | 'remove',
    text: string,
    index: number,
    act: () => void,
    disabled = false,
  ): TemplateResult {
    const label = fillText(text, { row: index + 1 });
    return html`<button
      type="button"
      class="icon"
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${act}
    >
      ${icon(name)}
    </button>`;
  }

  #cell(row: EditedRow, index: number, column: CompiledField, inputs: boolean): TemplateResult {
    const { context } = this;
    const name = fieldName(column);
    const right = this.session.cellRight(column, index);
    const title = fieldTitle(column, context.locale);
    const pointer = jsonPointer('values', this.field.path, index, name);
    const error = this.errors.get(pointer) ?? '';
    const value: Json | undefined = row.values[name];
    const edit = inputs && !this.readonly && mayEdit(right);
    const content = edit
      ? fieldInput({
          field: column,
          value,
          label: fillText(context.texts.rowCell, { row: index + 1, column: title }),
          hint: '',
          error,
          required: right === 'required',
          compact: true,
          context,
          pointer,
          onChange: (next) => this.#change(() => this.session.setCell(this.field.path, index, name, next)),
          onLeave: () => this.dispatchEvent(new CustomEvent('yl-cell-leave', { detail: { pointer }, bubbles: true })),
        })
      : right === 'hidden'
        ? nothing
        : html`${fieldView(column, value, context, this.names, true)}${error === '' ? nothing : html`<div class="error">${error}</div>`}`;
    return html`<td
      class="kind-${fieldKindOf(column)} ${edit ? '' : 'shown'}"
      data-column=${name}
      @click=${inputs || this.readonly || !mayEdit(right) ? nothing : () => void this.focusCell(index, name)}
    >
      <span class="cell-label" aria-hidden="true">${title}</span>${content}
    </td>`;
  }

  #change(edit: () => void): void {
    edit();
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('yl-table-change', { detail: { table: this.field.path }, bubbles: true }));
  }

  async #open(index: number, columns: readonly CompiledField[]): Promise<void> {
    const first = columns.find((column) => mayEdit(this.session.cellRight(column, index)));
    if (first) await this.focusCell(index, fieldName(first));
  }

  async #add(at: number): Promise<void> {
    this.#change(() => this.session.addRow(this.field.path, at));
    await this.#arrive(at);
  }

  async #copy(from: number): Promise<void> {
    this.#change(() => this.session.copyRow(this.field.path, from));
    await this.#arrive(from + 1);
  }

  async #arrive(index: number): Promise<void> {
    this.context.announce(fillText(this.context.texts.rowAdded, { row: index + 1 }));
    await this.#open(index, this.#columns(index + 1));
  }

  async #remove(index: number): Promise<void> {
    this.#change(() => this.session.removeRow(this.field.path, index));
    this.context.announce(fillText(this.context.texts.rowRemoved, { row: index + 1 }));
    await this.updateComplete;
    const buttons = this.querySelectorAll<HTMLElement>('tbody .row-actions button:last-child');
    (buttons[Math.min(index, buttons.length - 1)] ?? this.querySelector<HTMLElement>('.row-add'))?.focus();
  }

  readonly #keys = (event: KeyboardEvent): void => {
    const cell = (event.target as Element).closest('td[data-column]');
    const row = cell?.closest('tr');
    const body = row?.closest('tbody');
    if (!cell || !row || !body) return;
    const index = [...body.rows].indexOf(row);
    const rows = body.rows.length;
    if (event.key === 'Enter' && event.ctrlKey && this.#mayEditRows && !this.#full(rows)) {
      event.preventDefault();
      event.stopPropagation();
      void this.#add(index + 1);
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const next = index + (event.key === 'ArrowUp' ? -1 : 1);
      if (next < 0 || next >= rows) return;
      event.preventDefault();
      event.stopPropagation();
      void this.focusCell(next, cell.getAttribute('data-column') ?? '');
    }
  };
}

function widthOf(column: CompiledField): string {
  const width = column.element.options?.['width'];
  return width === 'narrow' || width === 'wide' ? width : 'normal';
}
