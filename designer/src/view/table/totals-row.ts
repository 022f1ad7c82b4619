import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import { fieldKindOf, fieldName, fieldTitle, formatValue } from '@yunliu/engine/forms';
import type { CompiledField } from '@yunliu/engine/forms';
import type { FieldContext } from '../fields/field-context.js';
import type { EditedRow } from '../form/form-session.js';

/** The last row of a table with the sums of its columns; nothing where no column has one. */
export function totalsRow(
  columns: readonly CompiledField[],
  rows: readonly EditedRow[],
  editable: boolean,
  { texts, locale }: FieldContext,
): TemplateResult | typeof nothing {
  const totals = columns.map((column) => columnTotal(column, rows));
  if (totals.every((total) => total === undefined)) return nothing;
  return html`<tfoot>
    <tr>
      <th scope="row" class="row-number">${texts.total}</th>
      ${columns.map(
        (column, index) =>
          html`<td class="kind-${fieldKindOf(column)}">
            ${totals[index] === undefined ? nothing : html`<span class="cell-label" aria-hidden="true">${fieldTitle(column, locale)}</span><span class="plain">${totals[index]}</span>`}
          </td>`,
      )}
      ${editable ? html`<td class="row-actions"></td>` : nothing}
    </tr>
  </tfoot>`;
}

/** Sum of a column with `options.total`, as text; undefined where the column has none. */
function columnTotal(column: CompiledField, rows: readonly EditedRow[]): string | undefined {
  if (column.element.options?.['total'] !== true) return undefined;
  const name = fieldName(column);
  const numbers = rows
    .map((row): Json | undefined => row.values[name])
    .filter((value): value is number => typeof value === 'number');
  // Sums of decimals carry binary dust (0.1 + 0.2); fourteen digits are exact enough for any form and free of it.
  const sum = Number(numbers.reduce((total, value) => total + value, 0).toPrecision(14));
  return formatValue(column, sum);
}
