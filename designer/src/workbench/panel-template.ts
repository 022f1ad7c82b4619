import { html, type TemplateResult } from 'lit';
import type { SidePanel } from './side-panel.js';
import { icon } from './workbench-icons.js';
import type { WorkbenchTexts } from './workbench-texts.js';

/** The properties beside the area, with a splitter; a sheet at the bottom where there is no room beside. */
export function panelTemplate(
  panel: SidePanel,
  texts: WorkbenchTexts,
  body: unknown,
  close: () => void,
): TemplateResult {
  return html`<div
      class="splitter"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${texts.resize}
      aria-valuenow=${panel.width}
      aria-valuemin=${panel.least}
      aria-valuemax=${panel.most}
      @pointerdown=${panel.onPointerDown}
      @keydown=${panel.onKey}
    ></div>
    <aside
      class="panel"
      data-region="properties"
      tabindex="-1"
      aria-label=${texts.properties}
      style=${`width:${panel.width}px`}
    >
      <div class="panel-head">
        <span>${texts.properties}</span>
        <button class="plain icon" type="button" aria-label=${texts.hideProperties} @click=${close}>
          ${icon('close', 13)}
        </button>
      </div>
      <div class="panel-body">${body}</div>
    </aside>`;
}
