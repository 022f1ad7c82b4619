import type { ConditionFields } from '../../api/index.js';

export interface Comparison {
  readonly field: string;
  readonly is: '=' | '!=' | '<' | '<=' | '>' | '>=';
  readonly value: string;
}

/** The comparison as FEEL; `undefined` = there is nothing to compare with yet. */
export function comparisonText(
  { field, is, value }: Comparison,
  kind: ConditionFields['fields'][number]['kind'],
): string | undefined {
  if (value.trim() === '') return undefined;
  if (kind === 'number') return Number.isFinite(Number(value)) ? `${field} ${is} ${Number(value)}` : undefined;
  if (kind === 'flag') return `${field} ${is} ${value}`;
  return `${field} ${is} ${JSON.stringify(value)}`;
}
