import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { markSigns } from './flow-marks.js';
import type { FlowTexts } from './flow-texts.js';

/** What the colours of an instance's drawing mean. */
export function legendTemplate(texts: FlowTexts): TemplateResult {
  const item = (mark: keyof typeof markSigns): TemplateResult =>
    html`<li>
      <svg width="18" height="14" viewBox="-1 -1 18 14" aria-hidden="true">
        ${svg`<g class=${`node ${mark}`}><rect class="outline" width="16" height="12" rx="3"/></g>`}
      </svg>
      ${markSigns[mark]} ${texts[mark]}
    </li>`;
  return html`<ul class="legend" aria-label=${texts.legend}>
    ${item('done')} ${item('active')} ${item('open')}
  </ul>`;
}
