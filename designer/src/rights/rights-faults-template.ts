import { html, nothing, type TemplateResult } from 'lit';
import type { RightsFault } from './rights-fault.js';
import type { RightsView } from './rights-view.js';

/** What the check of rights found, each with what mends it. */
export function faultsTemplate(
  view: RightsView,
  show: (fault: RightsFault) => void,
  mend: (fault: RightsFault) => void,
): TemplateResult {
  const { texts, faults, locale } = view;
  if (faults.length === 0) return html`<p class="faults none">${texts.noFaults}</p>`;
  return html`<details class="faults" ?open=${faults.some(({ severity }) => severity !== 'note')}>
    <summary>${texts.faults}<span class="badge">${texts.faultCount(faults.length)}</span></summary>
    <ul>
      ${faults.map(
        (fault) =>
          html`<li class=${fault.severity}>
            <span class="mark ${fault.severity}" aria-hidden="true">${fault.severity === 'note' ? 'i' : '!'}</span>
            <span class="grow">${fault.message[locale]}</span>
            <span class="line">
              <button type="button" class="plain" data-show=${fault.path} @click=${() => show(fault)}>
                ${texts.show}
              </button>
              ${
                fault.fix === undefined || view.isReadonly
                  ? nothing
                  : html`<button type="button" data-fix=${fault.code} @click=${() => mend(fault)}>
                      ${fault.fix.title[locale]}
                    </button>`
              }
            </span>
          </li>`,
      )}
    </ul>
  </details>`;
}
