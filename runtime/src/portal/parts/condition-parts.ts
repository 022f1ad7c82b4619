import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConditionPart } from '../../api/index.js';
import { t } from '../locales/index.js';

/** Parts of a condition, each with whether it holds and the values it read. */
export function conditionParts(parts: readonly ConditionPart[]): TemplateResult {
  const { explain } = t().operations;
  return html`<ul class="conditions">
    ${parts.map(
      ({ text, met, values }) =>
        html`<li class=${met}>
          <span class=${met === 'yes' ? 'chip ok' : 'chip off'}>${explain.met[met]}</span>
          <code translate="no">${text}</code>
          ${
            values.length === 0
              ? nothing
              : html`<ul class="condition-values">
                  ${values.map(
                    ({ title, value, hidden }) =>
                      html`<li>${explain.value(title, hidden === true ? explain.hidden : (value ?? ''))}</li>`,
                  )}
                </ul>`
          }
        </li>`,
    )}
  </ul>`;
}
