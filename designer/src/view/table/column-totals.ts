import type { Json } from '@yunliu/engine/definition';
import { fieldName, formatValue } from '@yunliu/engine/forms';
import type { CompiledField } from '@yunliu/engine/forms';
import type { EditedRow } from '../form/form-session.js';

/** Sum of a column with `options.total`, as text; undefined where the column has none. */
export function columnTotal(column: CompiledField, rows: readonly EditedRow[]): string | undefined {
  if (column.element.options?.['total'] !== true) return undefined;
  const name = fieldName(column);
  const numbers = rows
    .map((row): Json | undefined => row.values[name])
    .filter((value): value is number => typeof value === 'number');
  // Sums of decimals carry binary dust (0.1 + 0.2); fourteen digits are exact enough for any form and free of it.
  const sum = Number(numbers.reduce((total, value) => total + value, 0).toPrecision(14));
  return formatValue(column, sum);
}
