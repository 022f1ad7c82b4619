import { html, nothing, type TemplateResult } from 'lit';
import { beforeSentence } from '../controls/index.js';
import { faultsOf, type PanelContext } from './panel-context.js';

/** Faults of what has no control of ours. */
export function renderFaults(context: PanelContext, pointer: string, within: boolean): TemplateResult | typeof nothing {
  const faults = faultsOf(context, pointer, within);
  if (faults.length === 0) return nothing;
  return html`<ul class="faults">
    ${faults.map(
      ({ text: words, hint, severity, fixes }) =>
        html`<li class="fault ${severity}">
          ${hint === undefined ? words : html`${beforeSentence(words, context.design.locale)}<span>${hint}</span>`}
          ${(fixes ?? []).map(
            ({ title, run }) =>
              html`<button type="button" ?disabled=${context.readonly} @click=${run}>${title}</button>`,
          )}
        </li>`,
    )}
  </ul>`;
}
