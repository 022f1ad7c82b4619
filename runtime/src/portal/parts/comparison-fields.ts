import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConditionFields } from '../../api/index.js';
import { t } from '../locales/index.js';
import type { Comparison } from './condition-text.js';

type Field = ConditionFields['fields'][number];

const COMPARISONS: { readonly [kind in Field['kind']]: readonly Comparison['is'][] } = {
  number: ['<', '<=', '>', '>=', '=', '!='],
  date: ['<', '<=', '>', '>=', '='],
  text: ['=', '!='],
  choice: ['=', '!='],
  flag: ['='],
};

/** The field that is compared; the first until one is chosen. */
export function comparedField(fields: readonly Field[], comparison: Comparison): Field | undefined {
  return fields.find(({ name }) => name === comparison.field) ?? fields[0];
}

/** A field, how it is compared, and with what. */
export function comparisonFields(
  fields: readonly Field[],
  comparison: Comparison,
  onChange: (comparison: Comparison) => void,
): TemplateResult {
  const texts = t().operations.substitutions;
  const field = comparedField(fields, comparison);
  if (field === undefined) return html``;
  const set = (change: Partial<Comparison>): void => {
    onChange({ ...comparison, field: field.name, ...change });
  };
  const options =
    field.kind === 'flag'
      ? [
          { value: 'true', title: texts.yes },
          { value: 'false', title: texts.no },
        ]
      : field.options;
  return html`<div class="comparison">
    <select
      aria-label=${texts.field}
      data-testid="condition-field"
      @change=${(event: Event) => {
        const name = (event.target as HTMLSelectElement).value;
        const kind = fields.find((one) => one.name === name)?.kind ?? 'text';
        onChange({ field: name, is: COMPARISONS[kind][0] ?? '=', value: '' });
      }}
    >
      ${fields.map(({ name, title }) => html`<option value=${name} ?selected=${name === field.name}>${title}</option>`)}
    </select>
    <select
      aria-label=${texts.comparison}
      @change=${(event: Event) => set({ is: (event.target as HTMLSelectElement).value as Comparison['is'] })}
    >
      ${COMPARISONS[field.kind].map((is) => html`<option value=${is} ?selected=${is === comparison.is}>${texts.comparisons[is]}</option>`)}
    </select>
    ${
      options === undefined
        ? html`<input
            type=${field.kind === 'number' ? 'number' : field.kind === 'date' ? 'date' : 'text'}
            step="any"
            aria-label=${texts.value}
            data-testid="condition-value"
            .value=${comparison.value}
            @input=${(event: Event) => set({ value: (event.target as HTMLInputElement).value })}
          />`
        : html`<select
            aria-label=${texts.value}
            data-testid="condition-value"
            @change=${(event: Event) => set({ value: (event.target as HTMLSelectElement).value })}
          >
            <option value="">${t().operations.suspensions.choose}</option>
            ${options.map(({ value, title }) => html`<option value=${value} ?selected=${value === comparison.value}>${title}</option>`)}
          </select>`
    }
  </div>`;
}
