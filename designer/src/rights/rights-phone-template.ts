import { html, nothing, type TemplateResult } from 'lit';
import { writeCells, type RightsEdit, type Written } from './rights-edits.js';
import type { CellRange } from './rights-range.js';
import { cellOf, type RightsLine } from './rights-sheet-model.js';
import { faultsAt, rightOrder, type RightsView } from './rights-view.js';

/** Narrow: one step at a time, each field with its choice. */
export function phoneTemplate(
  view: RightsView,
  choose: (range: CellRange) => void,
  apply: (edit: RightsEdit) => void,
): TemplateResult {
  const { texts, sheet, rows } = view;
  const { column } = view.range.focus;
  const chooseStep = (next: number): void =>
    choose({ anchor: { row: 0, column: next }, focus: { row: 0, column: next } });
  const set = ({ path }: RightsLine, right: Written): void => {
    const state = sheet.columns[column]?.state;
    if (state !== undefined) apply(writeCells(sheet, [{ state, path, right }]));
  };
  return html`<label class="field step"
      ><span class="label">${texts.step}</span
      ><select name="step" @change=${(event: Event) => chooseStep(Number((event.target as HTMLSelectElement).value))}>
        ${sheet.columns.map(
          ({ title, around }, at) =>
            html`<option value=${at} ?selected=${at === column}>
              ${around === '' ? title : `${around} › ${title}`}
            </option>`,
        )}
      </select></label
    >
    <div class="phone">
      ${rows.map((row) =>
        row.kind === 'heading' ? html`<h3>${row.title}</h3>` : choicesTemplate(view, row, column, set),
      )}
    </div>`;
}

function choicesTemplate(
  view: RightsView,
  line: RightsLine,
  at: number,
  set: (line: RightsLine, right: Written) => void,
): TemplateResult | typeof nothing {
  const { texts, sheet, locale } = view;
  const column = sheet.columns[at];
  if (column === undefined) return nothing;
  const { right, own } = cellOf(sheet, line, column);
  const words = line.kind === 'table' ? texts.rowRights : texts.rights;
  const faults = [...faultsAt(view.faults, line.path, undefined), ...faultsAt(view.faults, line.path, column.state)];
  const title = line.kind === 'rest' ? texts.rest : line.title;
  const choice = (value: Written, word: string): TemplateResult =>
    html`<label class=${value === null ? 'default' : `is-${value}`}
      ><input
        type="radio"
        name=${`${column.state}/${line.path}`}
        value=${value ?? 'default'}
        .checked=${(own ?? null) === value}
        ?disabled=${view.isReadonly || (line.written && (value === 'edit' || value === 'required'))}
        @change=${() => set(line, value)}
      /><span>${word}</span></label
    >`;
  return html`<fieldset class=${`row-${line.kind}`} style="--depth: ${line.depth}">
    <legend>
      ${title} ${line.kind === 'table' ? html`<span class="tag">${texts.rows}</span>` : nothing}
      ${line.written ? html`<span class="tag">${texts.written}</span>` : nothing}
    </legend>
    <div class="choices">
      ${choice(null, own === undefined ? `${words[right]}*` : texts.byDefault)}
      ${rightOrder.map((one) => choice(one, words[one]))}
    </div>
    ${faults.map(({ message, severity }) => html`<p class=${severity}>${message[locale]}</p>`)}
  </fieldset>`;
}
